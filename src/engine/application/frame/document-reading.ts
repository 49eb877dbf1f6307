/**
 * What is in a document of evidence, as the page shows it. Not here: who may open it (attachments.ts), how it is read and
 * where (pictures/documents, document-reader.ts).
 */
import type { DocumentContent } from '#domain/document-content.ts';
import type { RawContent } from '../../pictures/documents/page.ts';
import { readDocument } from '../../pictures/documents/read-document.ts';
import type { OutsideReader } from './outside-reading.ts';

export type KeptFile = { readonly mediaType: string; readonly bytes: Uint8Array };
export type DocumentReader = (file: KeptFile) => Promise<RawContent>;

/** Where nobody waits meanwhile, as when a story is played: on the spot, however long it takes. */
export const readOnTheSpot: DocumentReader = ({ mediaType, bytes }) =>
  Promise.resolve(readDocument(mediaType, bytes));

/** Without its pictures where those cannot be read within the time. */
export const showDocumentOf = async (
  {
    readDocument: reader,
    readOutside,
  }: { readonly readDocument: DocumentReader; readonly readOutside: OutsideReader },
  file: KeptFile,
): Promise<DocumentContent<string | null>> => {
  const content = await reader(file);
  if (content.kind !== 'text') return content;
  const shown = content.pictures.length === 0 ? [] : await readOutside('shownPictures', content.pictures);
  return { ...content, pictures: shown === 'unfinished' ? content.pictures.map(() => null) : shown };
};
