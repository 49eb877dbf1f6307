/**
 * Printing and saving what is held on screen. Not here: making it (each feature), and certificates, which are saved from
 * the record (certificates/certificate-output.ts).
 */
import type { documentContract } from '#contract/documents.ts';
import type { AuditEvent } from '#domain/audit.ts';
import type { DocumentId } from '#domain/ids.ts';
import { refuse } from '#domain/refusal.ts';
import { findOwnerOf } from '../../store/base/reach.ts';
import type { ReadStore } from '../../store/base/store.ts';
import { prepareSave } from '../../files/files.ts';
import type { HeldDocument } from './documents-held.ts';
import { done, doneSaving, type Handlers } from './handler.ts';

const missing = refuse({ kind: 'notFound', what: 'document' });

/** What leaves the program, and whom it tells of. The file's name has no personal data in it. */
const about = (what: 'printBegun' | 'printed' | 'saved', id: DocumentId, held: HeldDocument): AuditEvent => ({
  what: `document.${what}`,
  subjectId: id,
  participantIds: held.participantIds,
  after: { fileName: held.fileName },
});

const aboutPage = async (
  store: ReadStore,
  what: 'printBegun' | 'printed',
  { page, id }: { readonly page: string; readonly id: string | null },
): Promise<AuditEvent> => ({
  what: `page.${what}`,
  subjectId: id ?? '',
  participantId: id === null ? undefined : await findOwnerOf(store, id),
  after: { page },
});

export const documentHandlers: Handlers<
  Omit<typeof documentContract, 'document.remaining' | 'document.handover'>
> = {
  'document.print': ({ documents }, { documentId }) => {
    const held = documents.find(documentId);
    return Promise.resolve(held?.maySave ? done({}, about('printBegun', documentId, held)) : missing);
  },

  'document.recordPrint': ({ documents }, { documentId }) => {
    const held = documents.find(documentId);
    return Promise.resolve(held?.maySave ? done({}, about('printed', documentId, held)) : missing);
  },

  'page.print': async ({ store }, shown) => done({}, await aboutPage(store, 'printBegun', shown)),

  'page.recordPrint': async ({ store }, shown) => done({}, await aboutPage(store, 'printed', shown)),

  'document.save': ({ documents, path }, { documentId }) => {
    const held = documents.find(documentId);
    if (!held?.maySave) return Promise.resolve(missing);
    const file = prepareSave(path, held.bytes);
    return Promise.resolve(file.ok ? doneSaving({}, about('saved', documentId, held), file.value) : file);
  },
};
