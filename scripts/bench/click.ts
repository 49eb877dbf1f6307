/**
 * One judgement in the real window: from the click until it is painted and all that it touched has been read again,
 * beside a bare message in the same window. Not here: starts, calls and lists (window.ts).
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { makePractice } from '../../src/engine/demo/practice.ts';
import { hasDisplay, startDisplay } from '../display.ts';
import { launch } from '../launch.ts';
import { bridgeCall } from '../bridge-call.ts';
import { fillIn } from '../look/page.ts';
import { root } from '../run.ts';
import { figure, type Figure } from './figures.ts';

const rounds = 40;
const warmUp = 5;

type Clicked = {
  /** Milliseconds until the choice is painted. */
  readonly painted: readonly number[];
  /** Until the message that it is saved is: by then everything that the judgement touched has been read again. */
  readonly settled: readonly number[];
  /** Of a message to the window's process and back, one after each click. */
  readonly bare: readonly number[];
};

type Part = {
  readonly click: () => void;
  readonly hasAttribute: (name: string) => boolean;
};

/** As much of the page as is used here. */
type InPage = {
  readonly bridge: { call: (name: string, input: unknown) => Promise<unknown> };
  readonly document: { querySelectorAll: (selector: string) => ArrayLike<Part> & Iterable<Part> };
  readonly requestAnimationFrame: (next: () => void) => void;
};

/** Chooses one answer and the other of the first criterion by turns, all within the page. */
const judge = (page: Page): Promise<Clicked> =>
  page.evaluate(
    async ([counted, uncounted]) => {
      const { bridge, document, requestAnimationFrame } = globalThis as unknown as InPage;
      const clicked = { painted: [] as number[], settled: [] as number[], bare: [] as number[] };
      const frame = () =>
        new Promise<void>((resolve) => {
          requestAnimationFrame(resolve);
        });
      /** Once the page has changed so that it holds, and that has been painted. */
      const until = async (holds: () => boolean): Promise<void> => {
        for (let left = 600; !holds(); left -= 1) {
          if (left === 0) throw new Error('The page does not change');
          await frame();
        }
        await new Promise<void>((resolve) => {
          setTimeout(resolve);
        });
      };
      const isTold = () => document.querySelectorAll('.toast').length > 0;
      for (let round = 0; round < counted + uncounted; round += 1) {
        for (const close of document.querySelectorAll('.toast [slot="close"]')) close.click();
        await until(() => !isTold());
        const [, ...answers] = [...document.querySelectorAll('.criterion .segment')].slice(0, 3);
        const other = answers.find((answer) => !answer.hasAttribute('data-selected'));
        if (!other) throw new Error('There is nothing to choose');
        const begun = performance.now();
        other.click();
        await until(() => other.hasAttribute('data-selected'));
        const painted = performance.now() - begun;
        await until(isTold);
        const settled = performance.now() - begun;
        const sent = performance.now();
        await bridge.call('shell.zoom', { percent: null });
        const bare = performance.now() - sent;
        if (round < uncounted) continue;
        clicked.painted.push(painted);
        clicked.settled.push(settled);
        clicked.bare.push(bare);
      }
      return clicked;
    },
    [rounds, warmUp] as const,
  );

/** In the practice register, whose story holds as much as a small municipality has in a season. */
export async function benchClick(parent: string): Promise<readonly Figure[]> {
  const data = path.join(parent, 'click');
  mkdirSync(data);
  await makePractice({
    folder: path.join(data, 'ovning'),
    resources: path.join(root, 'resources'),
    progress: () => undefined,
  });
  const server = hasDisplay() ? undefined : await startDisplay();
  try {
    const { app, page } = await launch({ args: ['--data', data], display: server?.name });
    try {
      await bridgeCall(page, 'practice.prepare', {});
      await bridgeCall(page, 'practice.enter', { signInName: 'maria' });
      await page.reload();
      const place = await fillIn(page, '/valideringar/:ongoing');
      await page.evaluate(`location.hash = ${JSON.stringify(place)}`);
      await page.locator('.criterion').first().waitFor();
      const { painted, settled, bare } = await judge(page);
      return [
        figure('one judgement, from click to repaint, against a bare message', { times: painted, bare }),
        figure('the same until all it touched is read again', { times: settled, bare }),
      ];
    } finally {
      await app.close();
    }
  } finally {
    server?.stop();
  }
}
