/**
 * Checking certificates inside the program, and handing out what others need to check them without it. Not here: what
 * a seal is answered (domain/seal.ts, vault/seal.ts), the control page itself (vault/control-page.ts).
 */
import { basename } from 'node:path';
import type { checkingContract } from '#contract/checking.ts';
import type { OutputOf } from '#contract/index.ts';
import { readAsked, type Asked } from '#domain/asked.ts';
import type { PlainDate } from '#domain/dates.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { checkCode, readCheckCode, type CheckAnswer, type RevocationList } from '#domain/seal.ts';
import { readSealText } from '#domain/seal-text.ts';
import { makeControlPage } from '../../vault/control-page.ts';
import { sha256 } from '../../sha256.ts';
import { listGivenPrefixes } from '../../store/certificates/given-numbers.ts';
import { findCurrentKey, listLastIssued, retireIssuerKey } from '../../store/certificates/issuer-keys.ts';
import { giveListNumber } from '../../store/certificates/list-numbers.ts';
import { getOrganisation } from '../../store/register/organisation.ts';
import { getParticipant } from '../../store/participants/participants.ts';
import {
  countIssued,
  findDisposed,
  findSealed,
  findStatus,
  listStatuses,
  type DisposedCertificate,
  type SealedCertificate,
} from '../../store/certificates/certificate-status.ts';
import type { ReadStore } from '../../store/base/store.ts';
import { prepareSave, readLimited } from '../../files/files.ts';
import { credentialFileName, readCredential } from '../../vault/credential.ts';
import { checkSeal, makeRevocationList, sealDigest } from '../../vault/seal.ts';
import { mayName } from './certificate-output.ts';
import { done, doneSaving, type CommandContext, type Handlers, type QueryContext } from '../frame/handler.ts';
import { currentIssuerKey, makeIssuerKey, publicKeys } from './issuer-key.ts';
import { controlPageOutlook } from './control-page-due.ts';
import { readSettings } from '../../store/base/settings.ts';

type Checked = OutputOf<'check.text'>;

const megabyte = 1024 * 1024;
const largestFile = 20 * megabyte;

const answerSeal = async ({ store, today }: QueryContext, seal: string): Promise<CheckAnswer> =>
  checkSeal(seal, await publicKeys(store, { today }), (number) => findStatus(store, number));

/** Mutable arrays, as the contract's types have them. */
const described = (answer: CheckAnswer): Checked['answer'] => structuredClone(answer) as Checked['answer'];

/** What this register holds under a code, a number or a file: for those who may see the name on it. */
const answerOwn = async (
  context: QueryContext,
  own: SealedCertificate,
  fileIsAsIssued: boolean | null,
): Promise<Decision<Checked>> => {
  const permitted = await mayName(context, await getParticipant(context.store, own.participantId));
  if (!permitted.ok) return permitted;
  const answer = own.seal === null ? ({ kind: 'notOurs' } as const) : await answerSeal(context, own.seal);
  return accept({ answer: described(answer), certificateId: own.id, fileIsAsIssued });
};

/** What this register's numbers begin with; those of a register that has issued nothing yet will begin so. */
const knownPrefixes = async (store: ReadStore): Promise<readonly string[]> => [
  ...new Set([...(await listGivenPrefixes(store)), (await readSettings(store)).certificatePrefix]),
];

/** A number or a check code that no certificate of this register has. */
const unknownHere = (asked: Exclude<Asked, { kind: 'other' }>): Checked => ({
  answer:
    asked.kind === 'number'
      ? { kind: asked.isOwn === true ? 'unknownNumber' : 'foreignNumber', number: asked.number }
      : asked.kind === 'checkCode'
        ? { kind: 'unknownCode', code: asked.code }
        : asked,
  certificateId: null,
  fileIsAsIssued: null,
});

/** The number and what it stood for; the name went with the person. */
const disposed = (gone: DisposedCertificate, fileIsAsIssued: boolean | null): Checked => ({
  answer: { kind: 'disposedOf', ...gone, modules: [...gone.modules] },
  certificateId: null,
  fileIsAsIssued,
});

/** The same seal, however it was copied. */
const isSameSeal = (one: string, other: string): boolean => {
  const [a, b] = [readSealText(one), readSealText(other)];
  return a.kind === 'bytes' && b.kind === 'bytes' && Buffer.compare(a.bytes, b.bytes) === 0;
};

/**
 * What a seal is answered here, where all that was issued is known: one that this register's key signed and the register
 * does not hold is told as that and never as valid, because whoever could open the register once could sign it.
 */
const answerHere = async (
  context: QueryContext,
  seal: string,
): Promise<Pick<Checked, 'answer' | 'certificateId'>> => {
  const { store } = context;
  const answer = await answerSeal(context, seal);
  if (!('claims' in answer)) return { answer: described(answer), certificateId: null };
  const own = await findSealed(store, { number: answer.claims.number });
  if (own?.seal != null && isSameSeal(own.seal, seal))
    return { answer: described(answer), certificateId: own.id };
  const isDisposed =
    (await findDisposed(store, { checkCode: checkCode(sealDigest(seal.trim())) })) !== undefined;
  if (isDisposed || answer.kind === 'keyNotInUse') return { answer: described(answer), certificateId: null };
  const { claims, issuer } = structuredClone(answer) as Extract<Checked['answer'], { kind: 'valid' }>;
  return { answer: { kind: 'notInRegister', claims, issuer }, certificateId: null };
};

/** The page and the list hold the same: every number that no longer counts, as of now. */
const revocationList = async ({ store, now }: CommandContext): Promise<RevocationList> => ({
  issuer: (await getOrganisation(store)).name,
  number: await giveListNumber(store, now),
  madeAt: now,
  rows: await listStatuses(store),
});

const later = (day: PlainDate, other: PlainDate | null): PlainDate =>
  other !== null && other > day ? other : day;

export const checkingHandlers: Handlers<typeof checkingContract> = {
  'check.text': async (context, { text }) => {
    const { store } = context;
    const asked = readAsked(text, await knownPrefixes(store));
    const code = readCheckCode(text);
    const number = asked.kind === 'number' ? asked.number : text.toUpperCase();
    const own =
      (code === undefined ? undefined : await findSealed(store, { checkCode: code })) ??
      (await findSealed(store, { number }));
    if (own) return answerOwn(context, own, null);
    const gone =
      (code === undefined ? undefined : await findDisposed(store, { checkCode: code })) ??
      (await findDisposed(store, { number }));
    if (gone) return accept(disposed(gone, null));
    const here = await answerHere(context, text);
    if (here.answer.kind === 'notOurs' && asked.kind !== 'other') return accept(unknownHere(asked));
    return accept({ ...here, fileIsAsIssued: null });
  },

  'check.file': async (context) => {
    const { store, path } = context;
    const read = readLimited(path, largestFile);
    if (!read.ok) return read;
    const own = await findSealed(store, { pdfSha256: sha256(read.value) });
    if (own) return answerOwn(context, own, true);
    const gone = await findDisposed(store, { pdfSha256: sha256(read.value) });
    if (gone) return accept(disposed(gone, true));
    const attached = await context.readOutside('attached', { pdf: read.value, name: credentialFileName });
    if (attached === 'unfinished') return refuse({ kind: 'readingUnfinished', name: basename(path) });
    const credential = attached && (await readCredential(attached));
    if (credential?.kind !== 'read')
      return accept({
        answer: { kind: credential?.kind ?? 'notOurs' },
        certificateId: null,
        fileIsAsIssued: null,
      });
    const here = await answerHere(context, credential.seal);
    // Somebody else's file cannot be compared with what they issued.
    return accept({ ...here, fileIsAsIssued: here.certificateId === null ? null : false });
  },

  'check.exportPage': async (context) => {
    const { store, path } = context;
    const key = await currentIssuerKey(store, context);
    const settings = await readSettings(store);
    const page = makeControlPage(context.resources, {
      issuer: (await getOrganisation(store)).name,
      contact: settings.contact,
      keys: await publicKeys(store, context),
      list: makeRevocationList(await revocationList(context), key),
      prefixes: await knownPrefixes(store),
    });
    const file = prepareSave(path, new TextEncoder().encode(page));
    if (!file.ok) return file;
    return doneSaving({}, { what: 'controlPage.exported', subjectId: key.keyId }, file.value);
  },

  'check.exportList': async (context) => {
    const key = await currentIssuerKey(context.store, context);
    const list = makeRevocationList(await revocationList(context), key);
    const file = prepareSave(context.path, new TextEncoder().encode(`${list}\n`));
    if (!file.ok) return file;
    return doneSaving({}, { what: 'revocationList.exported', subjectId: key.keyId }, file.value);
  },

  'issuerKey.renew': async (context) => {
    const { store, today } = context;
    const old = await findCurrentKey(store);
    // The clock may stand behind; what was signed with it stays valid.
    if (old)
      await retireIssuerKey(
        store,
        old.keyId,
        later(today, (await listLastIssued(store)).get(old.keyId) ?? null),
      );
    const { keyId } = await makeIssuerKey(store, context);
    return done(
      { keyId },
      {
        what: 'issuerKey.renewed',
        subjectId: keyId,
        before: { keyId: old?.keyId ?? null },
        after: { keyId },
      },
    );
  },

  'check.summary': async (context) => {
    const { store } = context;
    const standings = await listStatuses(store);
    const { savedAt, due } = await controlPageOutlook(store);
    return accept({
      keys: (await publicKeys(store, context)).map(({ keyId, validFrom, validUntil }) => ({
        keyId,
        validFrom,
        validUntil,
      })),
      issued: await countIssued(store),
      replaced: standings.filter(({ kind }) => kind === 'replaced').length,
      revoked: standings.filter(({ kind }) => kind === 'revoked').length,
      pageSavedAt: savedAt,
      pageDue: due,
    });
  },
};
