/**
 * Seals the log with the register's own key, and holds chain, seals and personal signatures against each other. Sealed
 * are the end of each session of work, each copy, every five hundredth row and each file that is written out. Not here:
 * the rules (domain/log-seal.ts) and looking at a register that nobody has open (log-check.ts).
 */
import { contract, isCallName } from '#contract/index.ts';
import type { AuditWhat } from '#domain/audit-words.ts';
import { chainFaults } from '#domain/audit.ts';
import type { Instant } from '#domain/dates.ts';
import { logFaults, logSealText, type LogFault, type LogSeal } from '#domain/log-seal.ts';
import { lastLink, type StoredRow } from '../../store/register/audit.ts';
import { sha256 } from '../../sha256.ts';
import { findCurrentKey, listIssuerKeys } from '../../store/certificates/issuer-keys.ts';
import { findLastSeal, insertSeal, listSeals } from '../../store/register/log-seals.ts';
import { findSignaturesBegan, listSignatures, listSigningKeys } from '../../store/register/signatures.ts';
import { inTransaction, type ReadStore, type WriteStore } from '../../store/base/store.ts';
import { isSignedBy, signText } from '../../vault/personal-key.ts';
import { isGenuine } from '../frame/signing.ts';

/** Seals the log as far as it has come, unless it is sealed so far. A register without a key of its own is left. */
export const sealLogIn = async (store: WriteStore, now: Instant): Promise<void> => {
  const key = await findCurrentKey(store);
  const { position, hash } = await lastLink(store);
  const before = await findLastSeal(store);
  if (!key || position === (before?.position ?? 0)) return;
  const seal: LogSeal = { number: (before?.number ?? 0) + 1, position, hash, at: now, keyId: key.keyId };
  await insertSeal(store, { ...seal, signature: signText(key, logSealText(seal)) });
};

export const sealLog = (store: ReadStore, now: Instant): Promise<void> =>
  inTransaction(store, (write) => sealLogIn(write, now));

/** Rows that a person's signature belongs to. A row of a batch that could not be issued was decided by nobody. */
const isSigned = ({ call, what }: Pick<StoredRow, 'call' | 'what'>): boolean =>
  isCallName(call) && 'signs' in contract[call] && what !== ('batch.itemRefused' satisfies AuditWhat);

/** Everything that is wrong with the log, the first place first. */
export const faultsInLog = async (
  store: ReadStore,
  rows: readonly StoredRow[],
): Promise<{ readonly faults: readonly LogFault[]; readonly seals: number; readonly signatures: number }> => {
  const issuerKeys = new Map((await listIssuerKeys(store)).map((key) => [key.keyId, key.publicKey]));
  const people = new Map((await listSigningKeys(store)).map((key) => [key.id, key]));
  const seals = (await listSeals(store)).map(({ signature, ...seal }) => {
    const key = issuerKeys.get(seal.keyId);
    return { ...seal, isGenuine: key !== undefined && isSignedBy(key, logSealText(seal), signature) };
  });
  const signatures = (await listSignatures(store)).map((signature) => ({
    position: signature.logPosition,
    previousHash: signature.logHash,
    isGenuine: isGenuine(signature, people.get(signature.keyId)),
  }));
  return {
    faults: logFaults(chainFaults(rows, sha256), rows, seals, signatures, {
      signs: isSigned,
      begunAt: await findSignaturesBegan(store),
    }),
    seals: seals.length,
    signatures: signatures.length,
  };
};
