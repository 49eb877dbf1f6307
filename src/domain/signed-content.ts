/**
 * The formats of what is signed of a decision. Each is frozen: whoever needs another field writes the next one, and older
 * signatures go on being read by theirs, whatever columns the register has then. Not here: what is signed around the
 * content (signature.ts).
 */
import { format0 } from './signed-format-0.ts';
import { format1 } from './signed-format-1.ts';

/** All that were ever signed, by their number. The last is what is signed now. */
export const signedFormats = [format0, format1] as const;

/** The content as it is signed now. */
export const contentToSign = format1;
