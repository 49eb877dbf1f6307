/**
 * What every end-to-end test stands on: the real program with a data folder of its own, and guards that fail the test
 * on a breach of the content policy, a request outside `app:` or an error on the console.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { makeApproved, staffPin } from '../../scripts/bench/approved.ts';
import { launch } from '../../scripts/launch.ts';
import { root } from '../../scripts/run.ts';
import { makePractice } from '../../src/engine/demo/practice.ts';

export type Program = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly data: string;
};

type Fixtures = {
  /** The program on an empty data folder: the very first start. */
  readonly fresh: Program;
  /** The program on a data folder whose practice register is made. */
  readonly practice: Program;
  /** The program on a register where fifty people wait for their certificates. */
  readonly approved: Program;
};

type WorkerFixtures = { readonly practiceFolder: string };

const temporary = (): string => mkdtempSync(path.join(tmpdir(), 'intyga-e2e-'));

/** A place outside the program's own folder, where nothing can be saved. */
export const elsewhere = temporary;

/** Starts the program on a data folder. The caller closes it. */
export const startProgram = async (data: string): Promise<Program> => {
  const { app, page } = await launch({ args: ['--data', data] });
  await page.setViewportSize({ width: 1280, height: 900 });
  return { app, page, data };
};

const guarded = async (data: string, use: (program: Program) => Promise<void>): Promise<void> => {
  const program = await startProgram(data);
  const { app, page } = program;
  const breaches: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') breaches.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => breaches.push(`error: ${error.message}`));
  app.context().on('request', (request) => {
    if (!/^(app|blob|data):/.test(request.url())) breaches.push(`request: ${request.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  await page.reload(); // so that the listener above sees the start as well
  await use(program);
  await app.close();
  expect(breaches).toEqual([]);
};

export const test = base.extend<Fixtures, WorkerFixtures>({
  fresh: async ({}, use) => {
    const data = temporary();
    await guarded(data, use);
    rmSync(data, { recursive: true, force: true });
  },
  practice: async ({ practiceFolder }, use) => {
    const data = temporary();
    cpSync(practiceFolder, data, { recursive: true });
    await guarded(data, use);
    rmSync(data, { recursive: true, force: true });
  },
  approved: async ({}, use) => {
    const data = temporary();
    await makeApproved(data, 50);
    await guarded(data, use);
    rmSync(data, { recursive: true, force: true });
  },
  practiceFolder: [
    async ({}, use) => {
      const folder = temporary();
      await makePractice({
        folder: path.join(folder, 'ovning'),
        resources: path.join(root, 'resources'),
        progress: () => undefined,
      });
      await use(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

export { bridgeCall, bridgeReply } from '../../scripts/bridge-call.ts';
export { expect };

/** Goes in as one of the practice register's people. */
export const enterPractice = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Öppna övningsregistret' }).click();
  await page.getByRole('button', { name: `Logga in som ${name}` }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Hej/ })).toBeVisible();
};

export const signOut = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('banner').getByRole('button', { name }).click();
  await page.getByRole('menuitem', { name: 'Logga ut' }).click();
};

export const signIn = async (page: Page, signInName: string, passphrase: string): Promise<void> => {
  await page.getByLabel('Inloggningsnamn').fill(signInName);
  await page.getByRole('textbox', { name: 'Lösenfras' }).fill(passphrase);
  await page.getByRole('button', { name: 'Logga in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Hej/ })).toBeVisible();
};

/** The first start up to its last step: a register of Maria Lindqvist at Nybro kommun. */
export const makeRegister = async (page: Page, passphrase: string): Promise<void> => {
  await page.getByRole('button', { name: 'Börja med ett nytt register' }).click();
  await page.getByLabel('Organisationens namn').fill('Nybro kommun');
  await page.getByLabel('Ort').fill('Nybro');
  await page.getByLabel('Verkstad eller enhet 1').fill('Kaféet');
  await page.getByRole('button', { name: 'Fortsätt' }).click();
  await page.getByLabel('Ditt namn').fill('Maria Lindqvist');
  await page.getByLabel('Inloggningsnamn').fill('maria');
  await page.getByRole('textbox', { name: 'Lösenfras', exact: true }).fill(passphrase);
  await page.getByRole('textbox', { name: 'Lösenfrasen en gång till' }).fill(passphrase);
  await page.getByRole('button', { name: 'Fortsätt' }).click();
  await page.getByRole('button', { name: 'Skapa registret' }).click();
};

/** The last step of the first start: makes the recovery sheet, types its code back, and answers it. */
export const makeSheet = async (page: Page): Promise<string> => {
  await page.getByLabel('Vem förvarar det första exemplaret?').fill('Åsa Ek');
  await page.getByLabel('Vem förvarar det andra?').fill('Bo Alm');
  await page.getByRole('button', { name: 'Gör bladet' }).click();
  await page.getByRole('button', { name: 'Ingen skrivare? Skriv av koden för hand' }).click();
  const groups = await page.locator('.recovery-groups li').allTextContents();
  await page.getByLabel('Skriv in koden från papperet').fill(groups.join(' '));
  await page.getByRole('button', { name: 'Bladet är klart' }).click();
  return groups.join('-');
};

/** Signs what was just confirmed; whoever decides for the first time chooses the PIN with which they do. */
export const signByPin = async (page: Page, { isFirst = false } = {}): Promise<void> => {
  const dialog = page.getByRole('dialog', {
    name: isFirst ? 'Välj en PIN-kod' : 'Skriv din PIN-kod för att signera',
  });
  if (isFirst) {
    await dialog.getByRole('textbox', { name: 'Ny PIN-kod' }).fill(staffPin);
    await dialog.getByRole('textbox', { name: 'Samma PIN-kod en gång till' }).fill(staffPin);
    await dialog.getByRole('button', { name: 'Välj PIN-kod' }).click();
  } else {
    await dialog.getByRole('textbox', { name: 'PIN-kod, sex siffror' }).fill(staffPin);
    await dialog.getByRole('button', { name: 'Signera' }).click();
  }
  await expect(dialog).toBeHidden();
};

/** Goes to a path of the program, as a link there would. */
export const goTo = async (page: Page, path_: string): Promise<void> => {
  await page.evaluate((to) => {
    location.hash = to;
  }, path_);
};

/** Ids of the processes that run the engine under this program. */
export const enginePids = (app: ElectronApplication): readonly number[] =>
  execFileSync('ps', ['-eo', 'pid,ppid,args'], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(
      (parts) => Number(parts[1]) === app.process().pid && parts.some((part) => part.endsWith('engine.cjs')),
    )
    .map((parts) => Number(parts[0]));

/** By all of axe's rules, or only by those that a theme can break: what else they ask is the same in every theme. */
export type AxeRules = 'all' | 'colours';

/** Faults of accessibility on the page as it stands, each with where it is. */
export const axeFaults = async (page: Page, rules: AxeRules = 'all'): Promise<readonly string[]> => {
  // React Aria says beside the page, for seven seconds, that a button is busy; with a role of its own.
  await expect(page.locator('[data-live-announcer] [role=img]')).toHaveCount(0, { timeout: 10_000 });
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  // Electron has one target only, which the modern way of running cannot do.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).exclude('[data-live-announcer]'); // where React Aria says for some seconds that a button is busy
  const { violations } = await (
    rules === 'all' ? axe.withTags(tags) : axe.withRules(['color-contrast', 'link-in-text-block'])
  ).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
};

/** The pictures of the handbook are taken on the way, when INTYGA_PICTURES is set. */
export const picture = async (page: Page, name: string): Promise<void> => {
  if (process.env['INTYGA_PICTURES'] === undefined) return;
  await page.waitForTimeout(600); // fonts and pictures settle; only for the eye
  await page.screenshot({ path: path.join(root, 'docs', 'handbok', 'bilder', `${name}.png`) });
};
