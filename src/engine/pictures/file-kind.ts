/**
 * What a file is, told by what is in it and never by its name. The library file-type knows the kinds; here is what it
 * leaves open: text, PDF behind other bytes, and whether a film is one. Not here: what is kept (domain/file-kinds.ts).
 */
import { lockedOffice } from '#domain/file-kinds.ts';
import { hasPictureInMatroska, tracksOfMovie } from './media-tracks.ts';
import { charsetOfText } from './text-charset.ts';

export type FileKind = {
  /** As registered; of text with its charset. */
  readonly mediaType: string;
  /** What such files are called: `BMP`, `HEIC`. */
  readonly format: string;
};

/** Other names for what is one kind here. */
const otherNames: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'audio/mp4',
  'video/x-m4v': 'video/mp4',
  'video/3gpp2': 'video/3gpp',
  'audio/ogg; codecs=opus': 'audio/ogg',
  'application/vnd.openxmlformats-officedocument.presentationml.slideshow':
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

const movies: readonly string[] = ['audio/mp4', 'video/mp4', 'video/3gpp', 'video/quicktime'];

/** A reader looks for the beginning of a PDF this far in, and for its end this close to the end. */
const pdfWithin = 1024;

const begins = (bytes: Uint8Array, sign: string): boolean =>
  Buffer.from(bytes.subarray(0, sign.length)).toString('latin1') === sign;

/** Also behind a byte order mark, or what a scanner or mail put before it. */
const isPdf = (bytes: Uint8Array): boolean => {
  const at = Buffer.from(bytes.subarray(0, pdfWithin))
    .toString('latin1')
    .search(/%PDF-\d/);
  if (at <= 0) return at === 0;
  return Buffer.from(bytes.subarray(-2 * pdfWithin))
    .toString('latin1')
    .includes('%%EOF');
};

/** A document of Office with a password lies within an older container, under this name. */
const isLocked = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('EncryptedPackage', 0, 'utf16le');

/** What is a film by its container may hold only sound; undefined when it is not whole. */
const movieKind = (mediaType: string, bytes: Uint8Array): string | undefined => {
  const tracks = tracksOfMovie(bytes);
  if (!tracks) return undefined;
  if (tracks.hasPicture) return mediaType === 'audio/mp4' ? 'video/mp4' : mediaType;
  return tracks.isAmr ? 'audio/3gpp' : 'audio/mp4';
};

/** Undefined for what nobody knows; `broken` for a film or a recording that ends too early. */
export const fileKindOf = async (bytes: Uint8Array): Promise<FileKind | 'broken' | undefined> => {
  if (isPdf(bytes)) return { mediaType: 'application/pdf', format: 'PDF' };
  // Before the library is asked: a note that begins with BM is no picture, and a page of HTML is text here.
  const charset = charsetOfText(bytes);
  if (charset !== undefined && !begins(bytes, '{\\rtf1'))
    return {
      mediaType: charset === 'utf-8' ? 'text/plain' : `text/plain; charset=${charset}`,
      format: 'TXT',
    };
  // Loaded at the first file: most starts see none.
  const { fileTypeFromBuffer } = await import('file-type/core');
  // It throws at some of what is made to mislead it.
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  // Some programs leave zeros between the tag of an MP3 and its sound.
  if (!found) return begins(bytes, 'ID3') ? { mediaType: 'audio/mpeg', format: 'MP3' } : undefined;
  const mediaType = otherNames[found.mime] ?? found.mime;
  const format = found.ext.toUpperCase();
  if (mediaType === 'application/x-cfb' && isLocked(bytes)) return { mediaType: lockedOffice, format };
  if (movies.includes(mediaType)) {
    const kind = movieKind(mediaType, bytes);
    return kind === undefined ? 'broken' : { mediaType: kind, format };
  }
  const isSoundAlone = mediaType === 'video/webm' && !hasPictureInMatroska(bytes);
  return { mediaType: isSoundAlone ? 'audio/webm' : mediaType, format };
};
