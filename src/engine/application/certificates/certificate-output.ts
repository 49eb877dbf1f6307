/**
 * Issued certificates leave the register: opened, printed, saved. Always the stored bytes, and each time their
 * SHA-256 is checked. Not here: making them (certificates.ts).
 */
import { setImmediate as otherWork } from 'node:timers/promises';
import type { certificateContract } from '#contract/certificates.ts';
import type { AuditEvent } from '#domain/audit.ts';
import type { CertificateFacts } from '#domain/certificate-facts.ts';
import type { CertificateId, ParticipantId } from '#domain/ids.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import {
  appendCertificateEvents,
  findCertificateDocument,
  listPrinted,
} from '../../store/certificates/certificates.ts';
import { getParticipant, type Participant } from '../../store/participants/participants.ts';
import { prepareSave } from '../../files/files.ts';
import { pdfRoom } from '../frame/pdf-room.ts';
import {
  done,
  doneSaving,
  inTwoPhases,
  type CommandContext,
  type Handlers,
  type QueryContext,
} from '../frame/handler.ts';
import { readWhole } from '../frame/stored-bytes.ts';
import { listKnown, maySeePerson } from '../frame/rights.ts';
import { holdDocument, showDocument } from '../frame/show-document.ts';

type Stored = {
  readonly participantId: ParticipantId;
  readonly facts: CertificateFacts;
  readonly pdf: Uint8Array;
};

/** The name on a certificate is for those who may see who it is. Refuses: `personNotSeen`. */
export const mayName = async (
  { store, viewer }: Pick<QueryContext, 'store' | 'viewer'>,
  person: Participant,
): Promise<Decision<void>> =>
  (await maySeePerson(store, viewer, person)) ? accept(undefined) : refuse({ kind: 'personNotSeen' });

/** The same of several people. */
export const mayNameAll = async (
  { store, viewer }: Pick<QueryContext, 'store' | 'viewer'>,
  ids: readonly ParticipantId[],
): Promise<Decision<void>> => {
  const known = await listKnown(store, viewer, ids);
  return ids.every((id) => known.has(id)) ? accept(undefined) : refuse({ kind: 'personNotSeen' });
};

/**
 * The bytes as they were issued. Refuses: `notFound`, `personNotSeen`, and `registerDamaged` when the bytes are not
 * what they were.
 */
const readStored = async (
  context: Pick<QueryContext, 'store' | 'user' | 'viewer'>,
  id: CertificateId,
): Promise<Decision<Stored>> => {
  const { store } = context;
  const stored = await findCertificateDocument(store, id);
  if (!stored) return refuse({ kind: 'notFound', what: 'certificate' });
  const permitted = await mayName(context, await getParticipant(store, stored.participantId));
  if (!permitted.ok) return permitted;
  return readWhole(context, stored);
};

/** No personal data in a file name. */
export const certificateFileName = ({ title, number }: Pick<CertificateFacts, 'title' | 'number'>): string =>
  `${title} ${number}.pdf`;

const record = (
  { store, newId, now, user }: CommandContext,
  ids: readonly CertificateId[],
  whatOf: (id: CertificateId) => 'printed' | 'copyPrinted' | 'saved',
) =>
  appendCertificateEvents(
    store,
    ids.map((certificateId) => ({
      id: newId(),
      certificateId,
      what: whatOf(certificateId),
      at: now,
      by: user.userId,
    })),
  );

/** One print job of many; the engine hears a cancel between two certificates. Throws `AbortError` then. */
const printJob = async (
  { progress, signal }: Pick<CommandContext, 'progress' | 'signal'>,
  pdfs: readonly Uint8Array[],
): Promise<{ readonly bytes: Uint8Array; readonly pageCount: number }> => {
  const { combine, countPages } = await pdfRoom();
  const [only] = pdfs;
  if (only && pdfs.length === 1) return { bytes: only, pageCount: await countPages(only) };
  let pageCount = 0;
  const bytes = await combine(pdfs, async (index, pages) => {
    pageCount = pages;
    progress(index + 1, pdfs.length);
    await otherWork();
    signal.throwIfAborted();
  });
  return { bytes, pageCount };
};

const aboutPrint = (
  what: 'printBegun' | 'printed',
  certificateIds: readonly CertificateId[],
  participantIds: readonly ParticipantId[],
): AuditEvent => ({
  what: `certificate.${what}`,
  subjectId: certificateIds[0] ?? '',
  participantIds,
  after: { certificateIds: [...certificateIds] },
});

export const certificateOutputHandlers: Handlers<
  Pick<
    typeof certificateContract,
    'certificate.open' | 'certificate.print' | 'certificate.recordPrint' | 'certificate.save'
  >
> = {
  'certificate.open': async (context, { id }) => {
    const stored = await readStored(context, id);
    if (!stored.ok) return stored;
    const { facts, participantId, pdf } = stored.value;
    const fileName = certificateFileName(facts);
    const participantIds = [participantId];
    return accept(await showDocument(context, { bytes: pdf, fileName, maySave: false, participantIds }));
  },

  // Gathered and put together before the transaction, which others would wait for.
  'certificate.print': inTwoPhases({
    prepare: async (context, { ids }) => {
      const chosen = [...new Set(ids)];
      const certificates: Stored[] = [];
      /* eslint-disable no-await-in-loop -- the bytes of one at a time, until somebody stops it */
      for (const id of chosen) {
        await otherWork();
        context.signal.throwIfAborted();
        const stored = await readStored(context, id);
        if (!stored.ok) return stored;
        certificates.push(stored.value);
      }
      /* eslint-enable no-await-in-loop */
      const job = await printJob(
        context,
        certificates.map(({ pdf }) => pdf),
      );
      const [first] = certificates;
      const fileName =
        first && certificates.length === 1
          ? certificateFileName(first.facts)
          : `Intyg ${context.today} (${String(certificates.length)} st).pdf`;
      const participantIds = certificates.map(({ participantId }) => participantId);
      return accept({ ...job, fileName, chosen, participantIds });
    },
    handle: async (context, _input, { bytes, pageCount, fileName, chosen, participantIds }) => {
      // Somebody may have been protected meanwhile.
      const permitted = await mayNameAll(context, participantIds);
      if (!permitted.ok) return permitted;
      const held = { bytes, fileName, maySave: false, participantIds, toPrint: chosen };
      const documentId = await holdDocument(context, held);
      return done({ documentId, fileName, pageCount }, aboutPrint('printBegun', chosen, participantIds));
    },
  }),

  'certificate.recordPrint': async (context, { documentId }) => {
    const { toPrint = [], participantIds = [] } = context.documents.find(documentId) ?? {};
    if (toPrint.length === 0) return refuse({ kind: 'notFound', what: 'document' });
    const printed = await listPrinted(context.store, toPrint);
    await record(context, toPrint, (id) => (printed.has(id) ? 'copyPrinted' : 'printed'));
    context.documents.hasPrinted(documentId);
    return done({}, aboutPrint('printed', toPrint, participantIds));
  },

  'certificate.save': async (context, { id }) => {
    const stored = await readStored(context, id);
    if (!stored.ok) return stored;
    const file = prepareSave(context.path, stored.value.pdf);
    if (!file.ok) return file;
    await record(context, [id], () => 'saved');
    return doneSaving(
      {},
      {
        what: 'certificate.saved',
        subjectId: id,
        participantId: stored.value.participantId,
      },
      file.value,
    );
  },
};
