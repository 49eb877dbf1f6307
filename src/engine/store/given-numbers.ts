/**
 * Certificate numbers that were given out before an older copy was brought back: kept, so that none is given twice. Not
 * here: the numbers of the certificates that the register holds (certificates.ts).
 */
import { highestGiven, type GivenNumber } from '#domain/certificate.ts';
import { readSetting, writeSetting } from './organisation.ts';
import type { ReadStore, WriteStore } from './store.ts';

export const givenNumbersKey = 'givenNumbers';

export const listGivenNumbers = async (store: ReadStore): Promise<readonly GivenNumber[]> =>
  ((await readSetting(store, givenNumbersKey)) ?? []) as GivenNumber[]; // written below

export const keepGivenNumbers = async (store: WriteStore, given: readonly GivenNumber[]): Promise<void> => {
  await writeSetting(store, givenNumbersKey, highestGiven([...(await listGivenNumbers(store)), ...given]));
};
