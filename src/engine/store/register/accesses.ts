/** Who has looked at, printed and saved what concerns a participant, from the audit trail. Not here: writing it. */
import type { Instant } from '#domain/dates.ts';
import type { ParticipantId, UserId } from '#domain/ids.ts';
import { accesses, openings } from '#domain/openings.ts';
import type { ReadStore } from '../base/store.ts';

/** Whether the user opened this same thing between the two moments; one of a time to come is not known to be lately. */
export const hasOpenedWithin = async (
  store: ReadStore,
  opened: { readonly userId: UserId; readonly participantId: ParticipantId; readonly subjectId: string },
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Promise<boolean> =>
  (await store
    .selectFrom('audit_participant')
    .innerJoin('audit', 'audit.position', 'audit_participant.position')
    .select('audit.position')
    .where('audit_participant.participant_id', '=', opened.participantId)
    .where('audit.user_id', '=', opened.userId)
    .where('audit.subject_id', '=', opened.subjectId)
    .where('audit.what', 'in', openings)
    .where('audit.at', '>=', from)
    .where('audit.at', '<=', to)
    .limit(1)
    .executeTakeFirst()) !== undefined;

export type Access = {
  readonly id: string;
  readonly position: number;
  readonly at: Instant;
  readonly userName: string;
  readonly what: string;
};

const ofParticipant = (store: ReadStore, id: ParticipantId) =>
  store
    .selectFrom('audit_participant')
    .innerJoin('audit', 'audit.position', 'audit_participant.position')
    .where('audit_participant.participant_id', '=', id)
    .where('audit.what', 'in', accesses);

/** Newest first, those before `beforePosition` when given. */
export const listAccesses = async (
  store: ReadStore,
  id: ParticipantId,
  limit: number,
  beforePosition?: number,
): Promise<readonly Access[]> => {
  let select = ofParticipant(store, id).select([
    'audit.id',
    'audit.position',
    'audit.at',
    'audit.user_name as userName',
    'audit.what',
  ]);
  if (beforePosition !== undefined) select = select.where('audit_participant.position', '<', beforePosition);
  return select.orderBy('audit_participant.position', 'desc').limit(limit).execute();
};

export const countAccesses = async (store: ReadStore, id: ParticipantId): Promise<number> =>
  (
    await ofParticipant(store, id)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count;
