/**
 * Gallring: limits by decision, who is due, one proposes, another carries out, and copies that still hold what is gone.
 * Not here: the rules (domain/disposal.ts), what is due and its removal (disposal-removal.ts), the paper
 * (disposal-protocol.ts).
 */
import type { disposalContract } from '#contract/disposal.ts';
import { disposalEvent, emptiedRowsText } from '#domain/audit.ts';
import { asOneList } from '#domain/copy-lines.ts';
import { swedishDay, type Instant, type PlainDate } from '#domain/dates.ts';
import { checkLimits, mayCarryOut, mayPropose, type DisposalLimits } from '#domain/disposal.ts';
import type { DisposalId } from '#domain/ids.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { listEmptied } from '../../store/register/audit.ts';
import { sha256 } from '../../sha256.ts';
import {
  beginDisposal,
  endDisposal,
  findProtocol,
  findWaiting,
  insertDisposal,
  listDone,
  markCleaned,
  withdrawDisposal,
} from '../../store/archive/disposals.ts';
import { packFile, whileDisposing } from '../../store/archive/disposing.ts';
import { getOrganisation } from '../../store/register/organisation.ts';
import { writeSetting, readSettings } from '../../store/base/settings.ts';
import { inTransaction, type ReadStore } from '../../store/base/store.ts';
import { dropCopy } from '../../files/copies.ts';
import { lookedAtIn, setAsideRoot } from '../../files/places.ts';
import type { CopyKeeper, OpenedRegister } from '../frame/register.ts';
import { protocolModel } from './disposal-protocol.ts';
import { countDue, limitsKey, listDue, readLimits, remove } from './disposal-removal.ts';
import { done, signedDone, type CommandContext, type Handlers, type QueryContext } from '../frame/handler.ts';
import { readWhole } from '../frame/stored-bytes.ts';
import { pdfRoom } from '../frame/pdf-room.ts';
import { showDocument } from '../frame/show-document.ts';

const waitingById = async (store: ReadStore, id: DisposalId) => {
  const waiting = await findWaiting(store);
  return waiting?.id === id ? accept(waiting) : refuse({ kind: 'notFound', what: 'disposal' });
};

/** Held to be shown and saved; named by its day. */
const hold = (context: QueryContext | CommandContext, bytes: Uint8Array, at: Instant) =>
  showDocument(context, {
    bytes,
    fileName: `Gallringsprotokoll ${swedishDay(at)}.pdf`,
    maySave: true,
    participantIds: [],
  });

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
  for (const { place, folder } of copies.survey(local.copy.at).none) if (place === 'local') dropCopy(folder);
  // What was set aside without an account is no copy, and holds a whole register.
  dropCopy(setAsideRoot(opened.folder));
  dropCopy(lookedAtIn(opened.folder));
  return accept(asOneList(old).length);
};

/** The earliest day first; of one day in the order they come in, which is that of people. */
const byDay = <T>(people: readonly T[], dayOf: (person: T) => PlainDate): readonly T[] =>
  people.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : Number(dayOf(a) > dayOf(b))));

export const disposalHandlers: Handlers<typeof disposalContract> = {
  'disposal.get': async (context, _input) => {
    const { store, user } = context;
    const { limits, due, forgotten, left } = await listDue(context);
    const waiting = await findWaiting(store);
    return accept({
      limits,
      due: byDay(due, ({ dueOn }) => dueOn).map(({ lastActivityOn: _, ...person }) => person),
      forgotten: byDay(forgotten, ({ lastActivityOn }) => lastActivityOn).map(
        ({ id, displayName, lastActivityOn, exitedOn }) => ({ id, displayName, lastActivityOn, exitedOn }),
      ),
      left,
      kinds: await countDue(context, limits),
      waiting: waiting
        ? {
            id: waiting.id,
            at: waiting.proposedAt,
            byName: waiting.byName,
            isOwn: waiting.proposedBy === user.userId,
            participantIds: [...waiting.participantIds],
            kinds: [...waiting.kinds],
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
        subjectId: (await getOrganisation(store)).id,
        before,
        after: limits,
      },
    );
  },

  'disposal.propose': async (context, input) => {
    const { store, newId, now, user } = context;
    const due = await listDue(context);
    const chosen = { participantIds: [...new Set(input.participantIds)], kinds: [...new Set(input.kinds)] };
    if (chosen.participantIds.length === 0 && chosen.kinds.length === 0)
      return refuse({ kind: 'invalidInput', problems: [{ path: 'participantIds', message: 'required' }] });
    const may = mayPropose(await findWaiting(store), chosen, due);
    if (!may.ok) return may;
    const id = newId<DisposalId>();
    const { limits } = due;
    await insertDisposal(store, { id, limits, ...chosen, proposedAt: now, proposedBy: user.userId });
    return signedDone(
      { id },
      {
        what: 'disposal.proposed',
        subjectId: id,
        after: { limits, participants: chosen.participantIds.length, kinds: chosen.kinds },
      },
      { kind: 'disposal', id },
    );
  },

  'disposal.withdraw': async ({ store, now }, { id }) => {
    const waiting = await waitingById(store, id);
    if (!waiting.ok) return waiting;
    await withdrawDisposal(store, id, now);
    return done({}, { what: 'disposal.withdrawn', subjectId: id });
  },

  'disposal.carryOut': async (context, { id }) => {
    const { store, now, today, user, isPractice } = context;
    const waiting = await waitingById(store, id);
    if (!waiting.ok) return waiting;
    const disposal = waiting.value;
    const may = mayCarryOut(disposal, user, await listDue(context));
    if (!may.ok) return may;
    await beginDisposal(store, id, { at: now, by: user.userId });
    const counts = await whileDisposing(store, id, () => remove(context, disposal));
    const emptied = sha256(emptiedRowsText(await listEmptied(store, id)));
    const settings = await readSettings(store);
    const { renderReport } = await pdfRoom();
    const protocol = await renderReport(
      protocolModel(
        {
          limits: disposal.limits,
          participantIds: disposal.participantIds,
          counts,
          emptied,
          proposed: { at: disposal.proposedAt, name: disposal.byName },
          carriedOut: { at: now, name: user.name },
        },
        {
          organisation: (await getOrganisation(store)).name,
          writtenOn: today,
          accent: settings.accentColour,
          isPractice,
        },
      ),
    );
    const hash = sha256(protocol);
    await endDisposal(store, id, { counts, protocol, sha256: hash });
    return signedDone(
      await hold(context, protocol, now),
      {
        what: disposalEvent,
        subjectId: id,
        after: { reference: disposal.limits.reference, counts, protocolSha256: hash, emptied },
      },
      { kind: 'disposal', id },
    );
  },

  'disposal.protocol': async (context, { id }) => {
    const stored = await findProtocol(context.store, id);
    if (!stored) return refuse({ kind: 'notFound', what: 'disposal' });
    const whole = readWhole(context, stored);
    return whole.ok ? accept(await hold(context, stored.pdf, stored.at)) : whole;
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
        subjectId: 'copies',
        after: { removed: removed.value },
      },
    );
  },
};
