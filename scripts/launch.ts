// Starts the program (or another app) in the real Electron under Playwright: for the end-to-end tests, the
// bench and the pictures. Not here: which Electron that is (ensure-electron.ts) and building it.
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { ensureElectron, heldForPlaywright } from './ensure-electron.ts';

export interface Launched {
  readonly app: ElectronApplication;
  readonly page: Page;
}

export interface LaunchOptions {
  /** Arguments for the app, such as `--data <folder>`. */
  readonly args?: readonly string[];
  /** The app's folder; the project itself when left out. */
  readonly folder?: string;
  /** DISPLAY, where the machine has none of its own. */
  readonly display?: string | undefined;
}

export async function launch({ args = [], folder, display }: LaunchOptions): Promise<Launched> {
  const electron = await ensureElectron(folder);
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const app = await _electron.launch({
    executablePath: electron.executable,
    args: [...heldForPlaywright, ...electron.args, ...args],
    env: { ...env, LANGUAGE: 'sv', ...(display === undefined ? {} : { DISPLAY: display }) },
  });
  return { app, page: await app.firstWindow() };
}
