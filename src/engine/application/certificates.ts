/**
 * Certificates: what waits, preview, issue, and the register of issued ones. An issue is one transaction: decide,
 * number, render, freeze, certify. Not here: what the facts are (certificate-facts.ts), saving and printing
 * (certificate-output.ts).
 */
import type { certificateContract } from '#contract/certificates.ts';
import type { ParsedInputOf } from '#contract/index.ts';
import type { CertificateFacts } from '#domain/certificate-facts.ts';
import { certificateNumber, decideIssue, nextRunningNumber } from '#domain/certificate.ts';
import type { Instant } from '#domain/dates.ts';
import type { CertificateId, DocumentId } from '#domain/ids.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { missingGlyphs } from '../pdf/glyphs.ts';
import { pdfRoom } from './pdf-room.ts';
import { findAchievement, type Achievement } from '../store/achievements.ts';
import { sha256 } from '../store/audit.ts';
import { countCertificates, listCertificates, listWaitingModules } from '../store/certificate-list.ts';
import {
  appendCertificateEvent,
  findCertificate,
  insertCertificate,
  lastRunningNumber,
  listCertificateEvents,
  type Certificate,
} from '../store/certificates.ts';
import { getOrganisation, listWorkshops } from '../store/organisation.ts';
import { findParticipant, getParticipant, type Participant } from '../store/participants.ts';
import { listUsers } from '../store/users.ts';
import { appendStep } from '../store/validations.ts';
import { certificateFacts, isPartialAchievement, signersOf } from './certificate-facts.ts';
import { certificateFileName, certificateOutputHandlers, mayName } from './certificate-output.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { done, type Handlers, type QueryContext } from './handler.ts';
import { viewOf } from './participant-view.ts';
import { readSettings } from './settings.ts';

type Choice = ParsedInputOf<'certificate.issue'>;

/** A certificate as it would be issued now. */
type Prepared = {
  readonly participant: Participant;
  readonly prefix: string;
  readonly year: number;
  readonly runningNumber: number;
  readonly facts: CertificateFacts;
  readonly pdf: Uint8Array;
};

type Gathering = Pick<QueryContext, 'store' | 'today' | 'register' | 'user'>;

const gatherAchievements = async (
  { store }: Gathering,
  choice: Choice,
): Promise<Decision<readonly Achievement[]>> => {
  const found = await Promise.all([...new Set(choice.validationIds)].map((id) => findAchievement(store, id)));
  const achievements = found.filter((achievement) => achievement !== undefined);
  return achievements.length < found.length
    ? refuse({ kind: 'notFound', what: 'validation' })
    : accept(achievements);
};

const prepare = async (context: Gathering, choice: Choice): Promise<Decision<Prepared>> => {
  const { store, today, register } = context;
  const participant = await findParticipant(store, choice.participantId);
  if (!participant) return refuse({ kind: 'notFound', what: 'participant' });
  const permitted = await mayName(context, participant);
  if (!permitted.ok) return permitted;
  const achievements = await gatherAchievements(context, choice);
  if (!achievements.ok) return achievements;
  const kind = decideIssue(
    participant.id,
    achievements.value.map((achievement) => ({
      ...achievement,
      isPartial: isPartialAchievement(achievement),
    })),
  );
  if (!kind.ok) return kind;
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
  const facts = certificateFacts({
    number: certificateNumber(prefix, year, runningNumber),
    kind: kind.value,
    achievements: achievements.value,
    holder: {
      nameOnCertificate: choice.nameOnCertificate,
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
    isPractice: register.opened()?.isPractice ?? false,
  });
  const { renderCertificate, UnprintableText } = await pdfRoom();
  try {
    const pdf = await renderCertificate(facts, {
      accent: settings.accentColour,
      logo: null,
      signatures: signersOf(facts),
      textAbove: settings.textAbove,
      textBelow: settings.textBelow,
      isPreprinted: false,
    });
    return accept({ participant, prefix, year, runningNumber, facts, pdf });
  } catch (error) {
    // Some other text than the name: a place, a title, the organisation's own words.
    if (error instanceof UnprintableText)
      return refuse({ kind: 'nameHasUnknownLetters', letters: error.letters });
    throw error;
  }
};

const describe = (certificate: Certificate) => ({
  id: certificate.id,
  number: certificate.number,
  kind: certificate.kind,
  participantId: certificate.participantId,
  participantName: certificate.participantName,
  modules: [...certificate.modules],
  issuedOn: certificate.issuedOn,
  issuedByName: certificate.issuedByName,
  isExample: certificate.isExample,
  printCount: certificate.printCount,
});

export const certificateHandlers: Handlers<
  Omit<typeof certificateContract, 'document.remaining' | 'document.save'>
> = {
  ...certificateOutputHandlers,

  'certificate.waiting': async ({ store, user }) => {
    const waiting = await listWaitingModules(store);
    const ids = [...new Set(waiting.map(({ participantId }) => participantId))];
    const people = await Promise.all(
      ids.map(async (id) => (await viewOf(store, user, await getParticipant(store, id))).shown),
    );
    return accept(
      people.map((person) => ({
        participantId: person.id,
        participantName: person.displayName,
        givenName: person.givenName,
        familyName: person.familyName,
        birthDate: person.birthDate,
        birthYear: person.birthYear,
        hasProtectedIdentity: person.hasProtectedIdentity,
        modules: waiting
          .filter(({ participantId }) => participantId === person.id)
          .map(({ participantId: _, ...module }) => module),
      })),
    );
  },

  'certificate.preview': async (context, choice) => {
    const prepared = await prepare(context, choice);
    if (!prepared.ok) return prepared;
    const { facts, pdf } = prepared.value;
    const documentId = context.newId<DocumentId>();
    const fileName = certificateFileName(facts);
    context.documents.hold(documentId, { bytes: pdf, fileName, maySave: false });
    return accept({
      documentId,
      fileName,
      pageCount: await (await pdfRoom()).countPages(pdf),
      kind: facts.kind,
      number: facts.number,
    });
  },

  'certificate.issue': async (context, choice) => {
    const { store, newId, now, user } = context;
    const prepared = await prepare(context, choice);
    if (!prepared.ok) return prepared;
    const { participant, facts, pdf, prefix, year, runningNumber } = prepared.value;
    const id = newId<CertificateId>();
    const validationIds = [...new Set(choice.validationIds)];
    const digest = sha256(pdf);
    await insertCertificate(store, {
      id,
      prefix,
      year,
      runningNumber,
      participantId: participant.id,
      facts,
      searchName: participant.hasProtectedIdentity ? (participant.alias ?? '') : facts.holder.name,
      validationIds,
      pdf,
      sha256: digest,
      issuedAt: now,
      issuedBy: user.userId,
    });
    await appendCertificateEvent(store, {
      id: newId(),
      certificateId: id,
      what: 'issued',
      at: now,
      by: user.userId,
    });
    for (const validationId of validationIds)
      await appendStep(store, {
        id: newId(),
        validationId,
        step: 'certified',
        at: now,
        by: user.userId,
      });
    return done(
      { id, number: facts.number, kind: facts.kind },
      {
        what: 'certificate.issued',
        subject: { kind: 'certificate', id },
        participantId: participant.id,
        after: { number: facts.number, kind: facts.kind, validationIds, sha256: digest },
      },
    );
  },

  'certificate.list': async ({ store }, { search, year, after, limit }) => {
    const cursor = readCursor(after, 2);
    if (!cursor.ok) return cursor;
    const [issuedAt, id] = cursor.value ?? [];
    // What is no place in the list only finds no rows.
    const place = cursor.value && { issuedAt: issuedAt as Instant, id: id as CertificateId };
    const rows = await listCertificates(store, { search, year }, place, limit + 1);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return accept({
      rows: shown.map(describe),
      total: await countCertificates(store, { search, year }),
      next: rows.length > limit && last ? writeCursor([last.issuedAt, last.id]) : null,
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
      events: [...(await listCertificateEvents(store, id))],
    });
  },
};
