/**
 * The calls of issued certificates: what waits, preview, issue, replace, revoke, and the register of them. Not here:
 * how one is made (issuing.ts), saving and printing (certificate-output.ts).
 */
import { isDeepStrictEqual } from 'node:util';
import type { certificateContract } from '#contract/certificates.ts';
import type { CertificateFacts } from '#domain/certificate-facts.ts';
import { otherNameOn, stillCounts, type Replaceable } from '#domain/certificate.ts';
import type { Instant } from '#domain/dates.ts';
import type { CertificateId, ParticipantId, ProofReadingId } from '#domain/ids.ts';
import { inPeopleOrder } from '#domain/people-order.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import {
  countCertificates,
  listCertificates,
  listWaitingModules,
  type WaitingModule,
} from '../../store/certificates/certificate-list.ts';
import {
  appendCertificateEvents,
  findCertificate,
  findCertificateDocument,
  findReplaceable,
  listCertificateEvents,
  type Certificate,
} from '../../store/certificates/certificates.ts';
import { getParticipant, listParticipants } from '../../store/participants/participants.ts';
import {
  insertReadings,
  listLatestReadings,
  type ProofReading,
} from '../../store/certificates/proof-readings.ts';
import type { ReadStore } from '../../store/base/store.ts';
import { certificateFileName, certificateOutputHandlers, mayName } from './certificate-output.ts';
import { readCursor, pageOf } from '../frame/cursor.ts';
import { done, inTwoPhases, signedDone, type Handlers, type QueryContext } from '../frame/handler.ts';
import { drawPreview, issue, makeReady, prepare, replacedIn } from './issuing.ts';
import { viewsOf } from '../participants/participant-view.ts';
import { showDocument } from '../frame/show-document.ts';

const describe = (certificate: Certificate) => ({
  id: certificate.id,
  number: certificate.number,
  kind: certificate.kind,
  participantId: certificate.participantId,
  participantName: certificate.participantName,
  otherName: otherNameOn(certificate),
  birthYear: certificate.birthYear,
  hasProtectedIdentity: certificate.hasProtectedIdentity,
  modules: [...certificate.modules],
  issuedOn: certificate.issuedOn,
  issuedByName: certificate.issuedByName,
  state: certificate.state,
  isExample: certificate.isExample,
  printCount: certificate.printCount,
});

/** The certificate to be replaced; null when none is. */
const originalOf = async (
  store: ReadStore,
  id: CertificateId | null,
): Promise<Decision<Replaceable | null>> => {
  if (id === null) return accept(null);
  const original = await findReplaceable(store, id);
  return original ? accept(original) : refuse({ kind: 'notFound', what: 'certificate' });
};

const readingOf = ({ nameOnCertificate, birth, validationIds, at, byName }: ProofReading) => ({
  nameOnCertificate,
  birth,
  at,
  byName,
  validationIds: [...validationIds],
});

/** Would the new certificate state just what the old one states? Number, day and chain are no news. */
const isSameAs = async (
  store: ReadStore,
  original: Replaceable | null,
  facts: CertificateFacts,
): Promise<boolean> => {
  const stored = original && (await findCertificateDocument(store, original.id));
  const content = ({ number: _n, issuedOn: _i, replaces: _r, ...stated }: CertificateFacts) => stated;
  return stored != null && isDeepStrictEqual(content(stored.facts), asStored(content(facts)));
};

/** As it would come back from the register. */
const asStored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** People with the modules that a certificate may state. */
const holdersOf = async (
  { store, viewer }: Pick<QueryContext, 'store' | 'viewer'>,
  waiting: readonly WaitingModule[],
  ids: readonly ParticipantId[] = [...new Set(waiting.map(({ participantId }) => participantId))],
) => {
  const views = await viewsOf(store, viewer, [...(await listParticipants(store, ids)).values()]);
  const readings = await listLatestReadings(store, ids);
  return ids
    .flatMap((id) => views.get(id) ?? [])
    .map(({ shown, maySeeAll }) => {
      const latest = maySeeAll ? readings.get(shown.id) : undefined;
      return {
        participantId: shown.id,
        participantName: shown.displayName,
        givenName: shown.givenName,
        familyName: shown.familyName,
        birthDate: shown.birthDate,
        birthYear: shown.birthYear,
        hasProtectedIdentity: shown.hasProtectedIdentity,
        proofReading: latest && !latest.isUsed ? readingOf(latest) : null,
        modules: waiting
          .filter(({ participantId }) => participantId === shown.id)
          .map(({ participantId: _, ...module }) => module),
      };
    });
};

export const certificateHandlers: Handlers<typeof certificateContract> = {
  ...certificateOutputHandlers,

  'certificate.waiting': async (context) => {
    const holders = await holdersOf(context, await listWaitingModules(context.store, context.viewer));
    return accept([
      ...inPeopleOrder(holders, ({ participantName: name, birthYear, hasProtectedIdentity }) => ({
        name,
        birthYear: hasProtectedIdentity ? null : birthYear,
      })),
    ]);
  },

  'certificate.replacing': async (context, { id }) => {
    const { store } = context;
    const original = await findReplaceable(store, id);
    const stored = await findCertificateDocument(store, id);
    if (!original || !stored) return refuse({ kind: 'notFound', what: 'certificate' });
    const { participantId, number, validationIds } = original;
    const permitted = await mayName(context, await getParticipant(store, participantId));
    if (!permitted.ok) return permitted;
    const modules = await listWaitingModules(store, context.viewer, { participantId, certificateId: id });
    const { holder } = stored.facts;
    const [person] = await holdersOf(context, modules, [participantId]);
    if (!person) return refuse({ kind: 'notFound', what: 'certificate' });
    return accept({
      ...person,
      number,
      nameOnCertificate: holder.name,
      birth: holder.birth.kind,
      validationIds: [...validationIds],
    });
  },

  'certificate.preview': async (context, { replacesId, ...choice }) => {
    const original = await originalOf(context.store, replacesId);
    if (!original.ok) return original;
    const prepared = await prepare(context, choice, original.value);
    if (!prepared.ok) return prepared;
    const drawn = await drawPreview(context.store, prepared.value);
    if (!drawn.ok) return drawn;
    const { facts } = prepared.value;
    const shown = await showDocument(context, {
      bytes: drawn.value,
      fileName: certificateFileName(facts),
      maySave: false,
      participantIds: [choice.participantId],
    });
    return accept({
      ...shown,
      kind: facts.kind,
      number: facts.number,
      replacedSigns: [...prepared.value.replacedSigns],
      isSame: await isSameAs(context.store, original.value, facts),
    });
  },

  'certificate.confirm': async (context, { replacesId, ...choice }) => {
    const { store, newId, now, user } = context;
    const original = await originalOf(store, replacesId);
    if (!original.ok) return original;
    const prepared = await prepare(context, choice, original.value);
    if (!prepared.ok) return prepared;
    const id = newId<ProofReadingId>();
    await insertReadings(store, [{ ...choice, id, at: now, by: user.userId }]);
    return done(
      {},
      {
        what: 'certificate.proofRead',
        subjectId: id,
        participantId: choice.participantId,
        after: { validationIds: choice.validationIds, birth: choice.birth, ...replacedIn(prepared.value) },
      },
    );
  },

  'certificate.issue': inTwoPhases({
    prepare: (context, choice) => makeReady(context, choice),
    handle: async (context, choice, ready) => {
      const issued = await issue(context, ready);
      if (!issued.ok) return issued;
      const { id, facts, participant, sha256 } = issued.value;
      const { number, kind } = facts;
      return signedDone(
        { id, number, kind },
        {
          what: 'certificate.issued',
          subjectId: id,
          participantId: participant.id,
          after: { number, kind, validationIds: choice.validationIds, sha256, ...replacedIn(issued.value) },
        },
        { kind: 'certificate', id },
      );
    },
  }),

  'certificate.replace': inTwoPhases({
    prepare: async (context, { replacesId, reason: _, isReprint, ...choice }) => {
      const original = await originalOf(context.store, replacesId);
      if (!original.ok) return original;
      const ready = await makeReady(context, choice, original.value);
      if (!ready.ok || isReprint === true) return ready;
      const { facts } = ready.value.prepared;
      return (await isSameAs(context.store, original.value, facts))
        ? refuse({ kind: 'nothingChanged' })
        : ready;
    },
    handle: async (context, { replacesId, reason, validationIds }, ready) => {
      const { store, newId, now, user } = context;
      const original = await originalOf(store, replacesId);
      if (!original.ok) return original;
      const issued = await issue(context, ready, original.value);
      if (!issued.ok) return issued;
      const { id, facts, participant, sha256 } = issued.value;
      const { number, kind } = facts;
      await appendCertificateEvents(store, [
        {
          id: newId(),
          certificateId: replacesId,
          what: 'replaced',
          detail: reason,
          at: now,
          by: user.userId,
        },
      ]);
      return signedDone(
        { id, number, kind },
        {
          what: 'certificate.replaced',
          subjectId: replacesId,
          participantId: participant.id,
          before: { number: original.value?.number },
          after: { id, number, kind, reason, validationIds, sha256, ...replacedIn(issued.value) },
        },
        { kind: 'certificate', id },
      );
    },
  }),

  'certificate.revoke': async (context, { id, reason }) => {
    const { store, newId, now, user } = context;
    const original = await findReplaceable(store, id);
    if (!original) return refuse({ kind: 'notFound', what: 'certificate' });
    const permitted = stillCounts(original);
    if (!permitted.ok) return permitted;
    await appendCertificateEvents(store, [
      {
        id: newId(),
        certificateId: id,
        what: 'revoked',
        detail: reason,
        at: now,
        by: user.userId,
      },
    ]);
    return signedDone(
      {},
      {
        what: 'certificate.revoked',
        subjectId: id,
        participantId: original.participantId,
        after: { number: original.number, reason },
      },
      { kind: 'certificate', id },
    );
  },

  'certificate.list': async ({ store, viewer, now }, { search, year, after, limit }) => {
    const cursor = readCursor(after, 3);
    if (!cursor.ok) return cursor;
    const [issuedAt, id, since = now] = cursor.value ?? [];
    // What is no place in the list only finds no rows.
    const place = cursor.value && {
      issuedAt: issuedAt as Instant,
      id: id as CertificateId,
      now: since as Instant,
    };
    const rows = await listCertificates(store, viewer, { search, year }, place, limit + 1, now);
    const page = pageOf(rows, limit, (last) => [last.issuedAt, last.id, since]);
    return accept({
      rows: page.rows.map(describe),
      total: await countCertificates(store, viewer, { search, year }),
      next: page.next,
    });
  },

  'certificate.get': async (context, { id }) => {
    const { store } = context;
    const certificate = await findCertificate(store, id);
    if (!certificate) return refuse({ kind: 'notFound', what: 'certificate' });
    const permitted = await mayName(context, await getParticipant(store, certificate.participantId));
    return accept({
      ...describe(certificate),
      nameOnCertificate: permitted.ok ? certificate.nameOnCertificate : certificate.participantName,
      sha256: certificate.sha256,
      size: certificate.size,
      checkCode: certificate.checkCode,
      replaces: certificate.replaces,
      replacedBy: certificate.replacedBy,
      events: [...(await listCertificateEvents(store, id))],
    });
  },
};
