import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchItemState, concernsOneRow, inBatchOrder, mayMakeBatch } from '#domain/batch.ts';
import type { PlainDate } from '#domain/dates.ts';
import type { ParticipantId, ValidationId } from '#domain/ids.ts';
import { possibleBirths, suggestedPaper } from '#domain/on-paper.ts';

const id = (text: string) => text as ParticipantId;
const row = (name: string, workshopName: string) => ({ participantId: id(name), workshopName });
const rows = [row('al', 'Återbruket'), row('ek', 'Café'), row('öst', 'Återbruket'), row('åk', 'Odlingen')];
const order = (...asked: Parameters<typeof inBatchOrder> extends [unknown, ...infer Rest] ? Rest : never) =>
  inBatchOrder(rows, ...asked).map(({ participantId }) => participantId);

describe('the order of a batch', () => {
  it('is by name as they come, or by verkstad the Swedish way and then by name', () => {
    expect(order('name')).toEqual(['al', 'ek', 'öst', 'åk']);
    expect(order('workshop')).toEqual(['ek', 'åk', 'al', 'öst']);
  });

  it('is the own one where rows were moved, and those not moved stay last', () => {
    expect(order('own', [id('öst'), id('al')])).toEqual(['öst', 'al', 'ek', 'åk']);
  });

  it('never loses or doubles a row', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('name' as const, 'workshop' as const, 'own' as const),
        fc.array(fc.constantFrom(...rows.map(({ participantId }) => participantId), id('borta'))),
        (asked, own) => {
          expect(order(asked, own).toSorted()).toEqual(order('name').toSorted());
        },
      ),
    );
  });
});

it('a batch has one row for each person', () => {
  expect(mayMakeBatch([id('a'), id('b')]).ok).toBe(true);
  expect(mayMakeBatch([id('a'), id('b'), id('a')])).toMatchObject({ refusal: { kind: 'invalidInput' } });
});

it.each([
  [{ isIssued: true, isRefused: false, isRead: true }, 'issued'],
  [{ isIssued: false, isRefused: true, isRead: true }, 'refused'],
  [{ isIssued: false, isRefused: false, isRead: true }, 'read'],
  [{ isIssued: false, isRefused: false, isRead: false }, 'unread'],
] as const)('a row with %o is %s', (item, state) => {
  expect(batchItemState(item)).toBe(state);
});

it('goes on past what concerns one row, and stops for what concerns every row', () => {
  expect(concernsOneRow({ kind: 'nameHasUnknownLetters', letters: ['𐓏'] })).toBe(true);
  expect(concernsOneRow({ kind: 'alreadyCertified', number: 'KI-2026-0001' })).toBe(true);
  expect(concernsOneRow({ kind: 'documentKeyExpired', until: '2026-03-01' as PlainDate })).toBe(false);
  expect(concernsOneRow({ kind: 'diskFull' })).toBe(false);
});

describe('what a certificate begins with', () => {
  const [one, other] = ['v1' as ValidationId, 'v2' as ValidationId];
  const person = {
    givenName: 'Åsa',
    familyName: 'Öberg',
    birthDate: '1987-03-14' as PlainDate,
    birthYear: 1987,
    hasProtectedIdentity: false,
    proofReading: null,
    modules: [{ validationId: one }, { validationId: other }],
  };

  it('is the register’s name, birth as the organisation shows it, and every module', () => {
    expect(suggestedPaper(person, 'year')).toEqual({
      nameOnCertificate: 'Åsa Öberg',
      birth: 'year',
      validationIds: [one, other],
    });
  });

  it('tells less about birth where less is known', () => {
    const known = { birthDate: null, birthYear: 1987 };
    expect(suggestedPaper({ ...person, ...known }, 'date').birth).toBe('year');
    expect(suggestedPaper({ ...person, birthDate: null, birthYear: null }, 'date').birth).toBe('none');
    expect(possibleBirths(known)).toEqual(['year', 'none']);
  });

  it('is what was read last, as long as all of it can still be stated', () => {
    const proofReading = { nameOnCertificate: 'Åsa Ö', birth: 'none' as const, validationIds: [one] };
    expect(suggestedPaper({ ...person, proofReading }, 'date')).toBe(proofReading);
    const gone = { ...person, modules: [{ validationId: other }], proofReading };
    expect(suggestedPaper(gone, 'date').nameOnCertificate).toBe('Åsa Öberg');
  });

  it('suggests nothing for a protected person', () => {
    expect(suggestedPaper({ ...person, hasProtectedIdentity: true }, 'date')).toMatchObject({
      nameOnCertificate: '',
      birth: 'none',
    });
  });
});
