// Underlag för erkännande: what may stand on one, and that it is answered once.
import { expect, test } from 'vitest';
import { mayRecommend, mayReview, recommendableStates } from '#domain/recommendation.ts';
import { accept, refuse } from '#domain/refusal.ts';

test.each<[string, readonly string[], boolean]>([
  ['one that may', ['a'], true],
  ['all that may', ['a', 'b'], true],
  ['one that may not', ['c'], false],
  ['one that may not among those that may', ['a', 'c', 'b'], false],
  ['none', [], false],
])('%s', (_, chosen, may) => {
  expect(mayRecommend(chosen, new Set(['a', 'b']))).toEqual(
    may ? accept(undefined) : refuse({ kind: 'notApproved' }),
  );
});

test('only what an intern kontrollant has approved, and nobody has taken up again', () => {
  expect(recommendableStates).toEqual(['approved', 'certified']);
});

test('is answered once', () => {
  expect(mayReview(null)).toEqual(accept(undefined));
  expect(mayReview({ reviewer: 'Kim Ek' })).toEqual(refuse({ kind: 'alreadyReviewed', by: 'Kim Ek' }));
});
