/**
 * The subject access extract: one ZIP with a readable PDF, the same as JSON, and the person's files as they are kept.
 * Not here: which rows are the person's (store/base/person-record.ts) and how they are worded (extract-model.ts).
 */
import { setImmediate as otherWork } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { zipSync, type Zippable } from 'fflate';
import type { extractContract } from '#contract/extract.ts';
import { correctionEvent, fieldChanges } from '#domain/correction.ts';
import type { Instant } from '#domain/dates.ts';
import { nameFor } from '#domain/file-kinds.ts';
import { distinctNames, portableName } from '#domain/file-name.ts';
import type { AttachmentId, ParticipantId } from '#domain/ids.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { findFileDisposals, listEvidenceFor } from '../../store/validations/attachments.ts';
import { listAuditOfSubject } from '../../store/register/audit.ts';
import { sha256 } from '../../sha256.ts';
import { getOrganisation } from '../../store/register/organisation.ts';
import { findParticipant } from '../../store/participants/participants.ts';
import {
  readPersonFiles,
  readPersonRecord,
  readPersonWords,
  type PersonFile,
  type PersonRecord,
  type PersonWords,
} from '../../store/base/person-record.ts';
import { prepareSave } from '../../files/files.ts';
import { extractModel } from './extract-model.ts';
import { doneSaving, inTwoPhases, MadeTooEarly, type Handlers, type QueryContext } from '../frame/handler.ts';
import { listOpenable } from '../frame/rights.ts';
import { pdfRoom } from '../frame/pdf-room.ts';
import { readSettings } from '../../store/base/settings.ts';
import { loggedWords, svWords } from '../frame/sv-words.ts';

type Named = { readonly path: string; readonly what: string; readonly file: PersonFile };

/** As they lie in the file: a number and the name that fits, so that no two are one on any file system. */
const namedFiles = (files: Awaited<ReturnType<typeof readPersonFiles>>): readonly Named[] => {
  const certificates = distinctNames(
    files.certificates.map(({ name }) => `${portableName(name, 'intyg')}.pdf`),
  );
  return [
    ...files.certificates.map((file, index) => ({
      path: `intyg/${certificates[index] ?? ''}`,
      what: 'Intyg',
      file,
    })),
    ...files.attachments.map((file, index) => ({
      path: `filer/${String(index + 1).padStart(3, '0')} ${portableName(nameFor(portableName(file.name), file.mediaType))}`,
      what: 'Foto eller fil till underlag',
      file,
    })),
  ];
};

/** What the ZIP format can say of a time; a clock can stand anywhere. */
const zipTime = (now: Instant): Date => {
  const time = Date.parse(now);
  return new Date(Math.min(Math.max(time, Date.UTC(1980, 0, 2)), Date.UTC(2099, 11, 30)));
};

/** The words of the ids that occur, and no others. */
const occurring = (words: PersonWords, rows: string) =>
  Object.fromEntries(
    Object.entries(words).map(([kind, texts]: [string, ReadonlyMap<string, string>]) => [
      kind,
      Object.fromEntries([...texts].filter(([id]) => rows.includes(id))),
    ]),
  );

const extractJson = (
  { now, user }: QueryContext,
  organisation: string,
  record: PersonRecord,
  words: PersonWords,
  files: readonly Named[],
): Uint8Array => {
  const about =
    'Allt som är registrerat om en person. Under records ligger raderna tabell för tabell som de är sparade, under names vad id:n står för, under files filerna i utdraget.';
  const names = occurring(words, JSON.stringify(record));
  const listed = files.map(({ path, file }) => ({ path, id: file.id, sha256: sha256(file.content) }));
  const extract = {
    format: 'intyga-utdrag',
    version: 1,
    about,
    madeAt: now,
    madeBy: user.name,
    organisation,
  };
  return Buffer.from(JSON.stringify({ ...extract, records: record, names, files: listed }, null, 2));
};

/** Those of the files that are evidence for others too, of whom whoever makes the extract may not see everybody. */
const listOfHidden = async (
  { store, viewer }: QueryContext,
  id: ParticipantId,
  files: readonly AttachmentId[],
): Promise<ReadonlySet<AttachmentId>> => {
  const open = await listOpenable(store, viewer, files);
  const evidenceFor = await listEvidenceFor(store, files);
  const ofOthers = evidenceFor.filter(({ person }) => person.id !== id);
  return new Set(ofOthers.map(({ attachmentId }) => attachmentId).filter((file) => !open.has(file)));
};

const parsed = (json: string | null): unknown => (json === null ? null : JSON.parse(json));

type Extract = {
  readonly zip: Uint8Array;
  readonly sum: string;
  readonly fileCount: number;
  /** What it was made of. */
  readonly record: PersonRecord;
};

const makeExtract = async (context: QueryContext, id: ParticipantId): Promise<Decision<Extract>> => {
  const { store, resources, today, now, isPractice, readOutside } = context;
  const person = await findParticipant(store, id);
  if (!person) return refuse({ kind: 'notFound', what: 'participant' });
  const record = await readPersonRecord(store, id);
  const words = await readPersonWords(store, id);
  const attachmentIds = record.attachment.map((file) => file.id);
  const hidden = await listOfHidden(context, id, attachmentIds);
  const kept = { ...record, attachment: record.attachment.filter((file) => !hidden.has(file.id)) };
  const files = namedFiles(await readPersonFiles(store, kept));
  const disposals = await findFileDisposals(store, attachmentIds);
  const organisation = (await getOrganisation(store)).name;
  const settings = await readSettings(store);
  const source = {
    record,
    words,
    fileNames: new Map(files.map((one) => [one.file.id, one.path])),
    absentFiles: new Map<string, string>([
      ...[...hidden].map((file) => [file, 'Filen gäller också någon annan och lämnas inte ut här.'] as const),
      ...[...disposals].map(
        ([file, { on, reference }]) => [file, `Filen är gallrad ${on} enligt ${reference}.`] as const,
      ),
    ]),
    common: svWords(resources, 'common'),
    assessment: svWords(resources, 'assessment'),
    audit: loggedWords(resources),
    certificates: svWords(resources, 'certificates'),
    participants: svWords(resources, 'participants'),
  };
  const model = extractModel(source, {
    organisation,
    contact: settings.contact,
    writtenOn: today,
    accent: settings.accentColour,
    isPractice,
    files: files.map((one) => [one.path, one.what] as const),
  });
  const drawn = await readOutside('report', model);
  const pdf = drawn === 'unfinished' ? await (await pdfRoom()).renderReport(model) : drawn;
  await otherWork();
  const entries: Zippable = {
    'Registerutdrag.pdf': pdf,
    'utdrag.json': extractJson(context, organisation, record, words, files),
    // PDF files, photos and films are packed already.
    ...Object.fromEntries(files.map((one) => [one.path, [one.file.content, { level: 0 as const }]])),
  };
  await otherWork();
  const zip = zipSync(entries, { mtime: zipTime(now) });
  return accept({ zip, sum: sha256(zip), fileCount: files.length, record });
};

export const extractHandlers: Handlers<typeof extractContract> = {
  // Made before the transaction, which others would wait for.
  'participant.extract': inTwoPhases({
    prepare: (context, { id }) => makeExtract(context, id),
    handle: async ({ store, path }, { id }, { zip, sum, fileCount, record }) => {
      // Something was written about the person while it was made.
      if (!isDeepStrictEqual(await readPersonRecord(store, id), record)) throw new MadeTooEarly();
      const file = prepareSave(path, zip);
      if (!file.ok) return file;
      return doneSaving(
        { fileCount },
        {
          what: 'participant.extracted',
          subjectId: id,
          participantId: id,
          after: { sha256: sum, fileCount },
        },
        file.value,
      );
    },
  }),

  'participant.corrections': async ({ store }, { id }) => {
    const person = await findParticipant(store, id);
    if (!person) return refuse({ kind: 'notFound', what: 'participant' });
    const rows = await listAuditOfSubject(store, id, correctionEvent);
    return accept(
      rows
        .map(({ id: rowId, at, userName, before, after }) => ({
          id: rowId,
          at,
          userName,
          changes: [...fieldChanges(parsed(before), parsed(after))],
        }))
        .filter(({ changes }) => changes.length > 0),
    );
  },
};
