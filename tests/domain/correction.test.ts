// Corrections: which fields differ between what a log row says was before and after, and how a value is worded.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedValue, fieldChanges } from '#domain/correction.ts';

describe('what was changed', () => {
  test.each([
    ['a name', { givenName: 'Asa' }, { givenName: 'Åsa' }, [{ field: 'givenName', from: 'Asa', to: 'Åsa' }]],
    ['nothing', { a: 1, id: 'x' }, { a: 1, id: 'y' }, []],
    ['an empty text is nothing', { phone: '' }, { phone: null }, []],
    ['a list in another order', { groups: ['a', 'b'] }, { groups: ['b', 'a'] }, []],
    ['a list with one more', { g: ['a'] }, { g: ['a', 'b'] }, [{ field: 'g', from: ['a'], to: ['a', 'b'] }]],
    ['a field that came', {}, { alias: 'Kim' }, [{ field: 'alias', from: null, to: 'Kim' }]],
    ['a field that went', { alias: 'Kim' }, {}, [{ field: 'alias', from: 'Kim', to: null }]],
    ['what has no fields', null, { alias: 'Kim' }, []],
    ['what has no fields any more', { alias: 'Kim' }, null, []],
    ['a list is no fields', ['Kim'], { alias: 'Kim' }, []],
    ['a field that came with nothing in it', {}, { alias: null }, []],
  ])('%s', (_, before, after, expected) => {
    expect(fieldChanges(before, after)).toEqual(expected);
  });

  test('nothing differs from itself', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
        expect(fieldChanges(data, structuredClone(data))).toEqual([]);
      }),
    );
  });
});

describe('a value in words', () => {
  const codes: Readonly<Record<string, string>> = { 'gender.woman': 'Kvinna', 'targetGroup.youth': 'Unga' };
  const words = {
    code: (key: string) => codes[key],
    workshop: (id: string) => (id === 'w' ? 'Köket' : undefined),
    yesNo: (yes: boolean) => (yes ? 'Ja' : 'Nej'),
  };
  test.each([
    ['gender', 'woman', 'Kvinna'],
    ['targetGroups', ['youth', 'other'], 'Unga, other'],
    ['workshopId', 'w', 'Köket'],
    ['workshopId', 'gone', 'gone'],
    ['birthYear', 1987, '1987'],
    ['needsInterpreter', true, 'Ja'],
    ['phone', null, ''],
    ['phone', { no: 'text' }, ''],
  ])('%s %j is %s', (field, value, expected) => {
    expect(changedValue(field, value, words)).toBe(expected);
  });
});
