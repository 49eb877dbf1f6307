/**
 * How far the signed-in user sees, and the door that every call goes through: whatever ids it was given, they lead only
 * to people the user reaches. Not here: the rule (domain/rights.ts) and how lists are narrowed (store/base/reach.ts).
 */
import type { Call } from '#contract/call.ts';
import { contract, type CallName } from '#contract/index.ts';
import { mayOpenAttachment } from '#domain/evidence.ts';
import type {
  AttachmentId,
  CertificateId,
  DocumentId,
  ParticipantId,
  UserId,
  ValidationId,
} from '#domain/ids.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import {
  knowsIdentity,
  mayReach,
  reachOf,
  rightTo,
  rightToPaper,
  type Relation,
  type Right,
} from '#domain/rights.ts';
import { isPermitted } from '#domain/roles.ts';
import { mayControl } from '#domain/verification.ts';
import { listAttachmentIds, listEvidenceFor, listSharers } from '../../store/validations/attachments.ts';
import { listWorkshops } from '../../store/register/organisation.ts';
import type { Participant } from '../../store/participants/participants.ts';
import { listConcerned, listRelations, type Concerned, type Viewer } from '../../store/base/reach.ts';
import { listNoLongerCounting } from '../../store/certificates/certificate-status.ts';
import type { ReadStore } from '../../store/base/store.ts';
import { isAnyProtected } from '../../store/participants/protected-readers.ts';
import { listInvolvedIn } from '../../store/validations/involvement.ts';
import { refuseControlOver } from './control-over.ts';
import type { Asked, Documents, HeldDocument } from './documents-held.ts';
import type { SignedIn } from './handler.ts';
import { readSettings } from '../../store/base/settings.ts';

export const viewerOf = async (store: ReadStore, user: SignedIn): Promise<Viewer> => {
  const { assessorsSeeAll } = await readSettings(store);
  const workshopIds = (await listWorkshops(store)).map(({ id }) => id);
  return { userId: user.userId, ...reachOf(user, { assessorsSeeAll, workshopIds }) };
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Every id anywhere in an input. */
export const idsIn = (input: unknown): string[] => {
  if (typeof input === 'string') return uuid.test(input) ? [input] : [];
  if (typeof input !== 'object' || input === null) return [];
  return Object.values(input).flatMap(idsIn);
};

/** What a kontrollant may do is open to whoever controls; what they may not do at all needs that one works with it. */
const neededFor = (name: CallName): Exclude<Right, 'none'> => {
  const { kind, roles } = contract[name];
  return kind === 'command' && typeof roles !== 'string' && !roles.some((role) => role === 'internalVerifier')
    ? 'work'
    : 'control';
};

const says = (input: unknown, what: 'confirmedProtected' | 'confirmedOld'): boolean =>
  typeof input === 'object' && input !== null && (input as Record<string, unknown>)[what] === true;

/** What is to leave the program and counts no longer, unless that has been said: `noLongerCounts`. */
const mayLeaveStill = async (
  store: ReadStore,
  call: Call,
  ids: readonly string[],
  input: unknown,
): Promise<Decision<void>> => {
  if (!call.confirmsOld || says(input, 'confirmedOld')) return accept(undefined);
  const certificates = await listNoLongerCounting(store, ids as readonly CertificateId[]);
  return certificates.length === 0 ? accept(undefined) : refuse({ kind: 'noLongerCounts', certificates });
};

type Asking = { readonly user: SignedIn; readonly viewer: Viewer };

/**
 * Whether bytes that are held may be shown, printed or saved once more: whoever asks may still make the call that they
 * were made by, with what it was given, and still sees everybody whose name they could see then.
 */
export const mayShowHeld = async (
  store: ReadStore,
  { user, viewer }: Asking,
  { asked, knownIds }: HeldDocument,
): Promise<boolean> => {
  if (!isPermitted(contract[asked.name].roles, user.roles)) return false;
  const known = await listKnown(store, viewer, knownIds);
  if (!knownIds.every((id) => known.has(id))) return false;
  return (await mayReachAll(store, { user, viewer }, asked)).ok;
};

/** The rule of the door itself, for a call and the ids of its input. */
const mayReachAll = async (
  store: ReadStore,
  { user, viewer }: Asking,
  { name, ids }: Asked,
): Promise<Decision<readonly Concerned[]>> => {
  const call: Call = contract[name];
  const isBeyond = call.beyondReach?.some((role) => user.roles.includes(role)) ?? false;
  if (isBeyond || ids.length === 0) return accept([]);
  const concerned = await listConcerned(store, viewer, ids);
  const may = mayReach(
    neededFor(name),
    concerned.map(({ what, relations }) => ({
      what,
      rights: relations.map((relation) =>
        what === 'recommendation' ? rightToPaper(viewer, relation) : rightTo(viewer, relation),
      ),
    })),
  );
  return may.ok ? accept(concerned) : may;
};

/**
 * Refuses what the input's ids lead to outside the user's reach: `notFound`, `concernsOthers`, `onlyToControl`; and what
 * is to leave the program of somebody whose identity is protected, or that counts no longer, until it has been said that
 * it should: `protectedNotConfirmed`, `noLongerCounts`. Of what was taken back while they controlled it: `controlOver`.
 */
export const mayAsk = async (
  store: ReadStore,
  {
    user,
    viewer,
    documents,
  }: { readonly user: SignedIn; readonly viewer: Viewer; readonly documents: Documents },
  name: CallName,
  input: unknown,
): Promise<Decision<void>> => {
  const call: Call = contract[name];
  const isBeyond = call.beyondReach?.some((role) => user.roles.includes(role)) ?? false;
  const ids = [...new Set(idsIn(input))];
  if (isBeyond || ids.length === 0) return accept(undefined);
  const files = await listAttachmentIds(store, ids);
  const open = await listOpenable(store, viewer, files);
  if (files.some((file) => !open.has(file))) return refuse({ kind: 'notFound', what: 'attachment' });
  const may = await mayReachAll(store, { user, viewer }, { name, ids });
  if (!may.ok) {
    const isHidden = may.refusal.kind === 'notFound' && may.refusal.what === 'validation';
    return (isHidden && (await refuseControlOver(store, viewer, ids))) || may;
  }
  const concerned = may.value;
  const held = ids.flatMap((id) => documents.find(id as DocumentId) ?? []); // or of nothing held
  const [document, second] = call.confirmsProtected ? held : [];
  if (second) throw new Error(`${name} shows two documents at once`);
  if (document && !(await mayShowHeld(store, { user, viewer }, document)))
    return refuse({ kind: 'notFound', what: 'document' });
  const still = await mayLeaveStill(store, call, ids, input);
  if (!still.ok || !call.confirmsProtected || says(input, 'confirmedProtected')) return still;
  const shown = files.length === 0 ? [] : await listEvidenceFor(store, files);
  const isProtected =
    concerned.some(({ relations }) => relations.some((one) => one.hasProtectedIdentity)) ||
    shown.some(({ person }) => person.hasProtectedIdentity) ||
    (await isAnyProtected(store, [
      ...held.flatMap(({ participantIds }) => participantIds),
      // Others' evidence goes along; ids of anything else share none.
      ...(await listSharers(store, ids)),
    ]));
  return isProtected ? refuse({ kind: 'protectedNotConfirmed' }) : accept(undefined);
};

/** Those of these people of whom the user sees who they are, and not only an alias. */
export const listKnown = async (
  store: ReadStore,
  viewer: Viewer,
  ids: readonly ParticipantId[],
): Promise<ReadonlySet<ParticipantId>> => {
  const relations = await listRelations(store, viewer, ids);
  const isKnown = ([, relation]: readonly [ParticipantId, Relation]): boolean =>
    knowsIdentity(rightTo(viewer, relation), relation.hasProtectedIdentity);
  return new Set([...relations].filter(isKnown).map(([id]) => id));
};

export const maySeePerson = async (
  store: ReadStore,
  viewer: Viewer,
  { id }: Pick<Participant, 'id'>,
): Promise<boolean> => (await listKnown(store, viewer, [id])).has(id);

/** Those of these photos and files that the user may open. */
export const listOpenable = async (
  store: ReadStore,
  viewer: Viewer,
  ids: readonly AttachmentId[],
): Promise<ReadonlySet<AttachmentId>> => {
  if (ids.length === 0) return new Set();
  const evidenceFor = await listEvidenceFor(store, ids);
  const known = await listKnown(store, viewer, [...new Set(evidenceFor.map(({ person }) => person.id))]);
  const involved = viewer.isVerifier
    ? await listInvolvedIn(store, [...new Set(evidenceFor.map(({ validationId }) => validationId))])
    : [];
  const assessedBy = (id: ValidationId): UserId[] =>
    involved.filter(({ validationId }) => validationId === id).map(({ userId }) => userId);
  const isOpen = (id: AttachmentId): boolean =>
    mayOpenAttachment(
      evidenceFor
        .filter(({ attachmentId }) => attachmentId === id)
        .map(({ validationId, state, person }) => ({
          maySeePerson: known.has(person.id),
          isToControl:
            viewer.isVerifier &&
            mayControl(viewer.userId, state, { assessedBy: assessedBy(validationId) }).ok,
        })),
    );
  return new Set(ids.filter(isOpen));
};

export const mayOpen = async (store: ReadStore, viewer: Viewer, id: AttachmentId): Promise<boolean> =>
  (await listOpenable(store, viewer, [id])).has(id);
