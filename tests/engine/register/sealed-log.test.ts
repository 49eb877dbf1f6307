// The sealed log: when it is sealed, and that every kind of byte that somebody changes behind the program's back is
// found and the first broken row named: in a row, in a seal, in a signature, in the middle and at the end.
import { afterAll, afterEach, describe, expect, it, test } from 'vitest';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '#domain/dates.ts';
import { sha256 } from '../../../src/engine/sha256.ts';
import { temporaryFolder, testEngine } from '../../support/engine.ts';
import { checkedLog, openRaw, type Raw } from '../../support/raw.ts';
import { issuedCertificate, seededRegister, submittedValidation } from '../../support/story.ts';

const seal = (raw: Raw) => raw.rows<{ number: number; position: number }>('SELECT * FROM audit_seal');
const lastRow = (raw: Raw): number =>
  raw.rows<{ last: number }>('SELECT max(position) AS last FROM audit')[0]!.last;

describe('the log is sealed', () => {
  it('when the register is closed, and not again when nothing has happened since', async () => {
    const register = await seededRegister();
    const raw = await openRaw(register);
    expect(seal(raw)).toEqual([]);
    await register.engine.close();
    expect(seal(raw)).toMatchObject([{ number: 1, position: lastRow(raw) }]);
    expect(await checkedLog(register.folder)).toMatchObject({ seals: 1, faults: [] });
    expect(seal(raw)).toHaveLength(1);
  });

  it('when something is written out', async () => {
    const register = await seededRegister();
    const raw = await openRaw(register);
    const path = join(temporaryFolder(), 'kontroll.html');
    await register.ask('samira', 'check.exportPage', { suggestedName: 'kontroll' }, { path });
    expect(seal(raw)).toMatchObject([{ position: lastRow(raw) }]);
  });

  it('at every five hundredth row', async () => {
    const register = await seededRegister();
    const raw = await openRaw(register);
    const { id } = await register.ask('maria', 'validation.plan', {
      participantId: register.participantId,
      moduleVersionId: register.module('EX-DISK').id,
      assessorIds: [register.userId('maria')],
      place: '',
      plannedFrom: null,
      plannedTo: null,
    });
    for (let row = lastRow(raw); row < 1000; row += 1)
      await register.ask('maria', 'feedback.give', { validationId: id, text: 'Fint' });
    expect(seal(raw)).toMatchObject([
      { number: 1, position: 500 },
      { number: 2, position: 1000 },
    ]);
  });

  it('before a copy is taken, so that the copy has the seal', async () => {
    const { runCopyJob } = await import('../../../src/engine/application/register/copy-job.ts');
    const options = { copier: (job: Parameters<typeof runCopyJob>[0]) => Promise.resolve(runCopyJob(job)) };
    const register = await seededRegister(testEngine(undefined, undefined, options));
    await register.ask('samira', 'backup.take', {});
    const { copies } = await register.ask('samira', 'backup.list', {});
    expect(copies).toHaveLength(1);
    const folder = join(register.folder, 'kopior', copies[0]!.name);
    expect(seal(await openRaw({ folder }))).toHaveLength(1);
  });
});

describe('somebody who has the key and goes round the program', () => {
  /** A register with three seals and several signatures, made in the first test and copied for each try. */
  let whole: string | undefined;
  let tried: string;
  const makeWhole = async (): Promise<string> => {
    const folder = mkdtempSync(join(tmpdir(), 'intyga-sealed-'));
    const register = await seededRegister(testEngine(folder));
    const path = join(temporaryFolder(), 'kontroll.html');
    const writeOut = () =>
      register.ask('samira', 'check.exportPage', { suggestedName: 'kontroll' }, { path });
    await submittedValidation(register);
    await writeOut();
    await issuedCertificate(register, { module: 'EX-AVC' });
    await writeOut();
    await register.ask('samira', 'workshop.add', { name: 'Ateljén' });
    await register.engine.close();
    return folder;
  };
  afterAll(() => {
    if (whole !== undefined) rmSync(whole, { recursive: true, force: true });
  });
  afterEach(() => {
    rmSync(tried, { recursive: true, force: true });
  });

  /** Statements, in a copy of the register without triggers; then the log is checked. */
  const after = async (change: (raw: Raw) => void) => {
    tried = mkdtempSync(join(tmpdir(), 'intyga-tried-'));
    whole ??= await makeWhole();
    cpSync(whole, tried, { recursive: true });
    const raw = await openRaw({ folder: tried });
    for (const { name } of raw.rows<{ name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'trigger'",
    ))
      raw.run(`DROP TRIGGER ${name}`);
    change(raw);
    return (await checkedLog(tried)).faults;
  };

  /** A row in the middle that concerns a participant and is not signed. */
  const middle = (raw: Raw): number =>
    raw.rows<{ position: number }>("SELECT position FROM audit WHERE what = 'evidence.registered'")[0]!
      .position;

  it('who changes nothing is told of nothing', async () => {
    expect(await after(() => undefined)).toEqual([]);
  });

  test.each([
    'id',
    'at',
    'user_id',
    'user_name',
    'call',
    'what',
    'subject_kind',
    'subject_id',
    'before',
    'after',
    'previous_hash',
    'hash',
  ])('changes a row’s %s', async (column) => {
    let here = 0;
    const faults = await after((raw) => {
      here = middle(raw);
      raw.run(`UPDATE audit SET ${column} = coalesce(${column}, '') || 'x' WHERE position = ?`, here);
    });
    expect(faults[0]).toMatchObject({ position: here });
  });

  test.each([
    [
      'takes a row out of the middle',
      (here: number) => [`DELETE FROM audit WHERE position = ${String(here)}`],
    ],
    [
      'lets two rows change places',
      (here: number) => [
        `UPDATE audit SET position = -1 WHERE position = ${String(here)}`,
        `UPDATE audit SET position = ${String(here)} WHERE position = ${String(here + 1)}`,
        `UPDATE audit SET position = ${String(here + 1)} WHERE position = -1`,
      ],
    ],
  ] as const)('%s', async (_, statements) => {
    let here = 0;
    const faults = await after((raw) => {
      here = middle(raw);
      for (const statement of statements(here)) raw.run(statement);
    });
    expect(Math.abs(faults[0]!.position - here)).toBeLessThanOrEqual(1);
  });

  it('cuts off the end', async () => {
    let last = 0;
    const faults = await after((raw) => {
      last = lastRow(raw);
      raw.run('DELETE FROM audit WHERE position > ?', last - 3);
    });
    expect(faults).toContainEqual({ position: last - 2, fault: 'cutOff' });
  });

  it('writes a row and the whole chain after it anew, hash by hash', async () => {
    let here = 0;
    const faults = await after((raw) => {
      here = middle(raw);
      raw.run("UPDATE audit SET after = '{}' WHERE position = ?", here);
      type Row = Record<string, string | number | null> & { position: number; hash: string };
      const rows = raw.rows<Row>('SELECT * FROM audit ORDER BY position');
      let previous = rows[here - 2]!.hash;
      for (const row of rows.slice(here - 1)) {
        const people = raw
          .rows<{ participant_id: string }>(
            'SELECT participant_id FROM audit_participant WHERE position = ?',
            row.position,
          )
          .map((one) => one.participant_id)
          .sort();
        const { position, id, at, user_id, user_name, call, what, subject_kind, subject_id } = row;
        const text = [
          previous,
          position,
          id,
          at,
          user_id,
          user_name,
          call,
          what,
          subject_kind,
          subject_id,
          people,
        ];
        const hash = sha256(JSON.stringify([...text, row['before'], row['after']]));
        raw.run('UPDATE audit SET previous_hash = ?, hash = ? WHERE position = ?', previous, hash, position);
        previous = hash;
      }
    });
    expect(faults.some(({ fault }) => fault === 'sealedOtherwise')).toBe(true);
    expect(faults.some(({ fault }) => fault === 'signedOtherwise')).toBe(true);
    expect(['changed', 'gap', 'brokenLink']).not.toContain(faults[0]!.fault);
  });

  test.each([
    ['number', 'number + 10'],
    ['position', 'position - 1'],
    ['hash', "hash || 'x'"],
    ['at', "'2020-01-01T00:00:00.000Z'"],
    ['key_id', "'0000000000000000'"],
    ['signature', 'zeroblob(64)'],
  ])('changes a seal’s %s', async (column, value) => {
    const faults = await after((raw) => {
      raw.run(`UPDATE audit_seal SET ${column} = ${value} WHERE number = 2`);
    });
    expect(faults.length).toBeGreaterThan(0);
  });

  it('takes away a seal in the middle', async () => {
    const faults = await after((raw) => {
      raw.run('DELETE FROM audit_seal WHERE number = 2');
    });
    expect(faults).toMatchObject([{ fault: 'sealGone' }]);
  });

  test.each([
    ['user_id', '(SELECT id FROM user WHERE id <> user_id LIMIT 1)'],
    ['key_id', "'0000000000000000'"],
    ['call', "'control.return'"],
    ['subject_kind', "'other'"],
    ['subject_id', "'other'"],
    ['content_hash', "'x'"],
    ['signed_at', "'2020-01-01T00:00:00.000Z'"],
    ['log_position', 'log_position + 1'],
    ['log_hash', "'x'"],
    ['signature', 'zeroblob(64)'],
  ])('changes a signature’s %s', async (column, value) => {
    let here = 0;
    const faults = await after((raw) => {
      here = raw.rows<{ here: number }>('SELECT min(log_position) AS here FROM signature')[0]!.here;
      raw.run(`UPDATE signature SET ${column} = ${value} WHERE log_position = ?`, here);
    });
    expect(Math.abs(faults[0]!.position - here)).toBeLessThanOrEqual(1);
  });

  it('takes away a signature', async () => {
    let here = 0;
    const faults = await after((raw) => {
      here = raw.rows<{ here: number }>('SELECT max(log_position) AS here FROM signature')[0]!.here;
      raw.run('DELETE FROM signature WHERE log_position = ?', here);
    });
    expect(faults).toEqual([{ position: here, fault: 'signatureGone' }]);
  });
});

test('at most five hundred rows go unsealed', async () => {
  const { logFaults } = await import('#domain/log-seal.ts');
  const rows = Array.from({ length: 600 }, (_, index) => ({
    position: index + 1,
    previousHash: '',
    hash: String(index + 1),
    call: '',
    what: '',
  }));
  const seals = [{ number: 1, position: 99, hash: '99', at: '2026' as Instant, keyId: 'k', isGenuine: true }];
  const faults = (count: number) =>
    logFaults([], rows.slice(0, count), seals, [], { signs: () => false, begunAt: Infinity });
  expect(faults(599)).toEqual([]);
  expect(faults(600)).toEqual([{ position: 599, fault: 'sealGone' }]);
});
