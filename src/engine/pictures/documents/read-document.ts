/**
 * What is in a document that is kept, by what it is. Pure, and for a thread of its own (document-reader.ts): a file can be
 * made to take long and much. Not here: the pictures in it, as a page can show them (document-pictures.ts).
 */
import type { KeptMediaType } from '#domain/file-kinds.ts';
import { readOpenSlides, readOpenText } from './open-document.ts';
import { readOpenSheets } from './open-sheets.ts';
import { openPackage, type Package } from './package.ts';
import type { RawContent } from './page.ts';
import { readRichText } from './rich-text.ts';
import { readSlides } from './slides.ts';
import { Unread } from './unread.ts';
import { readWord } from './word.ts';
import { readWorkbook } from './workbook.ts';

const packed =
  (read: (file: Package) => RawContent) =>
  (content: Uint8Array): RawContent =>
    read(openPackage(content));

const readers: Readonly<Partial<Record<KeptMediaType, (content: Uint8Array) => RawContent>>> = {
  'application/rtf': readRichText,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': packed(readWord),
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': packed(readWorkbook),
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': packed(readSlides),
  'application/vnd.oasis.opendocument.text': packed(readOpenText),
  'application/vnd.oasis.opendocument.spreadsheet': packed(readOpenSheets),
  'application/vnd.oasis.opendocument.presentation': packed(readOpenSlides),
};

export const readDocument = (mediaType: string, content: Uint8Array): RawContent => {
  const read = (readers as Readonly<Record<string, ((content: Uint8Array) => RawContent) | undefined>>)[
    mediaType
  ];
  try {
    return read ? read(content) : { kind: 'unread', why: 'damaged' };
  } catch (error) {
    if (error instanceof Unread) return { kind: 'unread', why: error.why };
    throw error;
  }
};
