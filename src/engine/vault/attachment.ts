/**
 * What kind of file something is, told by its first bytes and never by its name, and whether it may be kept. Pictures
 * are passed on to be made smaller (images.ts). Not here: reading from disk (files.ts).
 */
import { extname } from 'node:path';
import { imageMediaTypes, type AttachmentMediaType } from '#domain/evidence.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { shrinkImage } from './images.ts';

export type Attachment = {
  readonly name: string;
  readonly mediaType: AttachmentMediaType;
  readonly content: Uint8Array;
};

type Signature = {
  readonly mediaType: AttachmentMediaType;
  readonly at: number;
  /** Bytes as Latin-1 text; one of them must stand at the place. */
  readonly oneOf: readonly string[];
};

/** Brands of MP4 (ISO base media) at byte 8. Others, such as HEIC photos, are not kept. */
const signatures: readonly Signature[] = [
  { mediaType: 'image/jpeg', at: 0, oneOf: ['\xff\xd8\xff'] },
  { mediaType: 'image/png', at: 0, oneOf: ['\x89PNG\r\n\x1a\n'] },
  { mediaType: 'image/webp', at: 8, oneOf: ['WEBPVP8'] },
  { mediaType: 'application/pdf', at: 0, oneOf: ['%PDF-'] },
  { mediaType: 'audio/mp4', at: 4, oneOf: ['ftypM4A ', 'ftypM4B '] },
  {
    mediaType: 'video/mp4',
    at: 4,
    oneOf: [
      'ftypisom',
      'ftypiso2',
      'ftypiso4',
      'ftypiso5',
      'ftypiso6',
      'ftypmp41',
      'ftypmp42',
      'ftypavc1',
      'ftypM4V ',
    ],
  },
  { mediaType: 'audio/mpeg', at: 0, oneOf: ['ID3', '\xff\xfb', '\xff\xfa', '\xff\xf3', '\xff\xf2'] },
];

const longestSignature = 16;

/** Text is UTF-8 without control characters other than tabs and line and page ends. */
const isText = (bytes: Uint8Array): boolean => {
  if (bytes.some((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d].includes(byte))) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return bytes.length > 0;
  } catch {
    return false; // not UTF-8
  }
};

/** Undefined for whatever may not be kept. */
const mediaTypeOf = (bytes: Uint8Array): AttachmentMediaType | undefined => {
  const head = Buffer.from(bytes.subarray(0, longestSignature)).toString('latin1');
  const found = signatures.find(({ at, oneOf }) => oneOf.some((sign) => head.startsWith(sign, at)));
  return found?.mediaType ?? (isText(bytes) ? 'text/plain' : undefined);
};

const imageExtensions: readonly string[] = ['.jpg', '.jpeg', '.png', '.webp'];

const isImageType = (type: AttachmentMediaType | undefined): boolean =>
  (imageMediaTypes as readonly (AttachmentMediaType | undefined)[]).includes(type);

/**
 * A file as it may be kept. Refuses: `fileIsNotAnImage` (it is called one), `fileTypeNotAllowed`, `fileUnreadable` (a
 * broken picture).
 */
export const prepareAttachment = async (bytes: Uint8Array, name: string): Promise<Decision<Attachment>> => {
  const mediaType = mediaTypeOf(bytes);
  if (imageExtensions.includes(extname(name).toLowerCase()) && !isImageType(mediaType))
    return refuse({ kind: 'fileIsNotAnImage', name });
  if (mediaType === undefined) return refuse({ kind: 'fileTypeNotAllowed', name });
  if (!isImageType(mediaType)) return accept({ name, mediaType, content: bytes });
  const image = await shrinkImage(bytes);
  return image ? accept({ name, ...image }) : refuse({ kind: 'fileUnreadable', name });
};
