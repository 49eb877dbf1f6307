/**
 * Personal signatures: the exact text that a person's key signs when they decide something, and what is answered of a
 * signature afterwards. Not here: keys and signing (engine/vault/personal-key.ts), and what a decision rests on
 * (signed-content.ts). What a signature covers: docs/decisions/0012-signatures.md.
 */
import type { Instant } from './dates.ts';

export const signedKinds = ['validation', 'certificate', 'disposal'] as const;
export type SignedKind = (typeof signedKinds)[number];
export type SignedSubject = { readonly kind: SignedKind; readonly id: string };

/** What a handler hands over to be signed: what it decided on, and all that the decision rests on, as plain JSON. */
export type Signed = { readonly subject: SignedSubject; readonly content: unknown };

/**
 * What has become of a signature: told in this order of weight, the last being all well. `coversLess`: nothing was
 * changed, but it was made by a version that left out what a clock that had gone back had put out of order.
 */
export const signatureStates = ['keyUnknown', 'notGenuine', 'changed', 'coversLess', 'unchanged'] as const;
export type SignatureState = (typeof signatureStates)[number];

/** What is signed besides the content: who decided what, when, and where the log stood. */
export type SignedFacts = {
  readonly call: string;
  readonly subject: SignedSubject;
  readonly userId: string;
  readonly keyId: string;
  readonly signedAt: Instant;
  /** Hex SHA-256 of `canonicalText(content)`. */
  readonly contentHash: string;
  /** Place of the decision's own row in the log, and the hash of the row before it. */
  readonly logPosition: number;
  readonly logHash: string;
};

/**
 * JSON with the keys of every object in order of code units and nothing between, so that the same content always gives
 * the same text. Keys that are undefined are left out. Throws on what is not plain JSON.
 */
export const canonicalText = (value: unknown): string => {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('A number that JSON cannot write');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    throw new TypeError('Only plain JSON can be signed');
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonicalText(field)}`);
  return `{${fields.join(',')}}`;
};

/** The exact text under a signature. */
export const signatureText = (facts: SignedFacts): string =>
  canonicalText({
    what: 'intyga signature',
    format: 1,
    call: facts.call,
    subject: { kind: facts.subject.kind, id: facts.subject.id },
    userId: facts.userId,
    keyId: facts.keyId,
    signedAt: facts.signedAt,
    contentHash: facts.contentHash,
    logPosition: facts.logPosition,
    logHash: facts.logHash,
  });
