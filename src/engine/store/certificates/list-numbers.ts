/**
 * Numbers of revocation lists: each greater than every one before, so that the newer of two is known whatever a clock
 * said. Not here: the list (certificate-status.ts) and signing it (vault/seal.ts).
 */
import type { AuditWhat } from '#domain/audit-words.ts';
import type { Instant } from '#domain/dates.ts';
import { nextListNumber } from '#domain/seal.ts';
import { readSetting, writeSetting } from '../base/settings.ts';
import type { ReadStore, WriteStore } from '../base/store.ts';

const listNumberKey = 'revocationListNumber';

/** Lists were told apart by when they were made before they had numbers: the log tells when they left the program. */
const lastExportedAt = async (store: ReadStore): Promise<number> => {
  const row = await store
    .selectFrom('audit')
    .select(({ fn }) => fn.max('at').as('at'))
    .where('what', 'in', ['controlPage.exported', 'revocationList.exported'] satisfies AuditWhat[])
    .executeTakeFirst();
  return row?.at ? Date.parse(row.at) : 0;
};

/** The number of the list that is made now. */
export const giveListNumber = async (store: WriteStore, now: Instant): Promise<number> => {
  const known = (await readSetting(store, listNumberKey)) as number | undefined; // written below
  const number = nextListNumber(known ?? (await lastExportedAt(store)), now);
  await writeSetting(store, listNumberKey, number);
  return number;
};
