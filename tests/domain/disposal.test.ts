// Gallring: when a record is due, what limits rest on, and that it takes two people.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { monthsLater, type Instant, type PlainDate } from '#domain/dates.ts';
import {
  checkLimits,
  disposalKinds,
  draftsBefore,
  dueOn,
  fileDueOn,
  isDue,
  isForgotten,
  leftOn,
  limitOf,
  logBefore,
  mayCarryOut,
  mayPropose,
  noLimits,
  type DisposalLimits,
  type EvidenceIn,
} from '#domain/disposal.ts';
import type { ParticipantId, UserId } from '#domain/ids.ts';
import { validationStates } from '#domain/validation-state.ts';

const day = (text: string) => text as PlainDate;
const limits: DisposalLimits = {
  reference: 'KS 2026/12',
  withoutCertificateYears: 2,
  withCertificateYears: 10,
  fileMonths: 6,
  draftDays: null,
  logYears: null,
};
const left = { exitedOn: day('2026-03-02'), lastActivityOn: day('2026-02-01'), hasCertificate: false };

describe('who was never ended', () => {
  const enrolled = { lastActivityOn: day('2026-05-01'), hasCertificate: false };
  test.each([
    ['the limit has gone by since the last note', enrolled, limits, '2028-05-01', true],
    ['a day is left', enrolled, limits, '2028-04-30', false],
    [
      'a certificate has the longer limit',
      { ...enrolled, hasCertificate: true },
      limits,
      '2028-05-01',
      false,
    ],
    ['that one has gone by too', { ...enrolled, hasCertificate: true }, limits, '2036-05-01', true],
    ['nobody has decided', enrolled, noLimits, '2090-01-01', false],
    [
      'such records are kept for ever',
      enrolled,
      { ...limits, withoutCertificateYears: null },
      '2090-01-01',
      false,
    ],
  ])('%s', (_why, person, by, today, expected) => {
    expect(isForgotten(person, by, day(today))).toBe(expected);
  });
});

test.each([
  ['never', null, null],
  ['yesterday', '2026-03-01', '2026-03-01'],
  ['today', '2026-03-02', '2026-03-02'],
  ['on a day to come, which has not been', '2026-03-03', null],
])('who left %s', (_, exitedOn, expected) => {
  expect(leftOn(exitedOn as PlainDate | null, day('2026-03-02'))).toBe(expected);
});

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

  test.each([
    ['2024-02-29', 12, '2025-03-01'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-08-31', 6, '2027-03-01'],
    ['2026-10-31', 4, '2027-03-01'],
    ['2026-03-02', 6, '2026-09-02'],
    ['2026-12-31', 1, '2027-01-31'],
  ])('%s and %i months is %s: a day that is not there becomes the next', (on, months, expected) => {
    expect(monthsLater(day(on), months)).toBe(expected);
  });
});

describe('when a photo or file is due', () => {
  const certified: EvidenceIn = { state: 'certified', since: day('2026-03-02') };
  const ended: EvidenceIn = { state: 'endedEarly', since: day('2026-05-10') };

  test.each<[string, readonly EvidenceIn[], string | null]>([
    ['months after its validation was issued', [certified], '2026-09-02'],
    ['or approved', [{ ...certified, state: 'approved' }], '2026-09-02'],
    ['or ended early', [ended], '2026-11-10'],
    ['after the last of several', [ended, certified], '2026-11-10'],
    ['never while one of them is being assessed', [ended, { ...certified, state: 'ongoing' }], null],
    ['never while one of them waits for control', [{ ...ended, state: 'submitted' }, certified], null],
    ['never while one of them is planned', [{ ...ended, state: 'planned' }, certified], null],
    ['never while one of them was sent back', [{ ...ended, state: 'returned' }], null],
    ['not by this limit when it is evidence for nobody', [], null],
  ])('%s', (_, evidenceIn, expected) => {
    expect(fileDueOn(evidenceIn, limits)).toBe(expected);
    expect(fileDueOn(evidenceIn, { fileMonths: null })).toBeNull();
  });

  test('from the day itself, not the day before', () => {
    const on = fileDueOn([ended, certified], limits);
    expect([day('2026-11-09'), day('2026-11-10')].map((today) => isDue(on, today))).toEqual([false, true]);
  });

  test('whatever the order, by the last, and only when nothing is open', () => {
    const anyPiece: fc.Arbitrary<EvidenceIn> = fc.record({
      state: fc.constantFrom(...validationStates),
      since: fc.constantFrom(day('2025-01-01'), day('2026-02-28'), day('2026-12-31')),
    });
    fc.assert(
      fc.property(fc.array(anyPiece, { minLength: 1, maxLength: 5 }), (pieces) => {
        const on = fileDueOn(pieces, limits);
        expect(fileDueOn(pieces.toReversed(), limits)).toBe(on);
        const isOpen = pieces.some(({ state }) => !['approved', 'certified', 'endedEarly'].includes(state));
        expect(on === null).toBe(isOpen);
        if (on !== null) for (const { since } of pieces) expect(on >= monthsLater(since, 6)).toBe(true);
      }),
    );
  });
});

describe('what is due by the clock', () => {
  const now = (text: string) => text as Instant;

  test.each([
    [1, '2027-11-27T10:00:00.000Z', '2026-11-27T10:00:00.000Z'],
    [5, '2031-03-01T10:00:00.000Z', '2026-03-01T10:00:00.000Z'],
    // There is no such day the year before: nothing of 1 March goes a day too early.
    [1, '2028-02-29T10:00:00.000Z', '2027-02-28T10:00:00.000Z'],
  ])('a log row after %i years, at %s those from before %s', (logYears, at, before) => {
    expect(logBefore({ logYears }, now(at))).toBe(before);
  });

  test('a draft after days, and neither without a limit', () => {
    const at = now('2026-03-31T10:00:00.000Z');
    expect(draftsBefore({ draftDays: 30 }, at)).toBe('2026-03-01T10:00:00.000Z');
    expect([draftsBefore(noLimits, at), logBefore(noLimits, at)]).toEqual([null, null]);
  });
});

test('limits name the decision they rest on', () => {
  expect(checkLimits(noLimits)).toEqual({ ok: true, value: undefined });
  expect(checkLimits(limits)).toEqual({ ok: true, value: undefined });
  expect(checkLimits({ ...limits, reference: ' ' })).toMatchObject({
    ok: false,
    refusal: { problems: [{ path: 'reference' }] },
  });
});

describe('it takes two', () => {
  const [asa, bo] = ['asa' as ParticipantId, 'bo' as ParticipantId];
  const proposal = {
    proposedBy: 'samira' as UserId,
    byName: 'Åsa Ek',
    participantIds: [asa],
    kinds: ['files'] as const,
    limits,
  };
  const due = (...people: readonly ParticipantId[]) => ({ people: new Set(people), limits });
  const another = { userId: 'bo' as UserId, name: 'Bo Alm' };

  test('nobody carries out their own proposal, whatever is due', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.boolean(), (by, other, isStillDue) => {
        const may = mayCarryOut(
          { ...proposal, proposedBy: by as UserId },
          { ...another, userId: other as UserId },
          isStillDue ? due(asa) : due(),
        );
        expect(may.ok).toBe(by !== other && isStillDue);
      }),
    );
  });

  test('who proposed it is told that another must, whatever else has changed', () => {
    const refused = { ok: false, refusal: { kind: 'disposalByTwo' } };
    for (const people of [due(asa), due()])
      expect(mayCarryOut(proposal, { ...another, userId: proposal.proposedBy }, people)).toEqual(refused);
    expect(mayCarryOut(proposal, another, due())).toEqual({ ok: false, refusal: { kind: 'notDue' } });
  });

  test('every limit that the proposal goes by is as it was', () => {
    const both = { ...proposal, kinds: ['files', 'drafts'] as const, limits: { ...limits, draftDays: 30 } };
    const may = (now: Partial<DisposalLimits>) =>
      mayCarryOut(both, another, { people: new Set([asa]), limits: { ...both.limits, ...now } }).ok;
    expect([may({}), may({ draftDays: 31 }), may({ fileMonths: 7 }), may({ logYears: 1 })]).toEqual([
      true,
      false,
      false,
      true, // no matter of this proposal
    ]);
  });

  test('one proposal at a time, of people who are due and kinds that have a limit', () => {
    const chosen = (...participantIds: readonly ParticipantId[]) => ({ participantIds, kinds: [] });
    expect(mayPropose(undefined, chosen(asa), due(asa, bo))).toMatchObject({ ok: true });
    expect(mayPropose(undefined, chosen(asa, bo), due(asa))).toEqual({
      ok: false,
      refusal: { kind: 'notDue' },
    });
    expect(mayPropose(proposal, chosen(asa), due(asa))).toEqual({
      ok: false,
      refusal: { kind: 'disposalWaits' },
    });
  });

  test.each(disposalKinds)('%s only by a limit, and by the one that was proposed', (kind) => {
    const chosen = { participantIds: [], kinds: [kind] };
    const decided: DisposalLimits = { ...limits, [limitOf[kind]]: 6 };
    const other = { ...decided, [limitOf[kind]]: 60 };
    const people: ReadonlySet<ParticipantId> = new Set();
    expect(mayPropose(undefined, chosen, { people, limits: decided }).ok).toBe(true);
    expect(mayPropose(undefined, chosen, { people, limits: noLimits }).ok).toBe(false);
    const proposed = { ...proposal, ...chosen, limits: decided };
    const may = [decided, other, noLimits].map((now) =>
      mayCarryOut(proposed, another, { people, limits: now }),
    );
    expect(may.map(({ ok }) => ok)).toEqual([true, false, false]);
  });
});
