/**
 * Decisions and their signatures side by side: what the pages show, and which approvals nobody has signed. Not here:
 * signing, and what becomes of one signature (signing.ts).
 */
import type { CallName, OutputOf } from '#contract/index.ts';
import type { signatureContract } from '#contract/signatures.ts';
import type { CertificateId, ValidationId } from '#domain/ids.ts';
import { accept } from '#domain/refusal.ts';
import type { SignedSubject } from '#domain/signature.ts';
import type { ValidationStep } from '#domain/validation.ts';
import type { ReadStore } from '../../store/base/store.ts';
import {
  listDecisions,
  listDecisionsOnCertificate,
  type StoredDecision,
} from '../../store/register/decisions.ts';
import { listGivenPassphrases, listInvolvedInSubject } from '../../store/register/passphrase-givers.ts';
import {
  findSignaturesBegan,
  listSignaturesOf,
  listSigningKeys,
  type StoredSignature,
} from '../../store/register/signatures.ts';
import type { Handlers } from './handler.ts';
import { isPast, stateOf } from './signing.ts';

/** Calls by which a decision would have been signed. */
const callOf: Readonly<Record<string, CallName>> = {
  submitted: 'validation.submit',
  approved: 'control.approve',
  returned: 'control.return',
  resumed: 'validation.resume',
  issued: 'certificate.issue',
  revoked: 'certificate.revoke',
};
const signedSteps = [
  'submitted',
  'approved',
  'returned',
  'resumed',
] as const satisfies readonly ValidationStep[];

const decisionsOn = (
  store: ReadStore,
  { kind, id }: SignedSubject,
): Promise<readonly StoredDecision[]> | readonly StoredDecision[] =>
  kind === 'validation'
    ? listDecisions(store, [id as ValidationId], signedSteps)
    : kind === 'certificate'
      ? listDecisionsOnCertificate(store, id as CertificateId)
      : [];

/** Decisions on it that nobody has signed since there were signatures. */
const listUnsigned = async (
  store: ReadStore,
  subject: SignedSubject,
  signatures: readonly StoredSignature[],
): Promise<readonly StoredDecision[]> => {
  const signed = new Set(signatures.map(({ logPosition }) => logPosition));
  const unsigned = (await decisionsOn(store, subject)).filter(
    ({ logPosition, isLogged }) => !isLogged || !signed.has(logPosition),
  );
  if (unsigned.length === 0) return unsigned;
  const begun = await findSignaturesBegan(store);
  return unsigned.filter(({ logPosition, isLogged }) => !isLogged || logPosition >= begun);
};

/**
 * Which of these validations are approved by nothing but a row: the log does not tell of the latest approval, or no
 * genuine signature covers what stands. From before there were signatures the log's word is enough.
 */
export const listUnprovenApprovals = async (
  store: ReadStore,
  ids: readonly ValidationId[],
): Promise<readonly ValidationId[]> => {
  const begun = await findSignaturesBegan(store);
  const approvals = await listDecisions(store, ids, ['approved']);
  const latest = new Map(approvals.map((approval) => [approval.subjectId, approval]));
  const unproven: ValidationId[] = [];
  for (const id of ids) {
    const approval = latest.get(id);
    const isBefore = approval !== undefined && approval.isLogged && approval.logPosition < begun;
    // eslint-disable-next-line no-await-in-loop -- each is held against its own content; a certificate has a few
    if (!isBefore && !(approval?.isLogged && (await isApprovalSigned(store, id, approval))))
      unproven.push(id);
  }
  return unproven;
};

const isApprovalSigned = async (
  store: ReadStore,
  id: ValidationId,
  { logPosition, by }: StoredDecision,
): Promise<boolean> => {
  const signature = (await listSignaturesOf(store, { kind: 'validation', id })).find(
    (one) => one.logPosition === logPosition && one.call === 'control.approve' && one.userId === by,
  );
  if (!signature) return false;
  const state = await stateOf(store, signature);
  return state === 'unchanged' || state === 'coversLess';
};

type Shown = OutputOf<'signature.list'>[number];

/** By whom the person who signed could have been played: whoever gave them a passphrase last before. */
const giversFor = async (
  store: ReadStore,
  subject: SignedSubject,
  signatures: readonly StoredSignature[],
): Promise<(signature: StoredSignature) => Shown['passphraseBy']> => {
  if (signatures.length === 0) return () => null;
  const given = await listGivenPassphrases(store, [...new Set(signatures.map(({ userId }) => userId))]);
  const involved = await listInvolvedInSubject(store, subject);
  return ({ userId, logPosition }) => {
    const last = given.findLast((one) => one.to === userId && one.logPosition < logPosition);
    if (!last) return null;
    const isInvolved = involved.has(last.by) && !involved.has(userId);
    return { name: last.byName, at: last.at, isInvolved };
  };
};

export const signatureHandlers: Handlers<typeof signatureContract> = {
  'signature.list': async ({ store }, { subject }) => {
    const signatures = await listSignaturesOf(store, subject);
    const keys = new Map((await listSigningKeys(store)).map((key) => [key.id, key.madeAt]));
    const giverOf = await giversFor(store, subject, signatures);
    const unsigned = (await listUnsigned(store, subject, signatures)).map(
      ({ id, what, at, byName, logPosition }): { logPosition: number; row: Shown } => ({
        logPosition,
        row: {
          id,
          call: callOf[what] ?? '',
          signedAt: at,
          byName,
          keySeenAt: null,
          passphraseBy: null,
          isPast: false,
          state: 'missing',
        },
      }),
    );
    const signed = await Promise.all(
      // eslint-disable-next-line no-restricted-syntax -- each is held against its own content as it was then
      signatures.map(async (signature): Promise<{ logPosition: number; row: Shown }> => {
        const { id, call, signedAt, byName, logPosition } = signature;
        const [past, state] = [await isPast(store, signature), await stateOf(store, signature)];
        const keySeenAt = keys.get(signature.keyId) ?? null;
        const passphraseBy = giverOf(signature);
        return {
          logPosition,
          row: { id, call, signedAt, byName, keySeenAt, passphraseBy, isPast: past, state },
        };
      }),
    );
    return accept(
      [...unsigned, ...signed].sort((a, b) => a.logPosition - b.logPosition).map(({ row }) => row),
    );
  },
};
