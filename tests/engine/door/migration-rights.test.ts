// Migration 0007 over a register with people in it: who saw people goes on doing so, and a protected person is named to
// those who wrote them down. Not here: how migrations are run (migrations.test.ts).
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { migrations } from '../../../src/engine/store/base/migrate.ts';
import { openStore } from '../../../src/engine/store/base/open.ts';
import { temporaryFolder, valueOf } from '../../support/engine.ts';

const key = new Uint8Array(32).fill(7);

const user = (id: string): string =>
  `INSERT INTO user VALUES ('${id}', '${id}', '${id}', '${id}', '', NULL, NULL, 1, '2026-01-01', NULL)`;
const person = (id: string, isProtected: 0 | 1): string =>
  `INSERT INTO participant (id, given_name, family_name, sort_key, search_key, name_key, gender, workshop_id,
    home_municipality, target_groups, language, needs_interpreter, phone, email, enrolled_on, has_protected_identity, created_at)
  VALUES ('${id}', '', '', '', '', '', 'woman', 'w', '', '[]', '', 0, '', '', '2026-01-01', ${String(isProtected)}, '2026-01-01')`;
let position = 0;
const event = (by: string, what: string, about: string): string[] => {
  position += 1;
  const at = String(position);
  return [
    `INSERT INTO audit VALUES ('a${at}', ${at}, '2026-01-01', '${by}', '', 'c', '${what}', 'participant', '${about}', NULL, NULL, '', '')`,
    `INSERT INTO audit_participant VALUES ('${about}', ${at})`,
  ];
};

test('names those who wrote a protected person down, and nobody for others', async () => {
  const file = join(temporaryFolder(), 'register.db');
  const before = valueOf(await openStore(file, key, { list: migrations.slice(0, 6) }));
  for (const line of [
    `INSERT INTO workshop VALUES ('w', 'Kök', 'kok', 1)`,
    ...['enroller', 'changer', 'printer'].map(user),
    person('hidden', 1),
    person('open', 0),
    ...event('enroller', 'participant.enrolled', 'hidden'),
    ...event('changer', 'participant.changed', 'hidden'),
    ...event('changer', 'participant.changed', 'hidden'),
    ...event('printer', 'document.printed', 'hidden'),
    ...event('printer', 'participant.enrolled', 'open'),
  ])
    await sql.raw(line).execute(before.store);
  await before.close();

  const after = valueOf(await openStore(file, key, { list: migrations }));
  const readers = await sql`SELECT * FROM protected_reader ORDER BY user_id`.execute(after.store);
  expect(readers.rows).toEqual([
    { participant_id: 'hidden', user_id: 'changer' },
    { participant_id: 'hidden', user_id: 'enroller' },
  ]);
  const users = await sql`SELECT DISTINCT sees_persons FROM user`.execute(after.store);
  expect(users.rows).toEqual([{ sees_persons: 1 }]);
  await after.close();
});
