/**
 * One certificate from a choice of approved validations, in two phases: gather, decide, number, seal, render and look
 * through; then, in the transaction, freeze and certify. Issue, replacement, batches and previews all go through here.
 * Not here: the calls (certificates.ts), what the facts are (certificate-facts.ts), what a seal says (domain/seal.ts).
 */
import type { ParsedInputOf } from '#contract/index.ts';
import { factsText, type CertificateFacts } from '#domain/certificate-facts.ts';
import {
  certificateNumber,
  decideIssue,
  decideReplacement,
  nextRunningNumber,
  type Replaceable,
} from '#domain/certificate.ts';
import type { CertificateId } from '#domain/ids.ts';
import { changeableTexts, printableFacts } from '#domain/paper-letters.ts';
import { isProofRead } from '#domain/proof-reading.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { checkCode, sealChoices, type SealClaims } from '#domain/seal.ts';
import type { Settings } from '#domain/settings.ts';
import type { CertificateSeal, CertificateSigner } from '../../pdf/index.ts';
import { missingGlyphs } from '../../pdf/glyphs.ts';
import { listAchievements, type Achievement } from '../../store/validations/achievements.ts';
import { sha256 } from '../../sha256.ts';
import {
  appendCertificateEvents,
  insertCertificate,
  lastRunningNumber,
} from '../../store/certificates/certificates.ts';
import {
  findCurrentKey,
  insertIssuerKey,
  type StoredIssuerKey,
} from '../../store/certificates/issuer-keys.ts';
import { getOrganisation, listWorkshops } from '../../store/register/organisation.ts';
import { findLatestReading } from '../../store/certificates/proof-readings.ts';
import { findParticipant, type Participant } from '../../store/participants/participants.ts';
import type { ReadStore } from '../../store/base/store.ts';
import { listUsers } from '../../store/register/users.ts';
import { appendSteps } from '../../store/validations/validations.ts';
import { credentialFileName, makeCredential } from '../../vault/credential.ts';
import { sealFile } from '../../vault/file-seal.ts';
import { makeSeal, sealDigest, unsignedSeal } from '../../vault/seal.ts';
import { areApprovalsProven } from './proven-approvals.ts';
import { certificateFacts, isPartialAchievement } from './certificate-facts.ts';
import { certificateLook } from './certificate-look.ts';
import { mayName } from './certificate-output.ts';
import { signerNow } from './document-key.ts';
import { MadeTooEarly, type CommandContext, type QueryContext } from '../frame/handler.ts';
import { newIssuerKey } from './issuer-key.ts';
import { mayLeave } from '../frame/paper-check.ts';
import { pdfRoom } from '../frame/pdf-room.ts';
import { checkPrintable } from '../frame/printable.ts';
import { readSettings } from '../../store/base/settings.ts';

export type Choice = ParsedInputOf<'certificate.issue'>;

type Gathering = Pick<QueryContext, 'store' | 'today' | 'isPractice' | 'viewer'>;

/** What a certificate would state if it were issued now, before it is sealed and drawn. */
type Prepared = {
  readonly choice: Choice;
  readonly participant: Participant;
  readonly settings: Settings;
  readonly prefix: string;
  readonly year: number;
  readonly runningNumber: number;
  readonly facts: CertificateFacts;
  /** Signs of frozen texts that no font has, and that something else stands for in the facts. */
  readonly replacedSigns: readonly string[];
  /** In the register's own order of states: what the issue has to certify. */
  readonly achievements: readonly Achievement[];
};

const gatherAchievements = async (
  { store }: Gathering,
  choice: Choice,
): Promise<Decision<readonly Achievement[]>> => {
  const ids = [...new Set(choice.validationIds)];
  const achievements = await listAchievements(store, ids);
  return achievements.length < ids.length
    ? refuse({ kind: 'notFound', what: 'validation' })
    : accept(achievements);
};

/** `original` is the certificate to be replaced, if any. Refuses everything that an issue refuses. */
export const prepare = async (
  context: Gathering,
  choice: Choice,
  original: Replaceable | null = null,
): Promise<Decision<Prepared>> => {
  const { store, today, isPractice } = context;
  const participant = await findParticipant(store, choice.participantId);
  if (!participant) return refuse({ kind: 'notFound', what: 'participant' });
  const permitted = await mayName(context, participant);
  if (!permitted.ok) return permitted;
  const achievements = await gatherAchievements(context, choice);
  if (!achievements.ok) return achievements;
  const chosen = achievements.value.map((achievement) => ({
    ...achievement,
    isPartial: isPartialAchievement(achievement),
  }));
  const kind =
    original === null
      ? decideIssue(participant.id, chosen)
      : decideReplacement(original, participant.id, chosen);
  if (!kind.ok) return kind;
  const proven = await areApprovalsProven(store, achievements.value);
  if (!proven.ok) return proven;
  const letters = missingGlyphs(choice.nameOnCertificate);
  if (letters.length > 0) return refuse({ kind: 'nameHasUnknownLetters', letters });

  const settings = await readSettings(store);
  const users = new Map((await listUsers(store)).map((user) => [user.id, user]));
  const workshop = (await listWorkshops(store)).find(({ id }) => id === participant.workshopId);
  const prefix = settings.certificatePrefix;
  const year = Number(today.slice(0, 4));
  const runningNumber = nextRunningNumber(
    await lastRunningNumber(store, prefix, year),
    settings.firstRunningNumber,
  );
  const stated = certificateFacts({
    number: certificateNumber(prefix, year, runningNumber),
    kind: kind.value,
    achievements: achievements.value,
    holder: {
      nameOnCertificate: choice.nameOnCertificate,
      language: participant.language,
      birth: choice.birth,
      birthDate: participant.birthDate,
      birthYear: participant.birthYear,
      workshopName: workshop?.name ?? '',
      hasProtectedIdentity: participant.hasProtectedIdentity,
    },
    organisationName: (await getOrganisation(store)).name,
    settings,
    userOf: (id) => users.get(id),
    issuedOn: today,
    isPractice,
    replaces: original?.number ?? null,
  });
  const { facts, replaced } = printableFacts(stated, (sign) => missingGlyphs(sign).length === 0);
  const printable = checkPrintable([
    ...changeableTexts(facts),
    ['textAbove', settings.textAbove],
    ['textBelow', settings.textBelow],
  ]);
  if (!printable.ok) return printable;
  return accept({
    replacedSigns: replaced,
    choice,
    participant,
    settings,
    prefix,
    year,
    runningNumber,
    facts,
    achievements: achievements.value,
  });
};

/** The fullest seal that a code readable from paper can hold; undefined when none can. */
export const fittingSeal = async (
  facts: CertificateFacts,
  text: string,
  seal: (claims: SealClaims) => string,
): Promise<string | undefined> => {
  const { largestQrVersion, qrVersion } = await pdfRoom();
  // One after another: a signature is made only for what is tried.
  for (const claims of sealChoices(facts, sha256(text))) {
    const sealed = seal(claims);
    if (qrVersion(sealed) <= largestQrVersion) return sealed;
  }
  return undefined;
};

/** What the paper is made of. */
type Drawable = Pick<Prepared, 'facts' | 'settings'>;

type Drawn = { readonly pdf: Uint8Array; readonly seal: string; readonly checkCode: string };

const draw = async (
  store: ReadStore,
  { facts, settings }: Drawable,
  seal: (claims: SealClaims) => string,
  credential: (seal: string) => Promise<Uint8Array>,
  signing: {
    readonly signer: CertificateSigner | null;
    readonly sealFile: NonNullable<CertificateSeal['sealFile']>;
  } | null = null,
): Promise<Decision<Drawn>> => {
  const { renderCertificate, UnprintableText } = await pdfRoom();
  const text = await fittingSeal(facts, factsText(facts), seal);
  if (text === undefined) return refuse({ kind: 'sealTooLong' });
  const code = checkCode(sealDigest(text));
  try {
    const pdf = await renderCertificate(
      facts,
      await certificateLook(store, settings, facts),
      {
        qr: text,
        checkCode: code,
        address: settings.controlAddress,
        ...(signing && { sealFile: signing.sealFile }),
      },
      { name: credentialFileName, bytes: await credential(text) },
      signing?.signer,
    );
    return accept({ pdf, seal: text, checkCode: code });
  } catch (error) {
    // The fonts of the paper know best: what was not found before is told all the same.
    if (error instanceof UnprintableText)
      return refuse({ kind: 'textHasUnknownLetters', field: 'other', letters: error.letters });
    throw error;
  }
};

/** The pages as they would be, with a code that proves nothing: nobody leaves with a paper that was never issued. */
export const drawPreview = async (store: ReadStore, drawable: Drawable): Promise<Decision<Uint8Array>> => {
  const { controlAddress } = drawable.settings;
  const drawn = await draw(
    store,
    drawable,
    (claims) => unsignedSeal(claims, controlAddress),
    () => Promise.resolve(new TextEncoder().encode('{}')),
  );
  return drawn.ok ? accept(drawn.value.pdf) : drawn;
};

/** A certificate that is drawn, signed and looked through, and not yet in the register. */
export type Ready = {
  readonly prepared: Prepared;
  readonly id: CertificateId;
  readonly key: StoredIssuerKey;
  readonly drawn: Drawn;
};

/** Drawn, sealed under `key`, stamped by `signer` and looked through: what takes time. Refuses what the last door refuses. */
export const drawReady = async (
  { store, newId, checkPaper }: Pick<QueryContext, 'store' | 'newId' | 'checkPaper'>,
  drawable: Drawable,
  key: StoredIssuerKey,
  signer: CertificateSigner | null,
): Promise<Decision<Pick<Ready, 'id' | 'key' | 'drawn'>>> => {
  const { facts, settings } = drawable;
  const id = newId<CertificateId>();
  const drawn = await draw(
    store,
    drawable,
    (claims) => makeSeal(claims, key, settings.controlAddress),
    (seal) => makeCredential(facts, key, { id, seal }),
    { signer, sealFile: (file, stamp) => sealFile(file, facts.number, stamp, key) },
  );
  if (!drawn.ok) return drawn;
  const may = await mayLeave(checkPaper, drawn.value.pdf);
  return may.ok ? accept({ id, key, drawn: drawn.value }) : may;
};

/**
 * Everything that takes time, before the transaction: nothing is numbered by it. Refuses everything that an issue
 * refuses, and what the last door refuses (frame/paper-check.ts).
 */
export const makeReady = async (
  context: QueryContext,
  choice: Choice,
  original: Replaceable | null = null,
): Promise<Decision<Ready>> => {
  const { store, now } = context;
  const prepared = await prepare(context, choice, original);
  if (!prepared.ok) return prepared;
  const read = isProofRead(await findLatestReading(store, prepared.value.participant.id), choice);
  if (!read.ok) return read;
  const signer = await signerNow(store, now);
  if (!signer.ok) return signer;
  const key = (await findCurrentKey(store)) ?? newIssuerKey(context);
  const ready = await drawReady(context, prepared.value, key, signer.value);
  return ready.ok ? accept({ ...ready.value, prepared: prepared.value }) : ready;
};

export type Issued = {
  readonly id: CertificateId;
  readonly facts: CertificateFacts;
  readonly participant: Participant;
  readonly sha256: string;
  readonly replacedSigns: readonly string[];
};

/** For the log: that the paper says something with other signs than the register. */
export const replacedIn = ({ replacedSigns }: Pick<Prepared, 'replacedSigns'>) =>
  replacedSigns.length === 0 ? {} : { replacedSigns };

/**
 * Freezes a certificate that was made ready in the register and certifies its validations. Everything is gathered and
 * decided once more: throws `MadeTooEarly` when it would now state something else.
 */
export const issue = async (
  context: CommandContext,
  { prepared, id, key, drawn }: Ready,
  original: Replaceable | null = null,
): Promise<Decision<Issued>> => {
  const { store, newId, now, user } = context;
  const again = await prepare(context, prepared.choice, original);
  if (!again.ok) return again;
  const read = isProofRead(await findLatestReading(store, again.value.participant.id), prepared.choice);
  if (!read.ok) return read;
  const current = await findCurrentKey(store);
  if (JSON.stringify(again.value) !== JSON.stringify(prepared) || (current && current.keyId !== key.keyId))
    throw new MadeTooEarly();
  if (!current) await insertIssuerKey(store, key, now);
  const { participant, facts, prefix, year, runningNumber, achievements } = prepared;
  const { pdf, seal, checkCode: code } = drawn;
  const digest = sha256(pdf);
  await insertCertificate(store, {
    id,
    prefix,
    year,
    runningNumber,
    participantId: participant.id,
    facts,
    searchName: participant.hasProtectedIdentity ? (participant.alias ?? '') : facts.holder.name,
    validationIds: achievements.map(({ validationId }) => validationId),
    pdf,
    sha256: digest,
    issuedAt: now,
    issuedBy: user.userId,
    seal,
    checkCode: code,
    keyId: key.keyId,
    replacesId: original?.id ?? null,
  });
  await appendCertificateEvents(store, [
    { id: newId(), certificateId: id, what: 'issued', at: now, by: user.userId },
  ]);
  const approved = achievements.filter(({ state }) => state === 'approved');
  const certified = { step: 'certified', at: now, by: user.userId } as const;
  await appendSteps(
    store,
    approved.map(({ validationId }) => ({ id: newId(), validationId, ...certified })),
  );
  return accept({ id, facts, participant, sha256: digest, replacedSigns: prepared.replacedSigns });
};
