/** Lays a paper on the screen of whoever asked for it. Not here: making it, and what is held (documents-held.ts). */
import type { DocumentId } from '#domain/ids.ts';
import type { HeldDocument } from './documents-held.ts';
import type { QueryContext, SignedIn } from './handler.ts';
import { pdfRoom } from './pdf-room.ts';
import { listKnown, mayShowHeld, viewerOf } from './rights.ts';
import type { ReadStore } from '../../store/base/store.ts';

type Showing = Pick<QueryContext, 'documents' | 'newId' | 'store' | 'viewer' | 'asked'>;

/** Holds it for the seat, with what is asked about anew each time it is shown. */
export const holdDocument = async (
  { documents, newId, store, viewer, asked }: Showing,
  held: Omit<HeldDocument, 'asked' | 'knownIds'>,
): Promise<DocumentId> => {
  const documentId = newId<DocumentId>();
  const knownIds = [...(await listKnown(store, viewer, held.participantIds))];
  documents.hold(documentId, { ...held, asked, knownIds });
  return documentId;
};

/** Holds it for the seat, and answers what the page shows it by. No personal data in its file name. */
export const showDocument = async (
  context: Showing,
  held: Omit<HeldDocument, 'asked' | 'knownIds'>,
): Promise<{ readonly documentId: DocumentId; readonly fileName: string; readonly pageCount: number }> => {
  const documentId = await holdDocument(context, held);
  const { countPages } = await pdfRoom();
  return { documentId, fileName: held.fileName, pageCount: await countPages(held.bytes) };
};

/** What is held, to be shown in the window; undefined where the user may not see it any more. */
export const showHeld = async (store: ReadStore, user: SignedIn, held: HeldDocument | undefined) =>
  held && (await mayShowHeld(store, { user, viewer: await viewerOf(store, user) }, held))
    ? { ...held, mediaType: 'application/pdf' }
    : undefined;
