/**
 * Certificate numbers that were given out before an older copy was brought back: kept, so that none is given twice; and
 * what all numbers of this register begin with. Not here: the numbers of the certificates that the register holds
 * (certificates.ts).
 */
import { highestGiven, type GivenNumber } from '#domain/certificate.ts';
import { readSetting, writeSetting } from '../base/settings.ts';
import type { ReadStore, WriteStore } from '../base/store.ts';

export const givenNumbersKey = 'givenNumbers';

export const listGivenNumbers = async (store: ReadStore): Promise<readonly GivenNumber[]> =>
  ((await readSetting(store, givenNumbersKey)) ?? []) as GivenNumber[]; // written below

/** Writes only what is not known yet: asked for at every opening. */
export const keepGivenNumbers = async (store: WriteStore, given: readonly GivenNumber[]): Promise<void> => {
  const known = await listGivenNumbers(store);
  const highest = highestGiven([...known, ...given]);
  if (!highest.every((one) => known.includes(one))) await writeSetting(store, givenNumbersKey, highest);
};

/** The highest there is of each prefix and year: issued, disposed of, and known from before. */
export const listHighestGiven = async (store: ReadStore): Promise<readonly GivenNumber[]> => {
  const issued = async (table: 'certificate' | 'certificate_entry') =>
    store
      .selectFrom(table)
      .select(['prefix', 'year'])
      .select((build) => build.fn.max('running_number').as('last'))
      .groupBy(['prefix', 'year'])
      .execute();
  return highestGiven([
    ...(await issued('certificate')),
    ...(await issued('certificate_entry')),
    ...(await listGivenNumbers(store)),
  ]);
};

/** What the numbers begin with that were ever given here, also to those whose people were disposed of. */
export const listGivenPrefixes = async (store: ReadStore): Promise<readonly string[]> => {
  const given = async (table: 'certificate' | 'certificate_entry') =>
    store.selectFrom(table).select('prefix').distinct().execute();
  const rows = [
    ...(await given('certificate')),
    ...(await given('certificate_entry')),
    ...(await listGivenNumbers(store)),
  ];
  return [...new Set(rows.map(({ prefix }) => prefix))].sort();
};
