/**
 * A file as it may be kept with evidence: what it is, whether such are kept, and under which name. Pictures are passed
 * on to be made smaller (images.ts). Not here: telling what it is (file-kind.ts), and reading from disk (files.ts).
 */
import { extname } from 'node:path';
import { isKept, nameFor, pickable, whyNotKept, type NotKept } from '#domain/file-kinds.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { fileKindOf } from './file-kind.ts';
import { shrinkImage } from './images.ts';

export type Attachment = {
  /** With an ending that fits what it is. */
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
  /** A picture that moved: one frame of it is kept. */
  readonly isStill: boolean;
};

/** What sharp reads, or may: a file that says HEIF can hold AV1. */
const pictures: readonly string[] = [
  'image/jpeg',
  'image/png',
  'image/apng',
  'image/webp',
  'image/gif',
  'image/tiff',
  'image/avif',
  'image/heif',
  'image/heif-sequence',
];

const isNamedPhoto = (name: string): boolean =>
  (pickable.photos as readonly string[]).includes(extname(name).slice(1).toLowerCase());

/**
 * A file as it may be kept. Refuses: `fileIsNotAnImage` (text that is called one: what came instead of a photo),
 * `fileTypeNotAllowed`, `fileUnreadable` (a broken picture, film or recording).
 */
export const prepareAttachment = async (bytes: Uint8Array, name: string): Promise<Decision<Attachment>> => {
  const notKept = (what: NotKept, format = ''): Decision<never> =>
    refuse({ kind: 'fileTypeNotAllowed', name, what, format });
  if (bytes.length === 0) return notKept('empty');
  const kind = await fileKindOf(bytes);
  if (kind === undefined) return notKept('unknown');
  if (kind === 'broken') return refuse({ kind: 'fileUnreadable', name });
  const { mediaType, format } = kind;
  if (mediaType.startsWith('text/plain') && isNamedPhoto(name))
    return refuse({ kind: 'fileIsNotAnImage', name });
  if (pictures.includes(mediaType)) {
    const { image, trouble } = await shrinkImage(bytes, mediaType === 'image/apng');
    if (image) return accept({ ...image, name: nameFor(name, image.mediaType) });
    if (trouble !== 'unreadable') return notKept(trouble, format);
    const why = whyNotKept(mediaType);
    return why === 'heic' ? notKept(why, format) : refuse({ kind: 'fileUnreadable', name });
  }
  if (!isKept(mediaType.split(';', 1)[0] ?? '')) return notKept(whyNotKept(mediaType), format);
  return accept({ name: nameFor(name, mediaType), mediaType, content: bytes, isStill: false });
};
