// Parts of a file, as a film that is played asks for them. That they come: e2e/evidence-files.spec.ts.
import { expect, test } from 'vitest';
import { partOf } from '../../src/main/range.ts';

test.each([
  ['bytes=0-', { first: 0, last: 99 }],
  ['bytes=0-0', { first: 0, last: 0 }],
  ['bytes=10-19', { first: 10, last: 19 }],
  ['bytes=10-', { first: 10, last: 99 }],
  ['bytes=90-500', { first: 90, last: 99 }],
  ['bytes=99-99', { first: 99, last: 99 }],
  ['bytes=-20', { first: 80, last: 99 }],
  ['bytes=-500', { first: 0, last: 99 }],
  ['Bytes = 5 - 6', { first: 5, last: 6 }],
])('%s of a hundred bytes', (header, part) => {
  expect(partOf(header, 100)).toEqual(part);
});

test.each(['bytes=100-', 'bytes=100-200', 'bytes=-0', 'bytes=999999999999999999999-'])(
  '%s of a hundred bytes is not there',
  (header) => {
    expect(partOf(header, 100)).toBeNull();
  },
);

test.each([
  null,
  '',
  'bytes=',
  'bytes=-',
  'bytes=9-1',
  'bytes=a-b',
  'bytes=0-1,5-6',
  'lines=1-2',
  'bytes=1.5-2',
])('%j gives the whole', (header) => {
  expect(partOf(header, 100)).toBeUndefined();
});

test('of nothing there is no part', () => {
  expect(partOf('bytes=0-', 0)).toBeNull();
});
