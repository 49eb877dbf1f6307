// Gallring: when a record is due, what limits rest on, and that it takes two people.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import {
  checkLimits,
  dueOn,
  isDue,
  mayCarryOut,
  mayPropose,
  noLimits,
  yearsLater,
  type DisposalLimits,
} from '#domain/disposal.ts';
import type { ParticipantId, UserId } from '#domain/ids.ts';

const day = (text: string) => text as PlainDate;
const limits: DisposalLimits = {
  reference: 'KS 2026/12',
  withoutCertificateYears: 2,
  withCertificateYears: 10,
  draftDays: null,
};
const left = { exitedOn: day('2026-03-02'), lastActivityOn: day('2026-02-01'), hasCertificate: false };

describe('when a record is due', () => {
  test.each([
    ['years after the exit', left, limits, '2028-03-02'],
    [
      'after the last note when that came later',
      { ...left, lastActivityOn: day('2026-05-01') },
      limits,
      '2028-05-01',
    ],
    ['later with a certificate', { ...left, hasCertificate: true }, limits, '2036-03-02'],
    ['never without a decision', left, noLimits, null],
    ['never where the limit is empty', left, { ...limits, withoutCertificateYears: null }, null],
  ])('%s', (_, person, within, expected) => {
    expect(dueOn(person, within)).toBe(expected);
  });

  test('from the day itself', () => {
    expect([day('2028-03-01'), day('2028-03-02')].map((today) => isDue(day('2028-03-02'), today))).toEqual([
      false,
      true,
    ]);
    expect(isDue(null, day('2100-01-01'))).toBe(false);
  });

  test('29 February becomes 1 March in other years', () => {
    expect(yearsLater(day('2024-02-29'), 1)).toBe('2025-03-01');
    expect(yearsLater(day('2024-02-29'), 4)).toBe('2028-02-29');
  });
});

test('limits name the decision they rest on', () => {
  expect(checkLimits(noLimits)).toEqual({ ok: true, value: undefined });
  expect(checkLimits({ ...limits, reference: ' ' })).toMatchObject({
    ok: false,
    refusal: { problems: [{ path: 'reference' }] },
  });
});

describe('it takes two', () => {
  const [asa, bo] = ['asa' as ParticipantId, 'bo' as ParticipantId];
  const proposal = { proposedBy: 'samira' as UserId, participantIds: [asa] };

  test('nobody carries out their own proposal, whatever is due', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.boolean(), (by, other, isStillDue) => {
        const may = mayCarryOut(
          { ...proposal, proposedBy: by as UserId },
          other as UserId,
          new Set(isStillDue ? [asa] : []),
        );
        expect(may.ok).toBe(by !== other && isStillDue);
      }),
    );
  });

  test('one proposal at a time, of people who are due', () => {
    expect(mayPropose(undefined, [asa], new Set([asa, bo]))).toMatchObject({ ok: true });
    expect(mayPropose(undefined, [asa, bo], new Set([asa]))).toEqual({
      ok: false,
      refusal: { kind: 'notDue' },
    });
    expect(mayPropose(proposal, [asa], new Set([asa]))).toEqual({
      ok: false,
      refusal: { kind: 'disposalWaits' },
    });
  });
});
