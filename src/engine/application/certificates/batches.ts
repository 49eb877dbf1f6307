/**
 * Many certificates in one go: who may be among them, the choice and its order, "Stämmer", and one issue after another,
 * each a command of its own. Not here: how one is made (issuing.ts) and printing (certificate-output.ts).
 */
import type { batchContract } from '#contract/batches.ts';
import { concernsOneRow, mayMakeBatch } from '#domain/batch.ts';
import type { BatchId, ParticipantId, ProofReadingId } from '#domain/ids.ts';
import { suggestedPaper } from '#domain/on-paper.ts';
import { displayName, orderOf } from '#domain/participant.ts';
import { inPeopleOrder } from '#domain/people-order.ts';
import { isProofRead } from '#domain/proof-reading.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { missingGlyphs } from '../../pdf/glyphs.ts';
import {
  endBatch,
  findBatch,
  insertBatch,
  listBatches,
  listWaitingItems,
  settleItem,
  type Batch,
  type BatchItem,
} from '../../store/certificates/batches.ts';
import { listWaitingModules } from '../../store/certificates/certificate-list.ts';
import { listWorkshops } from '../../store/register/organisation.ts';
import { listParticipants } from '../../store/participants/participants.ts';
import { insertReadings, listLatestReadings } from '../../store/certificates/proof-readings.ts';
import type { ReadStore } from '../../store/base/store.ts';
import { listValidationsById } from '../../store/validations/validations.ts';
import { describeItems, proofList } from './batch-view.ts';
import { mayNameAll } from './certificate-output.ts';
import {
  done,
  inTwoPhases,
  MadeTooEarly,
  signedDone,
  type Handlers,
  type QueryContext,
} from '../frame/handler.ts';
import { issue, makeReady, replacedIn } from './issuing.ts';
import { listKnown } from '../frame/rights.ts';
import { readSettings } from '../../store/base/settings.ts';

type Viewing = Pick<QueryContext, 'store' | 'viewer'>;

const missing = refuse({ kind: 'notFound', what: 'batch' });

/** An open batch. Refuses: `notFound`, `nothingToIssue` when it has ended. */
const findOpen = async (store: ReadStore, id: BatchId): Promise<Decision<Batch>> => {
  const batch = await findBatch(store, id);
  if (!batch) return missing;
  return batch.endedAt === null ? accept(batch) : refuse({ kind: 'nothingToIssue' });
};

/**
 * The first that is read, and this user's to issue: what is not waits for somebody who may. What was certified in another
 * window meanwhile goes too, so that its row can say so.
 */
const firstThatMayGo = async (
  { store, viewer }: Viewing,
  items: readonly BatchItem[],
): Promise<BatchItem | undefined> => {
  const ids = items.map(({ participantId }) => participantId);
  const known = await listKnown(store, viewer, ids);
  const readings = await listLatestReadings(store, ids);
  const used = items.filter(({ participantId }) => readings.get(participantId)?.isUsed);
  const validations = await listValidationsById(
    store,
    used.flatMap(({ choice }) => choice.validationIds),
  );
  const certified = new Set(validations.filter(({ state }) => state === 'certified').map(({ id }) => id));
  return items.find(({ participantId, choice }) => {
    if (!known.has(participantId)) return false;
    const reading = readings.get(participantId);
    return reading?.isUsed
      ? choice.validationIds.some((id) => certified.has(id))
      : isProofRead(reading, choice).ok;
  });
};

const choiceOf = ({ participantId, choice }: BatchItem) => ({
  participantId,
  ...choice,
  validationIds: [...choice.validationIds],
});

/** The next to issue, and all that wait. Refuses: `notFound`, `nothingToIssue`. */
const nextItem = async (
  context: Viewing,
  id: BatchId,
): Promise<Decision<{ readonly item: BatchItem; readonly waiting: readonly BatchItem[] }>> => {
  const batch = await findOpen(context.store, id);
  if (!batch.ok) return batch;
  const waiting = await listWaitingItems(context.store, id);
  const item = await firstThatMayGo(context, waiting);
  return item ? accept({ item, waiting }) : refuse({ kind: 'nothingToIssue' });
};

/** In the order of people; protected people only for those who may see the name. */
const listHolders = async ({ store, viewer }: Viewing, ids: readonly ParticipantId[]) => {
  const known = await listKnown(store, viewer, ids);
  const people = await listParticipants(store, [...known]);
  return inPeopleOrder([...people.values()], orderOf);
};

export const batchHandlers: Handlers<typeof batchContract> = {
  'batch.candidates': async (context) => {
    const { store } = context;
    const waiting = await listWaitingModules(store, context.viewer);
    const ids = [...new Set(waiting.map(({ participantId }) => participantId))];
    const people = await listHolders(context, ids);
    const readings = await listLatestReadings(store, ids);
    const workshops = new Map((await listWorkshops(store)).map(({ id, name }) => [id, name]));
    const { birthShown } = await readSettings(store);
    return accept({
      people: people.map((person) => {
        const modules = waiting.filter(({ participantId }) => participantId === person.id);
        const proofReading = readings.get(person.id) ?? null;
        const paper = suggestedPaper({ ...person, proofReading, modules }, birthShown);
        return {
          participantId: person.id,
          participantName: displayName(person),
          birthDate: person.birthDate,
          birthYear: person.birthYear,
          hasProtectedIdentity: person.hasProtectedIdentity,
          workshopName: workshops.get(person.workshopId) ?? '',
          nameOnCertificate: paper.nameOnCertificate,
          birth: paper.birth,
          validationIds: [...paper.validationIds],
          modules: modules.map(({ participantId: _, ...module }) => module),
          unknownLetters: [...missingGlyphs(paper.nameOnCertificate)],
        };
      }),
    });
  },

  'batch.make': async (context, { items }) => {
    const { store, newId, now, user } = context;
    const ids = items.map(({ participantId }) => participantId);
    const may = mayMakeBatch(ids);
    if (!may.ok) return may;
    const people = await listParticipants(store, ids);
    if (ids.some((id) => !people.has(id))) return refuse({ kind: 'notFound', what: 'participant' });
    const permitted = await mayNameAll(context, ids);
    if (!permitted.ok) return permitted;
    const id = newId<BatchId>();
    await insertBatch(store, {
      id,
      at: now,
      by: user.userId,
      items: items.map(({ participantId, ...choice }, index) => ({
        position: index + 1,
        participantId,
        choice,
      })),
    });
    return done({ id }, { what: 'batch.made', subjectId: id, participantIds: ids, after: { items } });
  },

  'batch.list': async ({ store }) => accept([...(await listBatches(store, 50))]),

  'batch.get': async (context, { id }) => {
    const { store } = context;
    const batch = await findBatch(store, id);
    if (!batch) return missing;
    return accept({ ...batch, items: await describeItems(context, id) });
  },

  'batch.confirm': async (context, { id, positions }) => {
    const { store, newId, now, user } = context;
    const batch = await findOpen(store, id);
    if (!batch.ok) return batch;
    const waiting = await listWaitingItems(store, id);
    const chosen = waiting.filter(({ position }) => positions.includes(position));
    if (chosen.length < new Set(positions).size) return refuse({ kind: 'notFound', what: 'batchItem' });
    const ids = chosen.map(({ participantId }) => participantId);
    const permitted = await mayNameAll(context, ids);
    if (!permitted.ok) return permitted;
    const of = { at: now, by: user.userId };
    await insertReadings(
      store,
      chosen.map(({ participantId, choice }) => ({
        id: newId<ProofReadingId>(),
        participantId,
        ...choice,
        ...of,
      })),
    );
    return done(
      {},
      {
        what: 'batch.proofRead',
        subjectId: id,
        participantIds: ids,
        after: { positions: chosen.map(({ position }) => position) },
      },
    );
  },

  'batch.proofList': async (context, { id }) => {
    const batch = await findBatch(context.store, id);
    return batch ? proofList(context, batch) : missing;
  },

  'batch.issueNext': inTwoPhases({
    prepare: async (context, { id }) => {
      const next = await nextItem(context, id);
      if (!next.ok) return next;
      const { item } = next.value;
      const ready = await makeReady(context, choiceOf(item));
      // What concerns one row is settled with it; anything else leaves the batch as it is.
      return ready.ok || concernsOneRow(ready.refusal) ? accept({ item, ready }) : ready;
    },
    handle: async (context, { id }, made) => {
      const { store, now } = context;
      const next = await nextItem(context, id);
      if (!next.ok) return next;
      const { item, waiting } = next.value;
      if (JSON.stringify(item) !== JSON.stringify(made.item)) throw new MadeTooEarly();
      const { position, participantId, choice } = item;
      const issued = made.ready.ok ? await issue(context, made.ready.value) : made.ready;
      if (!issued.ok && !concernsOneRow(issued.refusal)) return issued;
      await settleItem(
        store,
        id,
        position,
        issued.ok ? { certificateId: issued.value.id } : { refusal: issued.refusal },
      );
      const rest = waiting.filter((one) => one !== item);
      if (rest.length === 0) await endBatch(store, id, now);
      const hasMore = (await firstThatMayGo(context, rest)) !== undefined;
      if (!issued.ok)
        return signedDone(
          { position, certificateId: null, refusal: issued.refusal, hasMore },
          {
            what: 'batch.itemRefused',
            subjectId: id,
            participantId,
            after: { position, refusal: issued.refusal.kind },
          },
          null,
        );
      const { facts, sha256 } = issued.value;
      return signedDone(
        { position, certificateId: issued.value.id, refusal: null, hasMore },
        {
          what: 'certificate.issued',
          subjectId: issued.value.id,
          participantId,
          after: {
            number: facts.number,
            kind: facts.kind,
            validationIds: choice.validationIds,
            ...replacedIn(issued.value),
            sha256,
            batchId: id,
          },
        },
        { kind: 'certificate', id: issued.value.id },
      );
    },
  }),

  'batch.end': async (context, { id }) => {
    const { store, now } = context;
    const batch = await findOpen(store, id);
    if (!batch.ok) return batch;
    const left = (await listWaitingItems(store, id)).map(({ participantId }) => participantId);
    const permitted = await mayNameAll(context, left);
    if (!permitted.ok) return permitted;
    await endBatch(store, id, now);
    return done(
      {},
      {
        what: 'batch.ended',
        subjectId: id,
        participantIds: left,
        after: { notIssued: left.length },
      },
    );
  },
};
