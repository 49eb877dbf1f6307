/**
 * Which part of a file a `Range` header asks for: a film is fetched from where it is played. Pure. Source: RFC 9110,
 * section 14. Not here: answering (protocol.ts).
 */

/** First and last byte, both counted in; null where nothing of it is there. */
export type Part = { readonly first: number; readonly last: number };

/** Undefined where the whole is to be sent: no header, one that is malformed, or one that asks for several parts. */
export const partOf = (header: string | null, size: number): Part | null | undefined => {
  const [, from = '', to = ''] = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? null : { first: size - length, last: size - 1 };
  }
  const first = Number(from);
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < first) return undefined;
  return first >= size ? null : { first, last };
};
