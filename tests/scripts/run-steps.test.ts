// The order in which steps run and are told: light ones two at a time, the next as soon as one has ended, the others alone.
// Not here: which steps there are (test-steps.test.ts).
import { expect, it, vi } from 'vitest';
import { runSteps } from '../../scripts/run-steps.ts';
import type { Step } from '../../scripts/test-steps.ts';

/** Steps that end when they are told to, and what happened meanwhile. */
function stage(...kinds: readonly (readonly [name: string, kind: 'light' | 'heavy'])[]) {
  const running = new Map<string, (failed?: number) => void>();
  const steps = kinds.map(([name, kind]): Step => ({
    name,
    title: name,
    isLight: kind === 'light',
    run: () =>
      new Promise((resolve) => {
        running.set(name, (failed = 0) => {
          running.delete(name);
          resolve({ counts: { passed: 1 - failed, failed }, output: `what ${name} said` });
        });
      }),
  }));
  const lines = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const counts = runSteps(steps, []);
  return {
    counts,
    /** Who runs, once all has come to rest. */
    at: (...names: readonly string[]) =>
      vi.waitFor(() => {
        expect([...running.keys()].sort()).toEqual([...names].sort());
      }),
    end: (name: string, failed?: number) => {
      running.get(name)!(failed);
    },
    told: () => lines.mock.calls.map(([line]) => String(line).replace(/ \(\d.*/, '')),
  };
}

it('runs two light ones at a time, and the next as soon as either has ended', async () => {
  const { at, end, counts, told } = stage(['a', 'light'], ['b', 'light'], ['c', 'light'], ['d', 'light']);
  await at('a', 'b');
  end('b');
  await at('a', 'c');
  end('c');
  await at('a', 'd');
  expect(told()).toEqual([]);
  end('a');
  await at('d');
  end('d');
  expect(await counts).toEqual({ passed: 4, failed: 0 });
  expect(told()).toEqual(['✓ a', '✓ b', '✓ c', '✓ d']);
});

it('runs one that needs the whole machine alone, and what comes after it afterwards', async () => {
  const { at, end, counts } = stage(['a', 'light'], ['b', 'heavy'], ['c', 'heavy'], ['d', 'light']);
  await at('a');
  end('a');
  await at('b');
  end('b');
  await at('c');
  end('c');
  await at('d');
  end('d');
  expect(await counts).toEqual({ passed: 4, failed: 0 });
});

it('goes on after one that failed, and tells what it said where it stands', async () => {
  const { at, end, counts, told } = stage(['a', 'light'], ['b', 'light'], ['c', 'heavy']);
  await at('a', 'b');
  end('b', 1);
  end('a');
  await at('c');
  end('c');
  expect(await counts).toEqual({ passed: 2, failed: 1 });
  expect(told()).toEqual(['✓ a', '✗ b', 'what b said\n', '✓ c']);
});
