/**
 * What is in a document of evidence, as the page shows it. Not here: who may open it (attachments.ts), how it is read and
 * where (pictures/documents, document-reader.ts).
 */
import type { DocumentContent } from '#domain/document-content.ts';
import { shownPictures } from '../../pictures/documents/document-pictures.ts';
import type { RawContent } from '../../pictures/documents/page.ts';
import { readDocument } from '../../pictures/documents/read-document.ts';

export type KeptFile = { readonly mediaType: string; readonly bytes: Uint8Array };
export type DocumentReader = (file: KeptFile) => Promise<RawContent>;

/** Where nobody waits meanwhile, as when a story is played: on the spot, however long it takes. */
export const readOnTheSpot: DocumentReader = ({ mediaType, bytes }) =>
  Promise.resolve(readDocument(mediaType, bytes));

export const showDocumentOf = async (
  reader: DocumentReader,
  file: KeptFile,
): Promise<DocumentContent<string | null>> => {
  const content = await reader(file);
  return content.kind === 'text' ? { ...content, pictures: await shownPictures(content.pictures) } : content;
};
