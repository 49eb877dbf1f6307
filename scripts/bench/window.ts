/**
 * Calls and the first page in the real window, against a bare message and a small register in the same runtime.
 * The start is start.ts's.
 */
import { performance } from 'node:perf_hooks';
import type { Page } from '@playwright/test';
import { hasDisplay, startDisplay } from '../display.ts';
import { launch } from '../launch.ts';
import { figure, type Figure } from './figures.ts';
import { passphrase, signInName, type BenchRegister } from './register.ts';
import { benchStart } from './start.ts';

const calls = 200;
const visits = 10;

type InPage = {
  readonly bridge: { call: (name: string, input: unknown) => Promise<{ readonly ok: boolean }> };
};

/** Times calls inside the page, so that only the program's own hops are counted. */
const timeCalls = (page: Page, name: string, input: unknown): Promise<number[]> =>
  page.evaluate(
    async ([call, given, counted]) => {
      const { bridge } = globalThis as unknown as InPage;
      const times: number[] = [];
      for (let round = 0; round < counted + 5; round += 1) {
        const begun = performance.now();
        const { ok } = await bridge.call(call, given);
        if (!ok) throw new Error(`${call} was refused`);
        times.push(performance.now() - begun);
      }
      return times.slice(5);
    },
    [name, input, calls] as const,
  );

/** Signs in past the form, whose words are no concern of a measurement. The next load of the page knows of it. */
const signIn = (page: Page): Promise<unknown> =>
  page.evaluate(
    async ([call, given]) => {
      const { ok } = await (globalThis as unknown as InPage).bridge.call(call, given);
      if (!ok) throw new Error(`${call} was refused`);
    },
    ['session.signIn', { signInName, passphrase }] as const,
  );

const goTo = (page: Page, place: string): Promise<unknown> =>
  page.evaluate(`location.hash = ${JSON.stringify(place)}`);

/** From choosing Deltagare to the first row. Each visit is the first after a reload: the page remembers nothing. */
async function timeFirstPage(page: Page): Promise<number> {
  await goTo(page, '/');
  await page.reload();
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
  const begun = performance.now();
  await goTo(page, '/deltagare');
  await page.locator('tbody a').first().waitFor();
  return performance.now() - begun;
}

async function benchInside(
  small: BenchRegister,
  large: BenchRegister,
  display: string | undefined,
): Promise<readonly Figure[]> {
  const few = await launch({ args: ['--data', small.folder], display });
  const many = await launch({ args: ['--data', large.folder], display });
  try {
    await signIn(few.page);
    await signIn(many.page);
    const bareCalls = await timeCalls(few.page, 'shell.zoom', { percent: null });
    const ownCalls = await timeCalls(few.page, 'workshop.list', {});
    const [times, bare]: [number[], number[]] = [[], []];
    for (let visit = -1; visit < visits; visit += 1) {
      const bareTime = await timeFirstPage(few.page);
      const time = await timeFirstPage(many.page);
      if (visit < 0) continue;
      bare.push(bareTime);
      times.push(time);
    }
    const [of, against] = [large, small].map(({ size }) => size.toLocaleString('en'));
    return [
      figure('window → engine → SQLite → back, against a bare message', { times: ownCalls, bare: bareCalls }),
      figure(`first page of ${String(of)} on screen, against ${String(against)}`, { times, bare }),
    ];
  } finally {
    await few.app.close();
    await many.app.close();
  }
}

/** The program starts on `small`; the first page is measured on both. */
export async function benchWindow(small: BenchRegister, large: BenchRegister): Promise<readonly Figure[]> {
  const server = hasDisplay() ? undefined : await startDisplay();
  try {
    const start = await benchStart(small.folder, server?.name);
    return [start, ...(await benchInside(small, large, server?.name))];
  } finally {
    server?.stop();
  }
}
