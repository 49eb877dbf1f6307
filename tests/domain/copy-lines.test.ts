// Which copies are the same and which lead to the register as it is now, by what they hold.
import { describe, expect, test } from 'vitest';
import { asOneList, holdsAllOf, linesByAccounts, oursFirst, type CopyLine } from '#domain/copy-lines.ts';
import type { Instant } from '#domain/dates.ts';

const at = (day: number): Instant => `2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z` as Instant;
const counts = { participants: 1, validations: 1, certificates: 0, attachments: 0, auditRows: 9 };
const copy = { registerId: 'r', at: at(1), counts, lastHash: 'a', bytes: 100 };

test.each<[string, object, boolean]>([
  ['the same in another place', {}, true],
  ['an older account, without its hash', { lastHash: undefined }, false],
  ['another moment', { at: at(2) }, false],
  ['another register', { registerId: 's' }, false],
  ['another end of the log', { lastHash: 'b' }, false],
  ['another length of the log', { counts: { ...counts, auditRows: 10 } }, false],
  ['another size', { bytes: 101 }, false],
  ['other counts are told by the log', { counts: { ...counts } }, true],
])('%s', (_name, change, isSame) => {
  expect(asOneList([copy, { ...copy, ...change }])).toHaveLength(isSame ? 1 : 2);
});

test('the same in several places is one, with all of them, in the order they came in', () => {
  const [local, chosen, found] = ['local', 'chosen', 'found'].map((place) => ({ ...copy, place }));
  const other = { ...copy, bytes: 7, place: 'local' };
  expect(asOneList([local!, other, chosen!, found!])).toEqual([[local, chosen, found], [other]]);
});

test.each<[string, Parameters<typeof holdsAllOf>[0], boolean]>([
  ['as far as the register', { rows: 3, lastHash: 'c' }, true],
  ['not so far', { rows: 2, lastHash: 'b' }, true],
  ['before anything', { rows: 0, lastHash: 'x' }, true],
  ['an older account, without its hash', { rows: 2, lastHash: undefined }, true],
  ['farther', { rows: 4, lastHash: 'd' }, false],
  ['farther, without its hash', { rows: 4, lastHash: undefined }, false],
  ['as far, by another log', { rows: 3, lastHash: 'x' }, false],
  ['not so far, by another log', { rows: 2, lastHash: 'c' }, false],
])('the register holds all of a copy that came %s: %j', (_name, reach, isHeld) => {
  const hashes = ['a', 'b', 'c'];
  expect(holdsAllOf(reach, 3, (position) => hashes[position - 1])).toBe(isHeld);
});

describe('where the register cannot be asked', () => {
  type Account = Parameters<ReturnType<typeof linesByAccounts>>[0];
  const account = (day: number, change: Partial<Account> = {}): Account => ({
    name: String(day),
    at: at(day),
    registerId: 'r',
    place: 'local',
    ...change,
  });
  const aside = { place: 'setAside' };
  test.each<[string, readonly Account[], string | undefined, readonly CopyLine[]]>([
    ['all are of one line', [account(3), account(2), account(1)], 'r', ['ours', 'ours', 'ours']],
    [
      'the newest tells which were left',
      [account(4, { left: ['3', '2'] }), account(3), account(2), account(1)],
      'r',
      ['ours', 'left', 'left', 'ours'],
    ],
    [
      'back again: an older account counts no more',
      [account(5, { left: ['4'] }), account(4, { left: ['3'] }), account(3)],
      'r',
      ['ours', 'left', 'ours'],
    ],
    ['what was set aside last was left', [account(4, aside), account(3)], 'r', ['left', 'ours']],
    [
      'what was set aside and taken back is not',
      [account(5), account(4, aside), account(3)],
      'r',
      ['ours', 'ours', 'ours'],
    ],
    ['nothing but what was set aside', [account(4, aside)], 'r', ['ours']],
    ['of another register', [account(4, { registerId: 's' }), account(3)], 'r', ['other', 'ours']],
    [
      'one dated ahead, which comes last and was no later',
      [account(4), account(3), account(9)],
      'r',
      ['ours', 'ours', 'ours'],
    ],
    [
      'what another register left is nothing to this',
      [account(5, { registerId: 's', left: ['3'] }), account(4), account(3)],
      undefined,
      ['ours', 'ours', 'ours'],
    ],
    [
      'two registers on a stick, and none here',
      [account(5, { registerId: 's', left: ['4'] }), account(4, { registerId: 's' }), account(3)],
      undefined,
      ['ours', 'left', 'ours'],
    ],
  ])('%s', (_name, copies, registerId, lines) => {
    expect(copies.map(linesByAccounts(copies, registerId))).toEqual(lines);
  });
});

test('what was left never comes first', () => {
  const rows = (['other', 'left', 'ours', 'left', 'ours'] as const).map((line, index) => ({ line, index }));
  expect(oursFirst(rows).map(({ index }) => index)).toEqual([2, 4, 1, 3, 0]);
});
