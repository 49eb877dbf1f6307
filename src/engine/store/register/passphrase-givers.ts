/** Who gave whom a passphrase, as the log tells. Read only. */
import type { AuditWhat } from '#domain/audit-words.ts';
import type { Instant } from '#domain/dates.ts';
import type { UserId } from '#domain/ids.ts';
import type { ReadStore } from '../base/store.ts';

const gives: readonly AuditWhat[] = ['user.added', 'user.passphraseReset'];

export type GivenPassphrase = {
  /** Whose it is. */
  readonly to: string;
  readonly by: UserId;
  readonly byName: string;
  readonly at: Instant;
  readonly logPosition: number;
};

/** Of these people, in the order of the log. */
export const listGivenPassphrases = async (
  store: ReadStore,
  userIds: readonly UserId[],
): Promise<readonly GivenPassphrase[]> =>
  (
    await store
      .selectFrom('audit')
      .select(['subject_id', 'user_id', 'user_name', 'at', 'position'])
      .where('subject_id', 'in', userIds)
      .where('what', 'in', gives)
      .where('user_id', 'is not', null)
      .orderBy('position')
      .execute()
  ).map((row) => ({
    to: row.subject_id,
    by: row.user_id as UserId, // as above
    byName: row.user_name,
    at: row.at,
    logPosition: row.position,
  }));

/** Who has a part in any of these validations: a row each. */
export const listInvolvedInSubject = async (
  store: ReadStore,
  { kind, id }: { readonly kind: string; readonly id: string },
): Promise<ReadonlySet<string>> => {
  const ids = store
    .selectFrom('certificate_validation')
    .select('validation_id')
    .where('certificate_id', '=', id as never); // the kind says whose id it is
  const rows = await store
    .selectFrom('involvement')
    .select('user_id')
    .where((eb) =>
      kind === 'certificate' ? eb('validation_id', 'in', ids) : eb('validation_id', '=', id as never),
    )
    .execute();
  return new Set(rows.map((row) => row.user_id));
};
