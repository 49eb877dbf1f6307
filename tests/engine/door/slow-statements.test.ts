// The log's notes of statements that took long: what is noted, and that nothing of what was typed is.
import { sql as written } from 'kysely';
import { expect, test } from 'vitest';
import type { Instant } from '#domain/dates.ts';
import { noteSlow, type LogLine } from '../../../src/engine/log.ts';
import { openStore, type Ran } from '../../../src/engine/store/base/open.ts';
import { temporaryFolder, testEngine, valueOf } from '../../support/engine.ts';
import { allPeople, enrol, issuedCertificate, seededRegister, testPassphrase } from '../../support/story.ts';

const now = () => '2026-03-02T08:00:00.000Z' as Instant;

test('a statement that takes longer than a click may is noted, and others are not', async () => {
  const log: LogLine[] = [];
  const ran = noteSlow((line) => void log.push(line), now);
  const { store, close } = valueOf(await openStore(':memory:', new Uint8Array(32), { ran }));
  log.length = 0;
  const count = (to: number) =>
    written`WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ${to})
      SELECT count(*) FROM number`.execute(store);
  await count(1);
  expect(log).toEqual([]);
  await count(5_000_000);
  const [line] = log;
  expect(line).toMatchObject({ at: now(), level: 'slow' });
  expect(line).toHaveProperty('sql', expect.stringMatching(/^WITH RECURSIVE .* n < \?\) SELECT count/));
  await close();
});

test('a note holds no value, however long the statement', async () => {
  const log: LogLine[] = [];
  const statements: Ran[] = [];
  const note = noteSlow((line) => void log.push(line), now, -1);
  const ran = (statement: Ran): void => {
    statements.push(statement);
    note(statement);
  };
  const register = await seededRegister(testEngine(temporaryFolder(), undefined, { ran }));
  const participantId = await enrol(register, { givenName: 'Ingegerd', phone: '070-1740605' });
  await issuedCertificate(register, { participantId, nameOnCertificate: 'Ingegerd Öberg' });
  await register.ask('maria', 'participant.list', { ...allPeople, search: 'Ingegerd' });
  await register.ask('maria', 'certificate.list', { search: 'Ingegerd', year: 2026, after: null, limit: 10 });
  expect(log.length).toBe(statements.length);
  const text = JSON.stringify(log);
  for (const typed of ['ngegerd', 'ngegärd', '1740605', participantId, testPassphrase, 'pass'])
    expect(text).not.toContain(typed);
  expect(Math.max(...statements.map(({ sql }) => sql.length))).toBeGreaterThan(1000);
  for (const line of log) expect(line).toHaveProperty('sql', expect.stringMatching(/^.{1,1000}$/));
});
