/**
 * Small JSON files that carry the hash of their own content, so that a letter changed by a failing disk is told as damage
 * and not read as something else. A file without a hash is taken as it is. Not here: what the files say.
 */
import { sha256 } from '../sha256.ts';

const sumOf = (content: object): string => sha256(JSON.stringify(content));

export const formatSummed = (content: object): Uint8Array =>
  Buffer.from(`${JSON.stringify({ ...content, sum: sumOf(content) }, null, 2)}\n`);

/** The content; undefined for what is no JSON object or not what was written. */
export const parseSummed = (bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined => {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined; // torn, or something else
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { sum, ...content } = value as Readonly<Record<string, unknown>>;
  return sum === undefined || sum === sumOf(content) ? content : undefined;
};
