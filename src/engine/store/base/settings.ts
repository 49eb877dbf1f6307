/** Settings of the register: each by its key, and those that the organisation makes, which every feature goes by. */
import { settingsFrom, type Settings } from '#domain/settings.ts';
import type { ReadStore, WriteStore } from './store.ts';

/** A setting as it was stored, or undefined when the default counts. */
export const readSetting = async (store: ReadStore, key: string): Promise<unknown> => {
  const row = await store.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
  return row === undefined ? undefined : (JSON.parse(row.value) as unknown);
};

export const writeSetting = async (store: WriteStore, key: string, value: unknown): Promise<void> => {
  const row = { key, value: JSON.stringify(value) };
  await store
    .insertInto('setting')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: row.value }))
    .execute();
};

const organisations = 'settings';

export const readSettings = async (store: ReadStore): Promise<Settings> =>
  settingsFrom(await readSetting(store, organisations));

export const writeSettings = (store: WriteStore, settings: Settings): Promise<void> =>
  writeSetting(store, organisations, settings);
