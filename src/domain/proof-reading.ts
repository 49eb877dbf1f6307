/**
 * Proof-reading with the participant: what was read and found right ("Stämmer"), and whether it is what is about to be
 * issued. Not here: the certificate itself (certificate.ts).
 */
import type { HolderBirth } from './certificate-facts.ts';
import type { ValidationId } from './ids.ts';
import { accept, refuse, type Decision } from './refusal.ts';

/** What the participant reads: the name as it will stand, how birth is shown, and the modules. */
export type ReadMatter = {
  readonly nameOnCertificate: string;
  readonly birth: HolderBirth['kind'];
  readonly validationIds: readonly ValidationId[];
};

const isSame = (one: ReadMatter, other: ReadMatter): boolean => {
  const ids = new Set(other.validationIds);
  return (
    one.nameOnCertificate === other.nameOnCertificate &&
    one.birth === other.birth &&
    ids.size === new Set(one.validationIds).size &&
    one.validationIds.every((id) => ids.has(id))
  );
};

/**
 * Only the latest reading counts, once, and only for exactly what was read: what led to a certificate that turned out
 * wrong says nothing of the one that replaces it. Refuses: `notProofRead`.
 */
export const isProofRead = (
  latest: (ReadMatter & { readonly isUsed?: boolean }) | undefined,
  choice: ReadMatter,
): Decision<void> =>
  latest !== undefined && latest.isUsed !== true && isSame(latest, choice)
    ? accept(undefined)
    : refuse({ kind: 'notProofRead' });
