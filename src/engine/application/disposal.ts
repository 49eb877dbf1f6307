/**
 * Gallring: limits by decision, who is due, one proposes, another carries out, and copies that still hold what is gone.
 * Not here: the rules (domain/disposal.ts), removing rows (store/disposing.ts), the paper (disposal-protocol.ts).
 */
import { join } from 'node:path';
import { setImmediate as otherWork } from 'node:timers/promises';
import type { disposalContract } from '#contract/disposal.ts';
import { disposalEvent, emptiedRowsText } from '#domain/audit.ts';
import { swedishDay, type Instant } from '#domain/dates.ts';
import {
  checkLimits,
  dueOn,
  isDue,
  mayCarryOut,
  mayPropose,
  noLimits,
  type DisposalLimits,
} from '#domain/disposal.ts';
import type { DisposalId, DocumentId, ParticipantId } from '#domain/ids.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { listEmptied, sha256 } from '../store/audit.ts';
import {
  beginDisposal,
  countDrafts,
  endDisposal,
  findProtocol,
  findWaiting,
  insertDisposal,
  listDone,
  listLeft,
  markCleaned,
  withdrawDisposal,
  type Disposal,
} from '../store/disposals.ts';
import {
  disposeOfDrafts,
  disposeOfLooseAttachments,
  disposeOfPerson,
  mergeSearchIndex,
  nothingDisposed,
  packFile,
  whileDisposing,
  type DisposalCounts,
} from '../store/disposing.ts';
import { getOrganisation, readSetting, writeSetting } from '../store/organisation.ts';
import { inTransaction, type ReadStore } from '../store/store.ts';
import { dropCopy } from '../vault/copies.ts';
import type { CopyKeeper } from './copy-keeper.ts';
import { protocolModel } from './disposal-protocol.ts';
import { done, signedDone, type CommandContext, type Handlers, type QueryContext } from './handler.ts';
import { databaseFile, type OpenedRegister } from './open-register.ts';
import { pdfRoom } from './pdf-room.ts';
import { readSettings } from './settings.ts';
import { toSign } from './signing.ts';

const limitsKey = 'disposal';

const readLimits = async (store: ReadStore): Promise<DisposalLimits> => ({
  ...noLimits,
  ...((await readSetting(store, limitsKey)) as Partial<DisposalLimits> | undefined), // written by setLimits
});

const listDue = async ({ store, today, viewer }: Pick<QueryContext, 'store' | 'today' | 'viewer'>) => {
  const limits = await readLimits(store);
  const people = (await listLeft(store, viewer)).flatMap((person) => {
    const on = dueOn(person, limits);
    return on !== null && isDue(on, today) ? [{ ...person, dueOn: on }] : [];
  });
  return { limits, people, ids: new Set(people.map(({ id }) => id)) };
};

/** Drafts last kept before this are due; the beginning of time when they are kept for ever. */
const draftsBefore = ({ draftDays }: DisposalLimits, now: Instant): Instant =>
  new Date(draftDays === null ? 0 : Date.parse(now) - draftDays * 86_400_000).toISOString() as Instant;

const waitingById = async (store: ReadStore, id: DisposalId) => {
  const waiting = await findWaiting(store);
  return waiting?.id === id ? accept(waiting) : refuse({ kind: 'notFound', what: 'disposal' });
};

const add = (a: DisposalCounts, b: DisposalCounts): DisposalCounts => ({
  participants: a.participants + b.participants,
  validations: a.validations + b.validations,
  evidence: a.evidence + b.evidence,
  attachments: a.attachments + b.attachments,
  certificates: a.certificates + b.certificates,
  drafts: a.drafts + b.drafts,
  logRows: a.logRows + b.logRows,
});

/** One person after another. Reports progress; when it is stopped, nothing has been removed. */
const remove = async (
  { store, now, progress, signal }: CommandContext,
  { id, participantIds, withDrafts, limits }: Disposal,
): Promise<DisposalCounts> => {
  let counts = nothingDisposed;
  for (const [index, person] of participantIds.entries()) {
    counts = add(counts, await disposeOfPerson(store, person, id));
    progress(index + 1, participantIds.length);
    await otherWork();
    signal.throwIfAborted();
  }
  const drafts = withDrafts ? await disposeOfDrafts(store, draftsBefore(limits, now)) : 0;
  const attachments = await disposeOfLooseAttachments(store);
  await mergeSearchIndex(store);
  return add(counts, { ...nothingDisposed, drafts, attachments });
};

/** Held to be shown and saved; named by its day. */
const hold = async (
  { documents, newId }: Pick<QueryContext, 'documents' | 'newId'>,
  bytes: Uint8Array,
  at: Instant,
) => {
  const documentId = newId<DocumentId>();
  const fileName = `Gallringsprotokoll ${swedishDay(at)}.pdf`;
  documents.hold(documentId, { bytes, fileName, maySave: true, participantIds: [] });
  return { documentId, fileName, pageCount: await (await pdfRoom()).countPages(bytes) };
};

/**
 * New copies, then all older ones of this register go from every place that has a new one. Refuses `notCopied`, and
 * then removes none.
 */
const copyAnew = async (copies: CopyKeeper, opened: OpenedRegister): Promise<Decision<number>> => {
  const { local, chosen } = await copies.take(opened, 'manual');
  if (!local.isMade) return refuse({ kind: 'notCopied', trouble: local.trouble });
  if (chosen && !chosen.isMade) return refuse({ kind: 'notCopied', trouble: chosen.trouble });
  const kept = [local.copy.folder, ...(chosen ? [chosen.copy.folder] : [])];
  const old = copies
    .list()
    .filter(({ place, registerId }) => place !== 'found' && registerId === local.copy.registerId)
    .filter(({ folder }) => !kept.includes(folder));
  for (const { folder } of old) dropCopy(folder);
  return accept(old.length);
};

const about = (id: DisposalId) => ({ subject: { kind: 'disposal', id } });

export const disposalHandlers: Handlers<typeof disposalContract> = {
  'disposal.get': async (context, _input) => {
    const { store, user, now } = context;
    const { limits, people } = await listDue(context);
    const waiting = await findWaiting(store);
    return accept({
      limits,
      due: people
        .map(({ id, displayName, exitedOn, dueOn: on, hasCertificate }) => ({
          ...{ id, displayName, exitedOn, hasCertificate },
          dueOn: on,
        }))
        .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1)),
      drafts: await countDrafts(store, draftsBefore(limits, now)),
      waiting: waiting
        ? {
            id: waiting.id,
            at: waiting.proposedAt,
            byName: waiting.byName,
            isOwn: waiting.proposedBy === user.userId,
            participantIds: [...waiting.participantIds],
            withDrafts: waiting.withDrafts,
          }
        : null,
      done: (await listDone(store)).map((one) => ({ ...one, counts: { ...one.counts } })),
    });
  },

  'disposal.setLimits': async ({ store }, limits) => {
    const checked = checkLimits(limits);
    if (!checked.ok) return checked;
    const before = await readLimits(store);
    await writeSetting(store, limitsKey, limits satisfies DisposalLimits);
    return done(
      {},
      {
        what: 'disposal.limitsSet',
        subject: { kind: 'organisation', id: (await getOrganisation(store)).id },
        before,
        after: limits,
      },
    );
  },

  'disposal.propose': async (context, { participantIds, withDrafts }) => {
    const { store, newId, now, user } = context;
    const { limits, ids } = await listDue(context);
    const chosen: readonly ParticipantId[] = [...new Set(participantIds)];
    if (chosen.length === 0 && !withDrafts)
      return refuse({ kind: 'invalidInput', problems: [{ path: 'participantIds', message: 'required' }] });
    const may = mayPropose(await findWaiting(store), chosen, ids);
    if (!may.ok) return may;
    const id = newId<DisposalId>();
    const proposal = { id, limits, participantIds: chosen, withDrafts };
    await insertDisposal(store, { ...proposal, proposedAt: now, proposedBy: user.userId });
    return signedDone(
      { id },
      {
        what: 'disposal.proposed',
        ...about(id),
        after: { limits, participants: chosen.length, withDrafts },
      },
      await toSign(context, 'disposal.propose', { kind: 'disposal', id }),
    );
  },

  'disposal.withdraw': async ({ store, now }, { id }) => {
    const waiting = await waitingById(store, id);
    if (!waiting.ok) return waiting;
    await withdrawDisposal(store, id, now);
    return done({}, { what: 'disposal.withdrawn', ...about(id) });
  },

  'disposal.carryOut': async (context, { id }) => {
    const { store, now, today, user, register } = context;
    const waiting = await waitingById(store, id);
    if (!waiting.ok) return waiting;
    const disposal = waiting.value;
    const may = mayCarryOut(disposal, user.userId, (await listDue(context)).ids);
    if (!may.ok) return may;
    await beginDisposal(store, id, { at: now, by: user.userId });
    const counts = await whileDisposing(store, id, () => remove(context, disposal));
    const emptied = sha256(emptiedRowsText(await listEmptied(store, id)));
    const settings = await readSettings(store);
    const { renderReport } = await pdfRoom();
    const protocol = await renderReport(
      protocolModel(
        {
          ...{ limits: disposal.limits, participantIds: disposal.participantIds, counts, emptied },
          proposed: { at: disposal.proposedAt, name: disposal.byName },
          carriedOut: { at: now, name: user.name },
        },
        {
          organisation: (await getOrganisation(store)).name,
          writtenOn: today,
          accent: settings.accentColour,
          isPractice: register.opened()?.isPractice ?? false,
        },
      ),
    );
    const hash = sha256(protocol);
    await endDisposal(store, id, { counts, protocol, sha256: hash });
    return signedDone(
      await hold(context, protocol, now),
      {
        what: disposalEvent,
        ...about(id),
        after: { reference: disposal.limits.reference, counts, protocolSha256: hash, emptied },
      },
      await toSign(context, 'disposal.carryOut', { kind: 'disposal', id }),
    );
  },

  'disposal.protocol': async (context, { id }) => {
    const { store, register } = context;
    const stored = await findProtocol(store, id);
    if (!stored) return refuse({ kind: 'notFound', what: 'disposal' });
    if (sha256(stored.pdf) !== stored.sha256)
      return refuse({
        kind: 'registerDamaged',
        file: join(register.opened()?.folder ?? register.folder, databaseFile),
      });
    return accept(await hold(context, stored.pdf, stored.at));
  },

  'disposal.cleanUp': async ({ register, now }) => {
    const opened = register.opened();
    if (!opened || opened.copyOf !== null) return refuse({ kind: 'onlyLooking' });
    await packFile(opened.store);
    const { copies } = register;
    const removed = copies && opened.folder === register.folder ? await copyAnew(copies, opened) : accept(0);
    if (!removed.ok) return removed;
    await inTransaction(opened.store, (store) => markCleaned(store, now));
    return done(
      { removed: removed.value },
      {
        what: 'disposal.copiesRemoved',
        subject: { kind: 'register', id: 'copies' },
        after: { removed: removed.value },
      },
    );
  },
};
