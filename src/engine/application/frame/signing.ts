/**
 * Signs what a person has decided, with the key that their passphrase gave, and answers afterwards whether a signature
 * still fits. Not here: what a decision rests on (store/register/signed-content.ts), how that is written
 * (domain/signed-content.ts), which calls sign (contract), and asking
 * for the PIN (pin.ts).
 */
import type { CallName } from '#contract/index.ts';
import type { Instant } from '#domain/dates.ts';
import type { CertificateId, DisposalId, UserId, ValidationId } from '#domain/ids.ts';
import type { Decided } from '#domain/decided.ts';
import { contentToSign, signedFormats } from '#domain/signed-content.ts';
import {
  canonicalText,
  signatureText,
  type Signed,
  type SignatureState,
  type SignedSubject,
} from '#domain/signature.ts';
import type { ValidationStep } from '#domain/validation.ts';
import { lastLink } from '../../store/register/audit.ts';
import { sha256 } from '../../sha256.ts';
import {
  findSigningKey,
  insertSignature,
  insertSigningKey,
  type SigningPublicKey,
  type StoredSignature,
} from '../../store/register/signatures.ts';
import {
  findReplacedId,
  isTakenUpAfter,
  findCertificateEvent,
  readDecidedCertificate,
  readDecidedDisposal,
  readDecidedValidation,
  type DecidedStep,
  type EventOrder,
} from '../../store/register/signed-content.ts';
import type { ReadStore, WriteStore } from '../../store/base/store.ts';
import { isSignedBy, personalKeyFrom, signText } from '../../vault/personal-key.ts';

/** Remembers the public half of a person's key; true when it was not known before. */
export const learnKey = async (
  store: WriteStore,
  { userId, seed, now }: { readonly userId: UserId; readonly seed: Uint8Array; readonly now: Instant },
): Promise<boolean> => {
  const { keyId, publicKey } = personalKeyFrom(seed);
  if (await findSigningKey(store, keyId)) return false;
  await insertSigningKey(store, { id: keyId, userId, publicKey }, now);
  return true;
};

/** To be called before the decision's own row is put on the log. */
export const recordSignature = async (
  store: WriteStore,
  { subject, content }: Signed,
  by: {
    readonly id: string;
    readonly call: CallName;
    readonly userId: UserId;
    readonly seed: Uint8Array;
    readonly now: Instant;
  },
): Promise<void> => {
  const key = personalKeyFrom(by.seed);
  const last = await lastLink(store);
  const facts = {
    call: by.call,
    subject,
    userId: by.userId,
    keyId: key.keyId,
    signedAt: by.now,
    contentHash: sha256(canonicalText(content)),
    logPosition: last.position + 1,
    logHash: last.hash,
  };
  await insertSignature(store, { ...facts, id: by.id, signature: signText(key, signatureText(facts)) });
};

/** Whether a person's own key made it. */
export const isGenuine = (signature: StoredSignature, key: SigningPublicKey | undefined): boolean =>
  key?.userId === signature.userId &&
  isSignedBy(key.publicKey, signatureText(signature), signature.signature);

const stepOf: Partial<Record<string, ValidationStep>> = {
  'validation.submit': 'submitted',
  'validation.requestTranscript': 'submitted',
  'validation.resume': 'resumed',
  'control.approve': 'approved',
  'control.return': 'returned',
};

type SignedBy = Pick<StoredSignature, 'call' | 'userId' | 'signedAt' | 'logPosition'>;

const decidedIn = (
  subject: SignedSubject,
  { call, userId, signedAt, logPosition }: SignedBy,
): DecidedStep | undefined => {
  const step = stepOf[call];
  // The subject's kind says whose id it is.
  return step && { id: subject.id as ValidationId, step, at: signedAt, by: userId, logPosition };
};

const certificateContent = async (
  store: ReadStore,
  id: CertificateId,
  { call, userId, signedAt }: SignedBy,
): Promise<Decided | undefined> => {
  const moment = { at: signedAt, by: userId };
  const replacedId = await findReplacedId(store, id);
  const said =
    call === 'certificate.revoke'
      ? await findCertificateEvent(store, id, { what: 'revoked', ...moment })
      : replacedId === null
        ? null
        : await findCertificateEvent(store, replacedId, { what: 'replaced', ...moment });
  return said === undefined ? undefined : readDecidedCertificate(store, id, said);
};

/** What a decision rests on, as the register has it; undefined when the decision itself is not there. */
const contentOf = (
  store: ReadStore,
  subject: SignedSubject,
  by: SignedBy,
  order: EventOrder = 'log',
): Promise<Decided | undefined> => {
  if (subject.kind === 'disposal')
    return readDecidedDisposal(store, subject.id as DisposalId, by.call === 'disposal.carryOut');
  if (subject.kind === 'certificate') return certificateContent(store, subject.id as CertificateId, by);
  const decided = decidedIn(subject, by);
  return decided ? readDecidedValidation(store, decided, order) : Promise.resolve(undefined);
};

/** What is signed of a decision, once it is written. */
export const toSign = async (
  {
    store,
    now,
    user,
  }: { readonly store: ReadStore; readonly now: Instant; readonly user: { userId: UserId } },
  call: CallName,
  subject: SignedSubject,
): Promise<Signed> => {
  const logPosition = (await lastLink(store)).position + 1;
  const by = { call, userId: user.userId, signedAt: now, logPosition };
  const content = await contentOf(store, subject, by);
  if (content === undefined) throw new Error(`${call} decided nothing that can be signed`);
  return { subject, content: contentToSign(content) };
};

/** Whether a signature still fits what the register has. */
export const stateOf = async (store: ReadStore, signature: StoredSignature): Promise<SignatureState> => {
  const key = await findSigningKey(store, signature.keyId);
  if (!key) return 'keyUnknown';
  if (!isGenuine(signature, key)) return 'notGenuine';
  const covers = async (order: EventOrder): Promise<boolean> => {
    const content = await contentOf(store, signature.subject, signature, order);
    return (
      content !== undefined &&
      signedFormats.some((format) => sha256(canonicalText(format(content))) === signature.contentHash)
    );
  };
  if (await covers('log')) return 'unchanged';
  return decidedIn(signature.subject, signature) && (await covers('ids')) ? 'coversLess' : 'changed';
};

/** Of a decision on a validation that was taken up again since: a difference is told as that. */
export const isPast = async (store: ReadStore, signature: StoredSignature): Promise<boolean> => {
  const decided = decidedIn(signature.subject, signature);
  return decided !== undefined && (await isTakenUpAfter(store, decided));
};
