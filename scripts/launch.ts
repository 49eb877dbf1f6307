/**
 * Starts the program (or another app) in the real Electron under Playwright: for the end-to-end tests, the
 * bench and the pictures. Not here: which Electron that is (ensure-electron.ts) and building it.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { ensureElectron, heldForPlaywright } from './ensure-electron.ts';

export type Launched = {
  readonly app: ElectronApplication;
  readonly page: Page;
};

export type LaunchOptions = {
  /** Arguments for the app, such as `--data <folder>`. */
  readonly args?: readonly string[];
  /** The app's folder; the project itself when left out. */
  readonly folder?: string;
  /** DISPLAY, where the machine has none of its own. */
  readonly display?: string | undefined;
};

/** Milliseconds in which a window that runs at all answers. */
const answersWithin = 15_000;

/**
 * Starts a program and waits for its window. One that never answers, before a line of ours has run, is killed, and another
 * started in its place. What mostly brought that about is gone: looking for a graphics card (ensure-electron.ts).
 */
export async function launch(options: LaunchOptions): Promise<Launched> {
  const launched = await launchOnce(options);
  if (await doesAnswer(launched.page.evaluate(() => true))) return launched;
  console.warn('Electron stopped while it started, and is started anew.');
  launched.app.process().kill('SIGKILL');
  return await launchOnce(options);
}

const doesAnswer = (answer: Promise<boolean>): Promise<boolean> =>
  Promise.race([answer.catch(() => true), wait(answersWithin, false, { ref: false })]);

async function launchOnce({ args = [], folder, display }: LaunchOptions): Promise<Launched> {
  const electron = await ensureElectron(folder);
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const app = await _electron.launch({
    executablePath: electron.executable,
    args: [...heldForPlaywright, ...electron.args, ...args],
    env: { ...env, LANGUAGE: 'sv', ...(display === undefined ? {} : { DISPLAY: display }) },
  });
  return {
    app: Object.assign(app, { close: closing(app), evaluate: asking(app) }),
    page: await app.firstWindow(),
  };
}

/** Times that a question is put, where its answer was thrown away on the way, and the milliseconds between them. */
const questions = 10;
const betweenQuestions = 200;

/**
 * Asks the program's first process. The debugger holds an answer that is on its way so loosely that a clearing of memory
 * can take it ("Resulting promise was garbage collected."), for plain values too: then it is asked again. What is sent
 * may thus run twice, and is written to bear that.
 */
function asking(app: ElectronApplication): ElectronApplication['evaluate'] {
  const evaluate = app.evaluate.bind(app);
  const ask = async (send: () => Promise<unknown>, left: number): Promise<unknown> => {
    try {
      return await send();
    } catch (error) {
      if (left === 1 || !String(error).includes('promise was garbage collected')) throw error;
      await wait(betweenQuestions); // memory is cleared more than once in a row
      return await ask(send, left - 1);
    }
  };
  // The signature is Playwright's own: what goes in and comes out is not looked at here.
  return ((...sent: Parameters<typeof evaluate>) =>
    ask(() => evaluate(...sent), questions)) as ElectronApplication['evaluate'];
}

/** Milliseconds in which a program has closed. */
const closesWithin = 20_000;

/**
 * Closes a program. Under Playwright's debugger Electron 33 now and then stops for good while it closes: its first process
 * waits and takes up nothing any more, ours or the debugger's. That one is killed. One that answers and does not close
 * has a fault, and is left for the test to fail on.
 */
function closing(app: ElectronApplication): () => Promise<void> {
  const close = app.close.bind(app);
  return async () => {
    const closed = close().then(() => true);
    if (await Promise.race([closed, wait(closesWithin, false)])) return;
    if (!(await doesAnswer(app.evaluate(() => true)))) {
      console.warn('Electron stopped while it closed, and has been killed.');
      app.process().kill('SIGKILL');
    }
    await closed;
  };
}
