/** Proposals of disposal and what became of them; who is due. Not here: removing (disposing.ts). */
import {
  disposalKinds,
  noLimits,
  type DisposalKind,
  type DisposalLimits,
  type KeptPerson,
} from '#domain/disposal.ts';
import { notLaterThan, type LogTime } from '#domain/clock-ahead.ts';
import { swedishDay, type Instant, type PlainDate } from '#domain/dates.ts';
import type { DisposalId, ParticipantId, UserId } from '#domain/ids.ts';
import { nameColumns, rowToDisplayName } from '../base/participant-name.ts';
import { nothingDisposed, type DisposalCounts } from './disposing.ts';
import { worksWith, type Viewer } from '../base/reach.ts';
import type { ReadStore, WriteStore } from '../base/store.ts';
import type { Tables } from '../base/tables.ts';

export type Disposal = {
  readonly id: DisposalId;
  readonly limits: DisposalLimits;
  readonly participantIds: readonly ParticipantId[];
  readonly kinds: readonly DisposalKind[];
  readonly proposedAt: Instant;
  readonly proposedBy: UserId;
};

const columnOf = {
  files: 'with_files',
  drafts: 'with_drafts',
  log: 'with_log',
} as const satisfies Record<DisposalKind, keyof Tables['disposal']>;

/** A proposal from before a kind had a limit does not tell of it. */
const parsedLimits = (limits: string): DisposalLimits => ({
  ...noLimits,
  ...(JSON.parse(limits) as Partial<DisposalLimits>), // written below
});

const rowToDisposal = (row: Tables['disposal']): Disposal => ({
  id: row.id,
  limits: parsedLimits(row.limits),
  participantIds: JSON.parse(row.participant_ids) as ParticipantId[], // written below
  kinds: disposalKinds.filter((kind) => row[columnOf[kind]] === 1),
  proposedAt: row.proposed_at,
  proposedBy: row.proposed_by,
});

export const insertDisposal = async (store: WriteStore, disposal: Disposal): Promise<void> => {
  await store
    .insertInto('disposal')
    .values({
      id: disposal.id,
      limits: JSON.stringify(disposal.limits),
      participant_ids: JSON.stringify(disposal.participantIds),
      with_drafts: disposal.kinds.includes('drafts') ? 1 : 0,
      proposed_at: disposal.proposedAt,
      proposed_by: disposal.proposedBy,
      withdrawn_at: null,
      carried_out_at: null,
      carried_out_by: null,
      counts: null,
      protocol: null,
      protocol_sha256: null,
      cleaned_at: null,
      with_files: disposal.kinds.includes('files') ? 1 : 0,
      with_log: disposal.kinds.includes('log') ? 1 : 0,
    })
    .execute();
};

/** The one that waits to be carried out, with the name of who proposed it. */
export const findWaiting = async (
  store: ReadStore,
): Promise<(Disposal & { readonly byName: string }) | undefined> => {
  const row = await store
    .selectFrom('disposal')
    .innerJoin('user', 'user.id', 'disposal.proposed_by')
    .selectAll('disposal')
    .select('user.name')
    .where('withdrawn_at', 'is', null)
    .where('carried_out_at', 'is', null)
    .executeTakeFirst();
  return row && { ...rowToDisposal(row), byName: row.name };
};

export const withdrawDisposal = async (store: WriteStore, id: DisposalId, at: Instant): Promise<void> => {
  await store.updateTable('disposal').set({ withdrawn_at: at }).where('id', '=', id).execute();
};

/** Before anything is removed: the triggers ask for the second person. */
export const beginDisposal = async (
  store: WriteStore,
  id: DisposalId,
  { at, by }: { readonly at: Instant; readonly by: UserId },
): Promise<void> => {
  await store
    .updateTable('disposal')
    .set({ carried_out_at: at, carried_out_by: by })
    .where('id', '=', id)
    .execute();
};

/** Ends it: nothing more can be removed under it. */
export const endDisposal = async (
  store: WriteStore,
  id: DisposalId,
  end: { readonly counts: DisposalCounts; readonly protocol: Uint8Array; readonly sha256: string },
): Promise<void> => {
  await store
    .updateTable('disposal')
    .set({ counts: JSON.stringify(end.counts), protocol: end.protocol, protocol_sha256: end.sha256 })
    .where('id', '=', id)
    .execute();
};

export const findProtocol = async (
  store: ReadStore,
  id: DisposalId,
): Promise<{ readonly pdf: Uint8Array; readonly sha256: string; readonly at: Instant } | undefined> => {
  const row = await store
    .selectFrom('disposal')
    .select(['protocol', 'protocol_sha256', 'carried_out_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.protocol && row.protocol_sha256 !== null && row.carried_out_at !== null
    ? { pdf: row.protocol, sha256: row.protocol_sha256, at: row.carried_out_at }
    : undefined;
};

export type DoneDisposal = {
  readonly id: DisposalId;
  readonly at: Instant;
  readonly proposedByName: string;
  readonly carriedOutByName: string;
  readonly reference: string;
  readonly counts: DisposalCounts;
  readonly isCleaned: boolean;
};

/** Newest first. */
export const listDone = async (store: ReadStore): Promise<readonly DoneDisposal[]> =>
  (
    await store
      .selectFrom('disposal')
      .innerJoin('user as first', 'first.id', 'disposal.proposed_by')
      .innerJoin('user as second', 'second.id', 'disposal.carried_out_by')
      .select([
        'disposal.id',
        'disposal.limits',
        'disposal.carried_out_at',
        'disposal.counts',
        'disposal.cleaned_at',
        'first.name as first_name',
        'second.name as second_name',
      ])
      .where('disposal.counts', 'is not', null)
      // One waits at a time, so they are carried out in the order of their ids, which never go back.
      .orderBy('disposal.id', 'desc')
      .execute()
  ).flatMap((row) =>
    row.carried_out_at === null || row.counts === null
      ? []
      : [
          {
            id: row.id,
            at: row.carried_out_at,
            proposedByName: row.first_name,
            carriedOutByName: row.second_name,
            reference: parsedLimits(row.limits).reference,
            counts: { ...nothingDisposed, ...(JSON.parse(row.counts) as Partial<DisposalCounts>) }, // written above
            isCleaned: row.cleaned_at !== null,
          },
        ],
  );

/** After older copies have been removed. */
export const markCleaned = async (store: WriteStore, at: Instant): Promise<void> => {
  await store
    .updateTable('disposal')
    .set({ cleaned_at: at })
    .where('protocol', 'is not', null)
    .where('cleaned_at', 'is', null)
    .execute();
};

export type Kept = KeptPerson & {
  readonly id: ParticipantId;
  readonly displayName: string;
  /** Null while enrolled. */
  readonly exitedOn: PlainDate | null;
  /** Something approved that no certificate has been made of. */
  readonly hasUncertified: boolean;
};

/** Everybody whom the user works with, with the day of the last note about them. What is dated ahead hides nothing. */
export const listKept = async (store: ReadStore, viewer: Viewer, time: LogTime): Promise<readonly Kept[]> =>
  (
    await store
      .selectFrom('participant')
      .select(['participant.id', 'participant.exited_on', 'participant.created_at', ...nameColumns])
      .select((eb) => {
        const validationAt = (known: '<=' | '>') =>
          eb
            .selectFrom('validation')
            .whereRef('validation.participant_id', '=', 'participant.id')
            .where('last_activity_at', known, time.now)
            .select(({ fn }) => fn.max('last_activity_at').as('at'));
        const certificateAt = (known: '<=' | '>') =>
          eb
            .selectFrom('certificate')
            .whereRef('certificate.participant_id', '=', 'participant.id')
            .where('issued_at', known, time.now)
            .select(({ fn }) => fn.max('issued_at').as('at'));
        return [
          validationAt('<=').as('last_at'),
          validationAt('>').as('last_ahead'),
          certificateAt('<=').as('certificate_at'),
          certificateAt('>').as('certificate_ahead'),
        ];
      })
      .select((eb) => [
        eb
          .selectFrom('validation')
          .whereRef('validation.participant_id', '=', 'participant.id')
          .where('validation.state', '=', 'approved')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .as('approved'),
      ])
      .where(worksWith(viewer))
      .orderBy('participant.sort_key')
      .orderBy('participant.id')
      .execute()
  ).map((row) => {
    const certificates = [row.certificate_at, row.certificate_ahead].filter((at) => at !== null);
    const notes = [row.created_at, row.last_at, row.last_ahead, ...certificates].filter((at) => at !== null);
    const last = notes.map((at) => notLaterThan(at, time)).reduce((later, at) => (at > later ? at : later));
    return {
      id: row.id,
      displayName: rowToDisplayName(row),
      exitedOn: row.exited_on,
      lastActivityOn: swedishDay(last),
      hasCertificate: certificates.length > 0,
      hasUncertified: (row.approved ?? 0) > 0,
    };
  });
