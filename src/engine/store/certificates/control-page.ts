/** When the control page was last saved, and what others cannot know since then, by the order of the log. Read only. */
import type { AuditWhat } from '#domain/audit-words.ts';
import type { SinceSaved } from '#domain/control-page.ts';
import type { Instant } from '#domain/dates.ts';
import type { ReadStore } from '../base/store.ts';

export type LastSaved = { readonly at: Instant; readonly position: number };

/** Both are logged of a key, and a register has few: so the log is asked about those alone. */
const latestOfKeys = async (store: ReadStore, what: AuditWhat): Promise<LastSaved | undefined> =>
  store
    .selectFrom('audit')
    .select(['at', 'position'])
    .where('subject_id', 'in', store.selectFrom('issuer_key').select('id'))
    .where('what', '=', what)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();

export const findLastSaved = (store: ReadStore): Promise<LastSaved | undefined> =>
  latestOfKeys(store, 'controlPage.exported');

/** Of certificates that are in the register still. */
export const readSince = async (store: ReadStore, position: number): Promise<SinceSaved> => {
  const rows = await store
    .selectFrom('certificate_event')
    .select('what')
    .select(({ fn }) => fn.count<number>('certificate_id').distinct().as('count'))
    .where('what', 'in', ['replaced', 'revoked'])
    .where('log_position', '>', position)
    .groupBy('what')
    .execute();
  const countOf = (what: string): number => rows.find((row) => row.what === what)?.count ?? 0;
  const renewed = await latestOfKeys(store, 'issuerKey.renewed');
  return {
    replaced: countOf('replaced'),
    revoked: countOf('revoked'),
    hasNewKey: renewed !== undefined && renewed.position > position,
  };
};
