/** Lays a paper on the screen of whoever asked for it. Not here: making it, and what is held (documents-held.ts). */
import type { DocumentId } from '#domain/ids.ts';
import type { HeldDocument } from './documents-held.ts';
import type { QueryContext } from './handler.ts';
import { pdfRoom } from './pdf-room.ts';

/** Holds it for the seat, and answers what the page shows it by. No personal data in its file name. */
export const showDocument = async (
  { documents, newId }: Pick<QueryContext, 'documents' | 'newId'>,
  held: HeldDocument,
): Promise<{ readonly documentId: DocumentId; readonly fileName: string; readonly pageCount: number }> => {
  const documentId = newId<DocumentId>();
  documents.hold(documentId, held);
  const { countPages } = await pdfRoom();
  return { documentId, fileName: held.fileName, pageCount: await countPages(held.bytes) };
};
