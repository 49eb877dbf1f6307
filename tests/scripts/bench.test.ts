// What the bench makes of its measurements, and that each of its parts that needs no window really measures.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { benchEngine } from '../../scripts/bench/engine.ts';
import { figure, formatTable, missed, timeRounds, type Figure } from '../../scripts/bench/figures.ts';
import { benchPdf } from '../../scripts/bench/pdf.ts';
import { benchSafety } from '../../scripts/bench/safety.ts';
import { makeRegister, openRegister } from '../../scripts/bench/register.ts';

/** 1, 2 … 100, in no order. */
const hundred = Array.from({ length: 100 }, (_, index) => ((index * 37) % 100) + 1);

describe('a figure', () => {
  test('tells median and p95 of both, and the ratio of the medians', () => {
    const told = figure('Reading', { times: hundred, bare: hundred.map((time) => time / 2) });
    expect(told).toEqual({
      name: 'Reading',
      median: 51,
      p95: 96,
      bare: { median: 25.5, p95: 48 },
      ratio: 2,
    });
  });

  test('counts how many there are in a second only where asked', () => {
    expect(figure('Printing', { times: [10, 30], bare: [1], isCountedPerSecond: true }).perSecond).toBe(50);
    expect(figure('Printing', { times: [10, 30], bare: [1] })).not.toHaveProperty('perSecond');
  });

  test.each([
    ['ratio', 1.5, true],
    ['ratio', 1.49, false],
    ['p95', 4, true],
    ['p95', 3, false],
  ] as const)('holds a target on %s of %d: %s', (part, most, isMet) => {
    const target = {
      words: 'small',
      holds: (measured: Record<typeof part, number>) => measured[part] <= most,
    };
    expect(figure('Starting', { times: [2, 3, 4], bare: [2], target }).target).toEqual({
      words: 'small',
      isMet,
    });
  });
});

const one = (name: string, isMet?: boolean): Figure => ({
  name,
  median: 1.234,
  p95: 56.78,
  bare: { median: 0.5, p95: 20 },
  ratio: 2.468,
  ...(isMet === undefined ? {} : { target: { words: 'at most 2×', isMet } }),
});

test('only targets that do not hold are missed, and a run that measured nothing is', () => {
  expect(missed([one('free'), one('well', true)])).toEqual([]);
  expect(missed([one('free'), one('slow', false), one('well', true)])).toEqual(['slow']);
  expect(missed([])).toEqual(['nothing was measured']);
});

test('the table has a row a figure, its columns under one another', () => {
  const [heading = '', free = '', slow = '', ...more] = formatTable([
    one('free'),
    { ...one('slow one', false), perSecond: 70.6 },
  ]).split('\n');
  expect(more).toEqual([]);
  expect(free.split(/\s{2,}/)).toEqual(['free', '1.23 ms', '57 ms', '0.50 ms', '20 ms', '2.47×']);
  expect(slow).toContain('MISSED: at most 2×');
  expect(slow.indexOf('71') + 2).toBe(heading.indexOf('a second') + 'a second'.length);
  expect(free.indexOf('57 ms')).toBe(slow.indexOf('57 ms'));
});

test('the table tells what each weighs and the memory it took, where the system says', () => {
  const size = { each: 47_600, peak: null, bare: { each: 44_100, peak: 547_000_000 } };
  const [heading = '', row = ''] = formatTable([{ ...one('many'), size }]).split('\n');
  expect(row).toMatch(/2\.47×\s+48 kB\s+44 kB\s+547 MB$/);
  expect(row.indexOf('547 MB') + 6).toBe(heading.indexOf('bare memory') + 'bare memory'.length);
});

test('rounds are timed after one that is not counted', async () => {
  const rounds: number[] = [];
  const times = await timeRounds(3, (round) => rounds.push(round));
  expect(rounds).toEqual([-1, 0, 1, 2]);
  expect(times).toHaveLength(3);
});

describe('measuring', () => {
  const temporary = (): string => {
    const folder = mkdtempSync(path.join(tmpdir(), 'intyga-bench-test-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    return folder;
  };

  test('a register holds as many participants as were asked for, and its list finds them', async () => {
    const register = await makeRegister(temporary(), 230);
    const { engine, connection } = await openRegister(register);
    const list = async (search: string) => {
      const input = { search, workshopId: null, standing: 'all', sort: 'name' } as const;
      const reply = await connection.call('participant.list', {
        ...input,
        direction: 'ascending',
        after: null,
        limit: 100,
      });
      return reply.ok ? reply.value : undefined;
    };
    expect(await list('')).toMatchObject({ total: 230, rows: { length: 100 } });
    expect((await list('xerxen'))?.rows.map((row) => row.displayName)).toEqual([
      expect.stringContaining('Xerxén'),
    ]);
    await engine.close();
  });

  test('lists, inserts, safety and certificates are measured beside their bare twins', async () => {
    const register = await makeRegister(temporary(), 120);
    const figures = [
      ...(await benchEngine([register], 20)),
      ...(await benchSafety(register, 1)),
      ...(await benchPdf(2)),
    ];
    expect(figures.map(({ name }) => name)).toEqual([
      'list and search among 120, against a page in order',
      'one enrolment, against a bare row',
      'five searches and an enrolment, against an unencrypted register',
      'a key slot opened with a passphrase, against scrypt alone',
      'a proved copy of 120 participants, against copying the file',
      'one certificate of two modules, against a bare page',
      'looking the file through before it is issued, against drawing it',
      'shaping every word of a certificate with HarfBuzz, against fontkit',
    ]);
    for (const { median, p95, bare, ratio } of figures) {
      expect(median).toBeGreaterThan(0);
      expect(p95).toBeGreaterThanOrEqual(median);
      expect(bare.median).toBeGreaterThan(0);
      expect(ratio).toBeCloseTo(median / bare.median);
    }
  });
});
