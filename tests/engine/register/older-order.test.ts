// Registers from before each event told its place in the log, where a clock that went back has put ids out of order:
// what was written last is found, and signatures say what they cover.
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { expect, test } from 'vitest';
import type { Instant } from '#domain/dates.ts';
import type { UserId, ValidationId } from '#domain/ids.ts';
import { canonicalText, signatureText } from '#domain/signature.ts';
import { signedFormats } from '#domain/signed-content.ts';
import { sha256 } from '../../../src/engine/sha256.ts';
import { findRationale } from '../../../src/engine/store/validations/judgements.ts';
import { migrations } from '../../../src/engine/store/base/migrate.ts';
import { up as oneOrder } from '../../../src/engine/store/migrations/0009-one-order.ts';
import { openStore } from '../../../src/engine/store/base/open.ts';
import { readDecidedValidation } from '../../../src/engine/store/register/signed-content.ts';
import { readKeyring } from '../../../src/engine/vault/keyring-file.ts';
import { unlock } from '../../../src/engine/vault/keyring.ts';
import { personalKeyFrom, signText } from '../../../src/engine/vault/personal-key.ts';
import { temporaryFolder, valueOf } from '../../support/engine.ts';
import { openRaw, registerKey, registerPath } from '../../support/raw.ts';
import { seededRegister, submittedValidation, testPassphrase } from '../../support/story.ts';

const key = new Uint8Array(32).fill(7);
const now = '2026-03-02T08:00:00.000Z';
const earlier = '2026-03-02T07:30:00.000Z';

/** One row of the log each; then what was said, in the order it was said: id, moment, who. */
const log = [
  [earlier, 'anna'],
  [now, 'anna'],
  [now, 'bo'],
  [earlier, 'anna'], // the clock went back to the very same moment
  ['2026-03-02T07:31:00.000Z', 'anna'],
] as const;

const cases: readonly (readonly [
  string,
  readonly (readonly [id: string, at: string, by: string])[],
  readonly number[],
])[] = [
  [
    'in order',
    [
      ['1', earlier, 'anna'],
      ['2', now, 'anna'],
    ],
    [1, 2],
  ],
  [
    'by two at once',
    [
      ['1', now, 'anna'],
      ['2', now, 'bo'],
    ],
    [2, 3],
  ],
  [
    'several in one command',
    [
      ['1', now, 'bo'],
      ['2', now, 'bo'],
    ],
    [3, 3],
  ],
  [
    'with ids that fall',
    [
      ['8', now, 'anna'],
      ['1', '2026-03-02T07:31:00.000Z', 'anna'],
    ],
    [2, 5],
  ],
  [
    'at the same moment twice',
    [
      ['8', now, 'bo'],
      ['1', earlier, 'anna'],
    ],
    [3, 4],
  ],
  [
    'the first of a moment that came twice',
    [
      ['1', earlier, 'anna'],
      ['2', now, 'bo'],
    ],
    [1, 3],
  ],
  [
    'that the log knows nothing of',
    [
      ['1', now, 'bo'],
      ['2', '2030', 'anna'],
      ['3', earlier, 'anna'],
    ],
    [3, 3, 4],
  ],
  ['by nobody that the log knows', [['1', now, 'cia']], [0]],
];

test.each(cases)('events %s are given their place in the log', async (_, said, places) => {
  const file = join(temporaryFolder(), 'register.db');
  const list = migrations.slice(0, migrations.indexOf(oneOrder));
  const { store, close } = valueOf(await openStore(file, key, { list }));
  const run = (text: string) => sql.raw(text).execute(store);
  await run('PRAGMA foreign_keys = OFF'); // people and modules are no matter here
  for (const [index, [at, by]] of log.entries())
    await run(
      `INSERT INTO audit VALUES ('a${String(index)}', ${String(index + 1)}, '${at}', '${by}', '', '', '', '', '', NULL, NULL, '', '')`,
    );
  for (const [id, at, by] of said)
    await run(`INSERT INTO rationale_event VALUES ('${id}', 'v', 'text ${id}', '${at}', '${by}')`);
  await oneOrder(store as Kysely<never>);
  const { rows } = await sql<{ id: string; place: number }>`
    SELECT id, log_position AS place FROM rationale_event ORDER BY rowid`.execute(store);
  expect(rows).toEqual(said.map(([id], at) => ({ id, place: places[at] })));
  expect(await findRationale(store, 'v' as ValidationId)).toBe(`text ${said.at(-1)![0]}`);
  await expect(run('UPDATE rationale_event SET log_position = 1')).rejects.toThrow(/append-only/);
  await expect(run(`INSERT INTO rationale_event VALUES ('z', 'v', '', '${now}', 'anna', 3)`)).rejects.toThrow(
    /in the order of the log/,
  );
  await close();
});

test('a signature that left out what came before says so, and one that was changed says that', async () => {
  const register = await seededRegister();
  const id = await submittedValidation(register);
  const subject = { kind: 'validation' as const, id };
  const states = async () =>
    (await register.ask('maria', 'signature.list', { subject })).map(({ state }) => state);
  expect(await states()).toEqual(['unchanged']);

  // As an older version left it: the step, handed in after the clock went back, has an id below most judgements.
  const raw = await openRaw(register);
  for (const table of ['judgement_event', 'validation_event', 'signature', 'rationale_event'])
    raw.run(`DROP TRIGGER ${table}_refuses_update`);
  const [middle] = raw.rows<{ id: string }>('SELECT id FROM judgement_event ORDER BY id LIMIT 1 OFFSET 2');
  raw.run("UPDATE validation_event SET id = ? || 'a' WHERE step = 'submitted'", middle!.id);

  const [signed] = raw.rows<{ log_position: number; log_hash: string; at: Instant; by: UserId }>(
    'SELECT log_position, log_hash, signed_at AS at, user_id AS by FROM signature',
  );
  const { log_position: logPosition, log_hash: logHash, at, by } = signed!;
  const store = valueOf(await openStore(registerPath(register), await registerKey(register)));
  const decided = { id, step: 'submitted', at, by, logPosition } as const;
  const [covered, whole] = [
    await readDecidedValidation(store.store, decided, 'ids'),
    await readDecidedValidation(store.store, decided),
  ];
  await store.close();
  expect([covered!.judgements.length, whole!.judgements.length]).toEqual([3, 16]);

  const { signingSeed } = (await unlock(valueOf(readKeyring(register.folder)), 'maria', testPassphrase))!;
  const mine = personalKeyFrom(signingSeed);
  const facts = {
    call: 'validation.submit',
    subject,
    userId: by,
    keyId: mine.keyId,
    signedAt: at,
    contentHash: sha256(canonicalText(signedFormats[0](covered!))),
    logPosition,
    logHash,
  };
  raw.run(
    'UPDATE signature SET content_hash = ?, signature = ?',
    facts.contentHash,
    signText(mine, signatureText(facts)),
  );
  expect(await states()).toEqual(['coversLess']);
  raw.run("UPDATE judgement_event SET note = 'ett annat' WHERE id = ?", middle!.id);
  expect(await states()).toEqual(['changed']);
});
