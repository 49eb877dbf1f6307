// The register that most tests begin with is a copy (tests/support/copied-register.ts): it holds what one that was
// built holds, goes on as that one would, and shares nothing with another copy.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { staff } from '../../../src/engine/demo/people.ts';
import { lockIn } from '../../../src/engine/files/places.ts';
import { checkedLog, openRaw, type Raw } from '../../support/raw.ts';
import { builtRegister, enrol, seededRegister, type SeededRegister } from '../../support/story.ts';

type Row = Readonly<Record<string, unknown>>;

/** Made of keys that are drawn at random: the people's own, and the hash of the slots that hold them. */
const drawn: Readonly<Record<string, readonly string[]>> = {
  signing_key: ['id', 'public_key'],
  key_holder: ['public_key'],
  setting: ['value'],
};

/** Every row of every table, but for the columns that are drawn. */
const rowsOf = (raw: Raw): Readonly<Record<string, readonly Row[]>> =>
  Object.fromEntries(
    raw
      .rows<{ readonly name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
      .map(({ name }) => [
        name,
        raw
          .rows<Row>(`SELECT * FROM "${name}"`)
          .map((row) =>
            Object.fromEntries(Object.entries(row).filter(([column]) => !drawn[name]?.includes(column))),
          ),
      ]),
  );

it('holds row for row what a built one holds, and one more sign-in for each of the staff', async () => {
  const built = rowsOf(await openRaw(await builtRegister()));
  const { audit, ...copied } = rowsOf(await openRaw(await seededRegister()));
  const { audit: log, ...tables } = built;
  expect(Object.keys(tables).length).toBeGreaterThan(30);
  expect(copied).toEqual(tables);
  expect(audit?.slice(0, log?.length)).toEqual(log);
  expect(audit?.slice(log?.length).map(({ what, user_name: name }) => [what, name])).toEqual(
    Object.values(staff).map(({ name }) => ['session.opened', name]),
  );
});

it('goes on where the built one would: with new ids, later times and keys that were not used', async () => {
  const [built, copied] = [await builtRegister(), await seededRegister()];
  const next = copied.newSeed();
  expect(next).toEqual(built.newSeed());
  const raw = await openRaw(copied);
  const last = () =>
    raw.rows<{ readonly at: string }>('SELECT at FROM audit ORDER BY position DESC LIMIT 1')[0]!.at;
  const before = last();
  const id = await enrol(copied);
  expect(id > copied.participantId).toBe(true);
  expect(last() > before).toBe(true);
});

it('has a folder, a file and a lock of its own, and a log that holds', async () => {
  const [one, other] = [await seededRegister(), await seededRegister()];
  expect(one.folder).not.toBe(other.folder);
  const lockOf = ({ folder }: SeededRegister) => readFileSync(lockIn(folder), 'utf8');
  expect(lockOf(one)).not.toBe(lockOf(other));
  const count = async (register: SeededRegister) =>
    (await openRaw(register)).rows<Row>('SELECT id FROM participant').length;
  await enrol(one);
  expect([await count(one), await count(other)]).toEqual([2, 1]);
  for (const { engine, folder } of [one, other]) {
    await engine.close();
    expect((await checkedLog(folder)).faults).toEqual([]);
  }
});
