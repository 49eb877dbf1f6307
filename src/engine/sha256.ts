/**
 * The sum that everything kept is known by: SHA-256, in hex. Not here: hashes that a format of others is made of
 * (vault/).
 */
import { createHash } from 'node:crypto';

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');
