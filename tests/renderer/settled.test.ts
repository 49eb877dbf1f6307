// Waiting for a pause in the typing: after the last change, at the latest so long after the first, whatever the
// computer's clock says meanwhile.
import { renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useSettled } from '../../src/renderer/writing/settled.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const wait = { pause: 100, atLatest: 250 };

/** What is typed after so many milliseconds, or one of `now`, `forget` and `clock`, which are done instead. */
type Step = readonly [wait: number, what: string];
const member: readonly (readonly [name: string, steps: readonly Step[], done: readonly string[]])[] = [
  [
    'once after a pause, with the newest',
    [
      [0, 'a'],
      [50, 'ab'],
      [100, ''],
    ],
    ['ab'],
  ],
  [
    'not before the pause',
    [
      [0, 'a'],
      [99, ''],
    ],
    [],
  ],
  [
    'twice where there were two pauses',
    [
      [0, 'a'],
      [100, 'b'],
      [100, ''],
    ],
    ['a', 'b'],
  ],
  [
    'at the latest so long after the first',
    [
      [0, 'a'],
      [90, 'b'],
      [90, 'c'],
      [69, 'd'],
      [1, ''],
    ],
    ['d'],
  ],
  [
    'at once when it has to be',
    [
      [0, 'a'],
      [1, 'now'],
      [500, ''],
    ],
    ['a'],
  ],
  [
    'not at all when nothing waits',
    [
      [0, 'now'],
      [500, ''],
    ],
    [],
  ],
  [
    'never what was to be forgotten',
    [
      [0, 'a'],
      [1, 'forget'],
      [500, ''],
    ],
    [],
  ],
  [
    'also when the clock is set back a day',
    [
      [0, 'a'],
      [50, 'clock'],
      [0, 'b'],
      [100, ''],
    ],
    ['b'],
  ],
];

it.each(member)('works %s', (_name, steps, done) => {
  const worked: string[] = [];
  const { result } = renderHook(() => useSettled((text: string) => worked.push(text), wait));
  for (const [passed, what] of steps) {
    vi.advanceTimersByTime(passed);
    if (what === 'now') result.current.now();
    else if (what === 'forget') result.current.forget();
    else if (what === 'clock') vi.setSystemTime(Date.now() - 86_400_000);
    else if (what !== '') result.current.change(what);
  }
  expect(worked).toEqual(done);
});
