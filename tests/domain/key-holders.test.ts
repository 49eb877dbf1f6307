// Of whatever lies in a file of slots, at most one of each who works here counts, by the key that the register knows and
// under their own name; all else is told, and neither grows without end.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { UserId } from '#domain/ids.ts';
import {
  knownKeys,
  onlyKnown,
  sheetHolder,
  strangeKeys,
  takenOver,
  type KeyHolder,
} from '#domain/key-holders.ts';

const people = ['anna', 'bo', 'cia'].map((name, index) => ({
  id: `id-${name}` as UserId,
  name: `${name} Ek`,
  signInName: name,
  isActive: index < 2,
}));

const keys = fc.constantFrom('key-1', 'key-2', 'key-3');
const claims = fc.record({
  slots: fc.array(
    fc.record({
      userId: fc.constantFrom<UserId>(...people.map(({ id }) => id), 'id-nobody' as UserId),
      signInName: fc.constantFrom('anna', 'ANNA ', 'bo', 'cia', 'bakdörr'),
      publicKey: keys,
    }),
    { maxLength: 8 },
  ),
  recovery: fc.option(fc.record({ publicKey: keys })),
});
const kept = fc
  .array(fc.tuple(fc.constantFrom<KeyHolder>(...people.map(({ id }) => id), sheetHolder), keys))
  .map((rows) => new Map(rows));

describe('any file of slots', () => {
  test('counts one slot of each who works here, theirs by key and by name', () => {
    fc.assert(
      fc.property(claims, kept, (file, rows) => {
        const counting = onlyKnown(file, knownKeys(rows, people));
        expect(new Set(counting.slots.map(({ userId }) => userId)).size).toBe(counting.slots.length);
        for (const slot of counting.slots) {
          const owner = people.find(({ id }) => id === slot.userId)!;
          expect(owner.isActive).toBe(true);
          expect(slot.signInName.trim().toLowerCase()).toBe(owner.signInName);
          expect(slot.publicKey).toBe(rows.get(slot.userId));
        }
        if (counting.recovery) expect(counting.recovery.publicKey).toBe(rows.get(sheetHolder));
      }),
    );
  });

  test('tells all of the rest, and nothing of what counts', () => {
    fc.assert(
      fc.property(claims, kept, (file, rows) => {
        const known = knownKeys(rows, people);
        const counting = onlyKnown(file, known);
        const strange = strangeKeys(file, known, people);
        expect(strange.filter(({ holder }) => holder !== sheetHolder)).toHaveLength(
          file.slots.length - counting.slots.length,
        );
        const isSheetRight = (file.recovery?.publicKey ?? undefined) === rows.get(sheetHolder);
        expect(strange.some(({ holder }) => holder === sheetHolder)).toBe(!isSheetRight);
        expect(strangeKeys(counting, known, people).filter(({ why }) => why !== 'sheetGone')).toEqual([]);
      }),
    );
  });

  test('is taken over with one key for each, and without those of whom two are there', () => {
    fc.assert(
      fc.property(claims, (file) => {
        const { keys: taken, doubtful } = takenOver(file, people);
        const counting = onlyKnown(file, knownKeys(taken, people));
        for (const owner of people) {
          const theirs = file.slots.filter(
            ({ userId, signInName }) =>
              userId === owner.id && signInName.trim().toLowerCase() === owner.signInName,
          );
          const isOne = owner.isActive && new Set(theirs.map(({ publicKey }) => publicKey)).size === 1;
          expect(counting.slots.some(({ userId }) => userId === owner.id)).toBe(isOne);
          expect(doubtful.includes(owner)).toBe(owner.isActive && !isOne && theirs.length > 0);
        }
      }),
    );
  });
});

test('what is told of a file does not grow with it', () => {
  const slots = Array.from({ length: 500 }, (_, index) => ({
    userId: `${'x'.repeat(5000)}${String(index)}` as UserId,
    signInName: 'y'.repeat(5000),
    publicKey: 'key-1',
  }));
  const told = JSON.stringify(strangeKeys({ slots, recovery: null }, new Map(), people));
  expect(told.length).toBeLessThan(10_000);
});
