/** Organisation, installation and verkstäder. */
import type { Instant } from '#domain/dates.ts';
import type { OrganisationId, WorkshopId } from '#domain/ids.ts';
import { sortKey } from '#domain/swedish.ts';
import type { ReadStore, WriteStore } from '../base/store.ts';

export type Organisation = { readonly id: OrganisationId; readonly name: string };
export type Workshop = { readonly id: WorkshopId; readonly name: string; readonly isActive: boolean };

/** The one organisation of a register. Throws when the register was never set up. */
export const getOrganisation = (store: ReadStore): Promise<Organisation> =>
  store.selectFrom('organisation').select(['id', 'name']).executeTakeFirstOrThrow();

export const insertOrganisation = async (
  store: WriteStore,
  organisation: Organisation,
  installation: { readonly id: string; readonly isPractice: boolean },
  createdAt: Instant,
): Promise<void> => {
  await store
    .insertInto('organisation')
    .values({ ...organisation, created_at: createdAt })
    .execute();
  await store
    .insertInto('installation')
    .values({ id: installation.id, is_practice: installation.isPractice ? 1 : 0, created_at: createdAt })
    .execute();
};

export const renameOrganisation = async (store: WriteStore, name: string): Promise<void> => {
  await store.updateTable('organisation').set({ name }).execute();
};

/** All verkstäder in Swedish order, also closed ones. */
export const listWorkshops = async (store: ReadStore): Promise<readonly Workshop[]> =>
  (await store.selectFrom('workshop').selectAll().orderBy('sort_key').orderBy('id').execute()).map((row) => ({
    id: row.id,
    name: row.name,
    isActive: row.is_active === 1,
  }));

export const insertWorkshop = async (store: WriteStore, workshop: Workshop): Promise<void> => {
  await store
    .insertInto('workshop')
    .values({
      id: workshop.id,
      name: workshop.name,
      sort_key: sortKey(workshop.name),
      is_active: workshop.isActive ? 1 : 0,
    })
    .execute();
};

export const updateWorkshop = async (store: WriteStore, workshop: Workshop): Promise<void> => {
  await store
    .updateTable('workshop')
    .set({ name: workshop.name, sort_key: sortKey(workshop.name), is_active: workshop.isActive ? 1 : 0 })
    .where('id', '=', workshop.id)
    .execute();
};
