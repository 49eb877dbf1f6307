/**
 * What is asked of document keys without reading one, loaded at every start. Not here: reading, making and signing
 * (vault/document-key.ts), which is loaded with its library when somebody wants it.
 */
import type { Instant } from '#domain/dates.ts';

/** Bytes of the largest P12 file; a key and a few certificates are some kilobytes. */
export const largestP12 = 1024 * 1024;

/** May it sign at that moment? */
export const isValidAt = (
  { notBefore, notAfter }: { readonly notBefore: Instant; readonly notAfter: Instant },
  at: Instant,
): boolean => notBefore <= at && at <= notAfter;
