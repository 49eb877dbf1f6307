/** Users with roles and verkstäder. */
import type { PlainDate, Instant } from '#domain/dates.ts';
import type { UserId, WorkshopId } from '#domain/ids.ts';
import type { Role } from '#domain/role.ts';
import { sortKey } from '#domain/swedish.ts';
import type { ReadStore, WriteStore } from '../base/store.ts';
import type { Tables } from '../base/tables.ts';

export type User = {
  readonly id: UserId;
  readonly signInName: string;
  readonly name: string;
  readonly title: string;
  readonly roles: readonly Role[];
  readonly workshopIds: readonly WorkshopId[];
  /** As samordnare or administratör sees participants, and not only figures. */
  readonly seesPersons: boolean;
  readonly trainedOn: PlainDate | null;
  readonly certifiedOn: PlainDate | null;
  readonly isActive: boolean;
};

const rowToUser = (
  row: Tables['user'],
  roles: readonly Tables['user_role'][],
  workshops: readonly Tables['user_workshop'][],
): User => ({
  id: row.id,
  signInName: row.sign_in_name,
  name: row.name,
  title: row.title,
  roles: roles.filter((role) => role.user_id === row.id).map((role) => role.role),
  workshopIds: workshops.filter((link) => link.user_id === row.id).map((link) => link.workshop_id),
  seesPersons: row.sees_persons === 1,
  trainedOn: row.trained_on,
  certifiedOn: row.certified_on,
  isActive: row.is_active === 1,
});

/** All users, in the order of people. A register has tens of them, so roles and verkstäder are read whole. */
export const listUsers = async (store: ReadStore): Promise<readonly User[]> => {
  const rows = await store.selectFrom('user').selectAll().orderBy('sort_key').orderBy('id').execute();
  const roles = await store.selectFrom('user_role').selectAll().orderBy('role').execute();
  const workshops = await store.selectFrom('user_workshop').selectAll().execute();
  return rows.map((row) => rowToUser(row, roles, workshops));
};

export const findUser = async (store: ReadStore, id: UserId): Promise<User | undefined> => {
  const row = await store.selectFrom('user').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const roles = await store.selectFrom('user_role').selectAll().where('user_id', '=', id).execute();
  const workshops = await store.selectFrom('user_workshop').selectAll().where('user_id', '=', id).execute();
  return rowToUser(row, roles, workshops);
};

const writeLinks = async (store: WriteStore, user: User): Promise<void> => {
  await store.deleteFrom('user_role').where('user_id', '=', user.id).execute();
  await store.deleteFrom('user_workshop').where('user_id', '=', user.id).execute();
  if (user.roles.length > 0)
    await store
      .insertInto('user_role')
      .values(user.roles.map((role) => ({ user_id: user.id, role })))
      .execute();
  if (user.workshopIds.length > 0)
    await store
      .insertInto('user_workshop')
      .values(user.workshopIds.map((workshop_id) => ({ user_id: user.id, workshop_id })))
      .execute();
};

const userToRow = (user: User) =>
  ({
    sign_in_name: user.signInName,
    name: user.name,
    sort_key: sortKey(user.name),
    title: user.title,
    sees_persons: user.seesPersons ? 1 : 0,
    trained_on: user.trainedOn,
    certified_on: user.certifiedOn,
    is_active: user.isActive ? 1 : 0,
  }) satisfies Partial<Tables['user']>;

export const insertUser = async (store: WriteStore, user: User, createdAt: Instant): Promise<void> => {
  await store
    .insertInto('user')
    .values({ id: user.id, created_at: createdAt, ...userToRow(user) })
    .execute();
  await writeLinks(store, user);
};

export const updateUser = async (store: WriteStore, user: User): Promise<void> => {
  await store.updateTable('user').set(userToRow(user)).where('id', '=', user.id).execute();
  await writeLinks(store, user);
};
