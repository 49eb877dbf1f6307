/** Photos and files, and whom they are evidence for. Not here: which evidence has which (evidence.ts). */
import { swedishDay, type Instant, type PlainDate } from '#domain/dates.ts';
import type { DisposalLimits } from '#domain/disposal.ts';
import type { AttachmentId, ParticipantId, UserId, ValidationId, WorkshopId } from '#domain/ids.ts';
import type { ValidationState } from '#domain/validation-state.ts';
import type { ReadStore, WriteStore } from '../base/store.ts';

export type AttachmentHead = {
  readonly id: AttachmentId;
  readonly name: string;
  readonly mediaType: string;
  /** Bytes kept, and their hex SHA-256. */
  readonly size: number;
  readonly sha256: string;
};

export const insertAttachment = async (
  store: WriteStore,
  attachment: AttachmentHead & { readonly content: Uint8Array },
  { at, by }: { readonly at: Instant; readonly by: UserId },
): Promise<void> => {
  await store
    .insertInto('attachment')
    .values({
      id: attachment.id,
      name: attachment.name,
      media_type: attachment.mediaType,
      size: attachment.size,
      sha256: attachment.sha256,
      content: attachment.content,
      added_at: at,
      added_by: by,
    })
    .execute();
};

/** The bytes as they were kept; undefined when there is no such attachment, or a disposal has taken them. */
export const getAttachment = async (
  store: ReadStore,
  id: AttachmentId,
): Promise<
  { readonly content: Uint8Array; readonly mediaType: string; readonly name: string } | undefined
> => {
  const row = await store
    .selectFrom('attachment')
    .select(['content', 'media_type', 'name'])
    .where('id', '=', id)
    .where('id', 'not in', store.selectFrom('attachment_emptied').select('attachment_id'))
    .executeTakeFirst();
  return row && { content: row.content, mediaType: row.media_type, name: row.name };
};

/** Those of the ids that are photos or files. */
export const listAttachmentIds = async (
  store: ReadStore,
  ids: readonly string[],
): Promise<readonly AttachmentId[]> => {
  const rows = await store
    .selectFrom('attachment')
    .select('id')
    .where('id', 'in', ids as readonly AttachmentId[]) // others find nothing
    .execute();
  return rows.map(({ id }) => id);
};

/** When the bytes of a photo or file were disposed of, and by which decision. */
export type FileDisposal = { readonly on: PlainDate; readonly reference: string };

/** Those of the attachments whose bytes are gone. */
export const findFileDisposals = async (
  store: ReadStore,
  ids: readonly AttachmentId[],
): Promise<ReadonlyMap<AttachmentId, FileDisposal>> => {
  const rows = await store
    .selectFrom('attachment_emptied')
    .innerJoin('disposal', 'disposal.id', 'attachment_emptied.disposal_id')
    .select(['attachment_emptied.attachment_id', 'disposal.limits', 'disposal.carried_out_at'])
    .where('attachment_emptied.attachment_id', 'in', ids)
    .execute();
  return new Map(
    rows.flatMap(({ attachment_id, limits, carried_out_at: at }) => {
      if (at === null) return [];
      const { reference } = JSON.parse(limits) as DisposalLimits; // written by insertDisposal
      return [[attachment_id, { on: swedishDay(at), reference }]];
    }),
  );
};

export type EvidenceFor = {
  readonly attachmentId: AttachmentId;
  readonly validationId: ValidationId;
  readonly state: ValidationState;
  readonly person: {
    readonly id: ParticipantId;
    readonly workshopId: WorkshopId;
    readonly hasProtectedIdentity: boolean;
  };
};

/** The validations that an attachment is evidence in, and their people. */
export const listEvidenceFor = async (
  store: ReadStore,
  ids: readonly AttachmentId[],
): Promise<readonly EvidenceFor[]> =>
  (
    await store
      .selectFrom('evidence')
      .innerJoin('evidence_validation', 'evidence_validation.evidence_id', 'evidence.id')
      .innerJoin('validation', 'validation.id', 'evidence_validation.validation_id')
      .innerJoin('participant', 'participant.id', 'validation.participant_id')
      .select([
        'evidence.attachment_id',
        'validation.id as validation_id',
        'validation.state',
        'participant.id as participant_id',
        'participant.workshop_id',
        'participant.has_protected_identity',
      ])
      .where('evidence.attachment_id', 'in', ids)
      .$narrowType<{ attachment_id: AttachmentId }>()
      .execute()
  ).map((row) => ({
    attachmentId: row.attachment_id,
    validationId: row.validation_id,
    state: row.state,
    person: {
      id: row.participant_id,
      workshopId: row.workshop_id,
      hasProtectedIdentity: row.has_protected_identity === 1,
    },
  }));

/** Everybody who shares evidence now with those of the ids that are people, themselves not counted. */
export const listSharers = async (
  store: ReadStore,
  asked: readonly string[],
): Promise<readonly ParticipantId[]> => {
  const ids = asked as readonly ParticipantId[]; // others find nothing
  const rows = await store
    .selectFrom('validation as own')
    .innerJoin('evidence_validation as link', 'link.validation_id', 'own.id')
    .innerJoin('evidence_validation as theirs', 'theirs.evidence_id', 'link.evidence_id')
    .innerJoin('validation as other', 'other.id', 'theirs.validation_id')
    .select('other.participant_id')
    .distinct()
    .where('own.participant_id', 'in', ids)
    .where('other.participant_id', 'not in', ids)
    .execute();
  return rows.map(({ participant_id: id }) => id);
};
