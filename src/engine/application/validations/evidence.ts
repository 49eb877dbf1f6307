/**
 * Evidence: registered once for many criteria and several participants, changed, linked, with a file or without.
 * Not here: what a file may be and how a picture is made smaller (pictures/images.ts).
 */
import { basename } from 'node:path';
import type { validationContract } from '#contract/validations.ts';
import type { AuditEvent } from '#domain/audit.ts';
import type { AuditWhat } from '#domain/audit-words.ts';
import { largestAttachment } from '#domain/evidence.ts';
import type { AttachmentId, CriterionId, EvidenceId, ValidationId } from '#domain/ids.ts';
import { displayName } from '#domain/participant.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { asLine } from '#domain/pasted.ts';
import { isInHand, mayChangeShared } from '#domain/validation.ts';
import { sha256 } from '../../sha256.ts';
import { insertAttachment } from '../../store/validations/attachments.ts';
import {
  findEvidence,
  insertEvidence,
  linkEvidence,
  listSharing,
  unlinkEvidence,
  updateEvidence,
  type Evidence,
  type Sharing,
} from '../../store/validations/evidence.ts';
import { listParticipants } from '../../store/participants/participants.ts';
import { listCriterionIds } from '../../store/validations/validation-progress.ts';
import { listValidationsById, type Validation } from '../../store/validations/validations.ts';
import type { Attachment } from '../../pictures/attachment.ts';
import { readLimited } from '../../files/files.ts';
import { beginIfPlanned, findInHand } from './assessing.ts';
import {
  done,
  inTwoPhases,
  type CommandContext,
  type Handlers,
  type QueryContext,
} from '../frame/handler.ts';
import { whenRead } from '../frame/outside-reading.ts';
import { judge } from './judgements.ts';

type Shared = { readonly evidence: Evidence; readonly sharing: readonly Sharing[] };

type Seen = Pick<QueryContext, 'store'>;

/**
 * May what these share be changed? Where one alone has moved on, the refusal says whose, so that nobody looks for it in
 * the one on the screen. Refuses: `wrongState`, `sharedMovedOn`.
 */
const mayChangeAll = async (
  { store }: Seen,
  sharing: readonly Pick<Sharing, 'participantId' | 'state'>[],
): Promise<Decision<void>> => {
  const may = mayChangeShared(sharing.map(({ state }) => state));
  if (may.ok || sharing.length === 1) return may;
  const movedOn = sharing.filter(({ state }) => !isInHand(state));
  const people = await listParticipants(
    store,
    movedOn.map(({ participantId }) => participantId),
  );
  const holders = movedOn.flatMap(({ participantId, state }) => {
    const person = people.get(participantId);
    return person ? [{ name: displayName(person), state }] : [];
  });
  return refuse({ kind: 'sharedMovedOn', holders });
};

/** The evidence, if every validation that shares it is in the assessor's hands. */
const findChangeable = async (context: Seen, id: EvidenceId): Promise<Decision<Shared>> => {
  const { store } = context;
  const evidence = await findEvidence(store, id);
  if (!evidence) return refuse({ kind: 'notFound', what: 'evidence' });
  const sharing = await listSharing(store, id);
  const may = await mayChangeAll(context, sharing);
  return may.ok ? accept({ evidence, sharing }) : may;
};

/** The audit event of something done to evidence: it concerns everybody who shares it. */
const aboutShared = (
  { evidence, sharing }: Shared,
  what: AuditWhat,
  change: Pick<AuditEvent, 'before' | 'after'>,
): AuditEvent => ({
  what,
  subjectId: evidence.id,
  participantIds: sharing.map((validation) => validation.participantId),
  ...change,
});

/** The chosen validations, if all are in hand and all have the chosen criteria. */
const findGroup = async (
  context: Seen,
  validationIds: readonly ValidationId[],
  criterionIds: readonly CriterionId[],
): Promise<Decision<readonly Validation[]>> => {
  const { store } = context;
  const group = await listValidationsById(store, validationIds);
  if (group.length < validationIds.length) return refuse({ kind: 'notFound', what: 'validation' });
  const may = await mayChangeAll(context, group);
  if (!may.ok) return may;
  if (criterionIds.length === 0) return accept(group);
  /* eslint-disable no-await-in-loop -- a group is of one module as a rule */
  for (const versionId of new Set(group.map((validation) => validation.moduleVersionId))) {
    const own = await listCriterionIds(store, versionId);
    if (!criterionIds.every((id) => own.includes(id))) return refuse({ kind: 'notFound', what: 'criterion' });
  }
  /* eslint-enable no-await-in-loop */
  return accept(group);
};

/** Refuses: `fileTooLarge`, what a file may not be, `readingUnfinished`. */
const readFile = async ({ path, readOutside }: QueryContext): Promise<Decision<Attachment>> => {
  const bytes = readLimited(path, largestAttachment);
  if (!bytes.ok) return bytes;
  const name = asLine(basename(path));
  return whenRead(await readOutside('evidence', { bytes: bytes.value, name }), name);
};

const attach = async (
  { store, newId, now, user }: CommandContext,
  evidence: Evidence,
  prepared: Attachment,
): Promise<{ readonly id: AttachmentId; readonly isStill: boolean }> => {
  const { content, isStill } = prepared;
  const id = newId<AttachmentId>();
  const doing = { at: now, by: user.userId };
  const attachment = { ...prepared, id, size: content.length, sha256: sha256(content) };
  await insertAttachment(store, attachment, doing);
  await updateEvidence(store, { ...evidence, attachmentId: id }, doing);
  return { id, isStill };
};

type EvidenceCalls = Pick<
  typeof validationContract,
  `evidence.${'register' | 'save' | 'link' | 'attach' | 'detach'}`
>;

export const evidenceHandlers: Handlers<EvidenceCalls> = {
  'evidence.register': async (context, input) => {
    const { store, newId, now, user } = context;
    const { judgement, ...registered } = input;
    const { type, on, place, text } = registered;
    const validationIds = [...new Set(input.validationIds)];
    const criterionIds = [...new Set(input.criterionIds)];
    const group = await findGroup(context, validationIds, criterionIds);
    if (!group.ok) return group;
    const id = newId<EvidenceId>();
    const doing = { at: now, by: user.userId };
    await insertEvidence(store, { id, type, on, place, text }, doing);
    /* eslint-disable no-await-in-loop -- each validation takes a step and judgements of its own */
    for (const validation of group.value) {
      await beginIfPlanned(context, validation);
      await linkEvidence(store, { evidenceId: id, validationId: validation.id, criterionIds }, doing);
      if (judgement !== null)
        await judge(context, { ...validation, state: 'ongoing' }, criterionIds, { judgement });
    }
    /* eslint-enable no-await-in-loop */
    return done(
      { id },
      {
        what: 'evidence.registered',
        subjectId: id,
        participantIds: group.value.map((validation) => validation.participantId),
        after: { ...registered, validationIds, criterionIds, judgement },
      },
    );
  },

  'evidence.save': async (context, { id, ...fields }) => {
    const { store, now, user } = context;
    const shared = await findChangeable(context, id);
    if (!shared.ok) return shared;
    const { evidence } = shared.value;
    await updateEvidence(store, { ...evidence, ...fields }, { at: now, by: user.userId });
    return done({}, aboutShared(shared.value, 'evidence.changed', { before: evidence, after: fields }));
  },

  'evidence.link': async (context, { id, validationId, isKept, ...input }) => {
    const { store, now, user } = context;
    const evidence = await findEvidence(store, id);
    if (!evidence) return refuse({ kind: 'notFound', what: 'evidence' });
    const validation = await findInHand(store, validationId);
    if (!validation.ok) return validation;
    const own = await listCriterionIds(store, validation.value.moduleVersionId);
    const criterionIds = [...new Set(input.criterionIds)];
    if (!criterionIds.every((one) => own.includes(one)))
      return refuse({ kind: 'notFound', what: 'criterion' });
    const link = { evidenceId: id, validationId };
    const doing = { at: now, by: user.userId };
    const isOn = criterionIds.length > 0 || isKept;
    if (isOn) {
      await beginIfPlanned(context, validation.value);
      await linkEvidence(store, { ...link, criterionIds }, doing);
    } else await unlinkEvidence(store, link, doing);
    return done(
      {},
      {
        what: isOn ? 'evidence.linked' : 'evidence.unlinked',
        subjectId: id,
        participantId: validation.value.participantId,
        after: { validationId, criterionIds },
      },
    );
  },

  'evidence.attach': inTwoPhases({
    prepare: async (context, { id }) => {
      const shared = await findChangeable(context, id);
      return shared.ok ? readFile(context) : shared;
    },
    handle: async (context, { id }, prepared) => {
      const shared = await findChangeable(context, id);
      if (!shared.ok) return shared;
      const before = shared.value.evidence.attachmentId;
      const attached = await attach(context, shared.value.evidence, prepared);
      return done(
        attached,
        aboutShared(shared.value, 'evidence.attached', {
          before: { attachmentId: before },
          after: { attachmentId: attached.id },
        }),
      );
    },
  }),

  'evidence.detach': async (context, { id }) => {
    const { store, now, user } = context;
    const shared = await findChangeable(context, id);
    if (!shared.ok) return shared;
    const { evidence } = shared.value;
    await updateEvidence(store, { ...evidence, attachmentId: null }, { at: now, by: user.userId });
    return done(
      {},
      aboutShared(shared.value, 'evidence.detached', { before: { attachmentId: evidence.attachmentId } }),
    );
  },
};
