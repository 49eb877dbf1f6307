/**
 * Evidence, what it speaks for, and which attachment it has. One piece may belong to several validations and to any number of
 * criteria in each. Triggers remember everybody who had a hand in it, and that follows it to wherever it is
 * linked. Not here: the attachments themselves (attachments.ts), who is involved in a validation (involvement.ts).
 */
import type { Instant, PlainDate } from '#domain/dates.ts';
import type { EvidenceType } from '#domain/evidence.ts';
import type {
  AttachmentId,
  CriterionId,
  EvidenceId,
  ParticipantId,
  UserId,
  ValidationId,
} from '#domain/ids.ts';
import type { ValidationState } from '#domain/validation-state.ts';
import type { AttachmentHead } from './attachments.ts';
import type { ReadStore, WriteStore } from '../base/store.ts';
import type { Tables } from '../base/tables.ts';
import { noteHand } from './involvement.ts';

export type EvidenceFields = {
  readonly type: EvidenceType;
  readonly on: PlainDate;
  readonly place: string;
  readonly text: string;
};

export type Evidence = EvidenceFields & {
  readonly id: EvidenceId;
  readonly attachmentId: AttachmentId | null;
};

/** Who does something to evidence, and when. */
type Doing = { readonly at: Instant; readonly by: UserId };

const fieldsToRow = (fields: EvidenceFields) => ({
  type: fields.type,
  happened_on: fields.on,
  place: fields.place,
  text: fields.text,
});

const rowToFields = (row: Pick<Tables['evidence'], 'type' | 'happened_on' | 'place' | 'text'>) => ({
  type: row.type,
  on: row.happened_on,
  place: row.place,
  text: row.text,
});

export const findEvidence = async (store: ReadStore, id: EvidenceId): Promise<Evidence | undefined> => {
  const row = await store.selectFrom('evidence').selectAll().where('id', '=', id).executeTakeFirst();
  return row && { ...rowToFields(row), id: row.id, attachmentId: row.attachment_id };
};

export const insertEvidence = async (
  store: WriteStore,
  evidence: EvidenceFields & { readonly id: EvidenceId },
  { at, by }: Doing,
): Promise<void> => {
  await store
    .insertInto('evidence')
    .values({
      id: evidence.id,
      ...fieldsToRow(evidence),
      attachment_id: null,
      at,
      by,
      changed_at: at,
      changed_by: by,
    })
    .execute();
};

export const updateEvidence = async (
  store: WriteStore,
  { id, attachmentId, ...fields }: Evidence,
  { at, by }: Doing,
): Promise<void> => {
  await store
    .updateTable('evidence')
    .set({ ...fieldsToRow(fields), attachment_id: attachmentId, changed_at: at, changed_by: by })
    .where('id', '=', id)
    .execute();
};

/** Puts evidence on a validation, for these criteria and no others. On one that has it only the criteria change. */
export const linkEvidence = async (
  store: WriteStore,
  link: {
    readonly evidenceId: EvidenceId;
    readonly validationId: ValidationId;
    readonly criterionIds: readonly CriterionId[];
  },
  { at, by }: Doing,
): Promise<void> => {
  const ids = { evidence_id: link.evidenceId, validation_id: link.validationId };
  await store
    .insertInto('evidence_validation')
    .values({ ...ids, linked_at: at, linked_by: by })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await store
    .deleteFrom('evidence_criterion')
    .where('evidence_id', '=', link.evidenceId)
    .where('validation_id', '=', link.validationId)
    .execute();
  if (link.criterionIds.length > 0)
    await store
      .insertInto('evidence_criterion')
      .values(link.criterionIds.map((criterion_id) => ({ ...ids, criterion_id })))
      .execute();
  await noteLinkChange(store, link.validationId, { at, by });
};

/** Takes evidence off a validation. The evidence itself stays. */
export const unlinkEvidence = async (
  store: WriteStore,
  link: { readonly evidenceId: EvidenceId; readonly validationId: ValidationId },
  doing: Doing,
): Promise<void> => {
  await store
    .deleteFrom('evidence_validation')
    .where('evidence_id', '=', link.evidenceId)
    .where('validation_id', '=', link.validationId)
    .execute();
  await noteLinkChange(store, link.validationId, doing);
};

/** Links have no history of their own, so that somebody changed them is noted beside. */
const noteLinkChange = async (
  store: WriteStore,
  validationId: ValidationId,
  { at, by }: Doing,
): Promise<void> => {
  await noteHand(store, validationId, by);
  await store
    .updateTable('validation')
    .set({ last_activity_at: at })
    .where('id', '=', validationId)
    .execute();
};

export type Sharing = {
  readonly validationId: ValidationId;
  readonly participantId: ParticipantId;
  readonly state: ValidationState;
};

/** The validations that share a piece of evidence. */
export const listSharing = async (store: ReadStore, id: EvidenceId): Promise<readonly Sharing[]> =>
  store
    .selectFrom('evidence_validation')
    .innerJoin('validation', 'validation.id', 'evidence_validation.validation_id')
    .select([
      'validation.id as validationId',
      'validation.participant_id as participantId',
      'validation.state',
    ])
    .where('evidence_id', '=', id)
    .orderBy('validation.id')
    .execute();

export type EvidenceOfValidation = EvidenceFields & {
  readonly id: EvidenceId;
  readonly attachment: AttachmentHead | null;
  readonly criterionIds: readonly CriterionId[];
  readonly validationCount: number;
  readonly byName: string;
  readonly at: Instant;
};

/** Evidence of a validation with what it speaks for there, the latest happening first. */
export const listEvidence = async (
  store: ReadStore,
  validationId: ValidationId,
): Promise<readonly EvidenceOfValidation[]> => {
  const rows = await store
    .selectFrom('evidence_validation')
    .innerJoin('evidence', 'evidence.id', 'evidence_validation.evidence_id')
    .innerJoin('user', 'user.id', 'evidence.by')
    .leftJoin('attachment', 'attachment.id', 'evidence.attachment_id')
    .select([
      'evidence.id',
      'evidence.type',
      'evidence.happened_on',
      'evidence.place',
      'evidence.text',
      'evidence.at',
      'user.name as by_name',
      'attachment.id as attachment_id',
      'attachment.name as attachment_name',
      'attachment.media_type',
      'attachment.size',
      'attachment.sha256',
    ])
    .select((eb) =>
      eb
        .selectFrom('evidence_validation as sharing')
        .whereRef('sharing.evidence_id', '=', 'evidence.id')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .as('validation_count'),
    )
    .where('evidence_validation.validation_id', '=', validationId)
    .orderBy('evidence.happened_on', 'desc')
    .orderBy('evidence.id', 'desc')
    .execute();
  const links = await store
    .selectFrom('evidence_criterion')
    .select(['evidence_id', 'criterion_id'])
    .where('validation_id', '=', validationId)
    .execute();
  return rows.map((row) => ({
    ...rowToFields(row),
    id: row.id,
    attachment:
      row.attachment_id === null
        ? null
        : {
            id: row.attachment_id,
            name: row.attachment_name ?? '',
            mediaType: row.media_type ?? '',
            size: row.size ?? 0,
            sha256: row.sha256 ?? '',
          },
    criterionIds: links.filter((link) => link.evidence_id === row.id).map((link) => link.criterion_id),
    validationCount: row.validation_count ?? 0,
    byName: row.by_name,
    at: row.at,
  }));
};
