/**
 * Small JSON files that carry the hash of their own content, so that a letter changed by a failing disk is told as damage
 * and not read as something else. A file without a hash is taken as it is. Not here: what the files say (outside-files.ts).
 */
import { sha256 } from '../sha256.ts';

const sumOf = (content: object): string => sha256(JSON.stringify(content));

export const formatSummed = (content: object): Uint8Array =>
  Buffer.from(`${JSON.stringify({ ...content, sum: sumOf(content) }, null, 2)}\n`);

/** The content; undefined for what is no JSON object, not what was written, or nested deeper than can be walked. */
export const parseSummed = (bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const { sum, ...content } = value as Readonly<Record<string, unknown>>;
    return sum === undefined || sum === sumOf(content) ? content : undefined;
  } catch {
    return undefined; // torn, or something else
  }
};
