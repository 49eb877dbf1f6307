// What a program that we start gets from us: the environment that we were given, and what its caller adds to it.
// Not here: which programs are started (test-steps.test.ts).
import { afterEach, expect, it, vi } from 'vitest';
import { run } from '../../scripts/run.ts';

afterEach(() => vi.unstubAllEnvs());

/** What a program started with `added` reads out of its environment. */
async function readIn(name: string, added?: Record<string, string | undefined>): Promise<string> {
  const script = `process.stdout.write(process.env[${JSON.stringify(name)}] ?? 'nothing')`;
  const { output } = await run(process.execPath, ['-e', script], { env: { ...added } });
  return output;
}

// Vite sets the first where a step builds within our own process; React then has no `act` in the tests that follow.
it.each(['NODE_ENV', 'BROWSERSLIST_ENV', 'INTYGA_SET_BY_A_LIBRARY'])(
  'leaves %s as it was given to us, whatever a library sets meanwhile',
  async (name) => {
    const before = await readIn(name);
    vi.stubEnv(name, 'set by a library');
    expect(await readIn(name)).toBe(before);
  },
);

it('adds what its caller says, and takes away what its caller leaves undefined', async () => {
  expect(await readIn('NODE_ENV', { NODE_ENV: 'production' })).toBe('production');
  expect(await readIn('PATH', { PATH: undefined })).toBe('nothing');
});
