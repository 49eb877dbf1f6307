/**
 * Every page: accessible in light, dark, forced colours and at 200 %, without sideways scrolling, nothing cut or over
 * something else; and the keyboard's way in.
 */
import type { Page } from '@playwright/test';
import type { InputOf } from '#contract/index.ts';
import { axeFaults, bridgeCall, enterPractice, expect, goTo, signOut, test } from './fixtures.ts';
import { unreadable } from './unreadable.ts';

const everything: InputOf<'validation.list'> = {
  search: '',
  workshopId: null,
  moduleVersionId: null,
  states: [],
  assessorId: null,
  after: null,
  limit: 50,
};

/** The paths of all pages, with ids of things that are there. */
const paths = async (page: Page): Promise<readonly string[]> => {
  const validations = await bridgeCall(page, 'validation.list', everything);
  const people = await bridgeCall(page, 'participant.list', {
    search: '',
    workshopId: null,
    standing: 'all',
    sort: 'name',
    direction: 'ascending',
    after: null,
    limit: 5,
  });
  const certificates = await bridgeCall(page, 'certificate.list', {
    search: '',
    year: null,
    after: null,
    limit: 5,
  });
  const modules = await bridgeCall(page, 'module.list', { withOldVersions: false });
  const idOf = (state: string) => validations.rows.find((row) => row.state === state)?.id ?? '';
  return [
    '/',
    '/deltagare',
    '/deltagare/ny',
    `/deltagare/${people.rows[0]!.id}`,
    `/deltagare/${people.rows[0]!.id}/andra`,
    '/valideringar',
    `/valideringar/${idOf('ongoing')}`,
    `/valideringar/${idOf('returned')}`,
    '/snabbregistrera',
    '/granskning',
    `/granskning/${idOf('submitted')}`,
    '/intyg',
    '/intyg/nytt',
    '/intyg/underlag',
    '/intyg/manga',
    '/intyg/kontrollera',
    `/intyg/${certificates.rows[0]!.id}`,
    `/intyg/${certificates.rows[0]!.id}/ersatt`,
    '/moduler',
    `/moduler/${modules[0]!.id}`,
    '/personal',
    '/arkiv',
    '/installningar',
    '/installningar/utseende',
  ];
};

/** Goes to a path and waits until its own heading stands there, not the one of the page before. */
const visit = async (page: Page, path: string): Promise<void> => {
  await page.evaluate(() => document.querySelector('h1')?.setAttribute('data-left', ''));
  await goTo(page, path);
  await expect(page.locator('h1[data-left]')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Hämtar' })).toHaveCount(0);
};

const themes = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'forced colours': { colorScheme: 'light', forcedColors: 'active' },
} as const;

type Theme = keyof typeof themes;

/**
 * A button goes from one colour to another by degrees, when the theme changes or an answer wakes it, and what is between
 * them is nobody's colour: the pages are read as whoever wants less motion sees them.
 */
const lessMotion = { reducedMotion: 'reduce' } as const;

/** What is wrong with the page as it stands, in each theme. */
const faultsOf = async (page: Page, where: string, shown: readonly Theme[]): Promise<readonly string[]> => {
  const faults: string[] = [];
  for (const theme of shown) {
    await page.emulateMedia({ ...themes[theme], ...lessMotion });
    const found = await axeFaults(page, theme === 'light' ? 'all' : 'colours');
    faults.push(...found.map((fault) => `${where} in ${theme}: ${fault}`));
  }
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return overflow > 0 ? [...faults, `${where} scrolls sideways by ${String(overflow)} px`] : faults;
};

const wide = { width: 1280, height: 900 };
const zoomed = { width: 640, height: 480 }; // Of a window of 1280.
/** The usual laptop, and the smallest. */
const laptops = [
  { width: 1366, height: 768 },
  { width: 1024, height: 600 },
];

const sizes = [
  ['in light, dark and forced colours', wide, ['dark', 'forced colours', 'light'], laptops],
  ['at 200 %', zoomed, ['light'], [zoomed]],
] as const;

/** What cannot be read or pressed on the page, in windows of these sizes. */
const unreadableAt = async (
  page: Page,
  where: string,
  windows: readonly (typeof wide)[],
): Promise<readonly string[]> => {
  const faults: string[] = [];
  for (const size of windows) {
    await page.setViewportSize(size);
    faults.push(...(await unreadable(page)).map((fault) => `${where} at ${size.width}: ${fault}`));
  }
  return faults;
};

for (const [name, size, shown, windows] of sizes)
  test(`every page is accessible ${name}`, async ({ practice }) => {
    test.setTimeout(300_000);
    const { page } = practice;
    await page.setViewportSize(size);
    const faults = [...(await faultsOf(page, 'opening', shown))];
    await enterPractice(page, 'Samira Haddad');
    for (const path of (await paths(page)).filter((one) => one !== '/')) {
      await visit(page, path);
      faults.push(...(await faultsOf(page, path, shown)), ...(await unreadableAt(page, path, windows)));
      await page.setViewportSize(size);
    }
    expect(faults).toEqual([]);
  });

test('what is cut, covered or outside the window is told', async ({ fresh }) => {
  const { page } = fresh;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await unreadable(page)).toEqual([]);
  await page.evaluate(() => {
    const put = (tag: string, text: string, style: string): HTMLElement => {
      const made = document.createElement(tag);
      made.textContent = text;
      made.style.cssText = `white-space: nowrap; ${style}`;
      return document.body.appendChild(made);
    };
    put('p', 'Maja-Lena Holmgren Pettersson', 'inline-size: 5rem; overflow: hidden');
    put('p', 'Godkänd den 4 december', 'block-size: 0.75rem; overflow: hidden');
    put('p', 'Said in its title', 'inline-size: 3rem; overflow: hidden; text-overflow: ellipsis').title = 'x';
    put('p', 'Can be scrolled to', 'inline-size: 3rem; overflow: auto');
    put('p', 'Handledare', '');
    put('p', 'Kontrollant', 'margin-block-start: -1rem');
    put('button', 'Skriv ut', 'margin-inline-start: 3000px');
  });
  expect((await unreadable(page)).map((fault) => fault.replace(/ by .*/, ''))).toEqual([
    'text "Maja-Lena Holmgren Pettersson" is cut',
    'text "Godkänd den 4 december" is cut',
    'text "Skriv ut" is outside',
    'control "Skriv ut" is outside',
    'text "Handledare" over text "Kontrollant"',
  ]);
});

/** Windows too low for a long dialog: a small screen, and 1366×768 at 200 %. */
const low = [
  { width: 1024, height: 600 },
  { width: 683, height: 384 },
];

/** Dialogs with a form: where they are, and what is pressed there, one after the other. */
const longDialogs = [
  [/^\/valideringar$/, ['Starta en modul']],
  [/^\/valideringar\/./, ['Mer', 'Ändra planeringen']],
  [/^\/deltagare\/(?!ny)/, ['Avsluta inskrivningen']],
  [/^\/valideringar\/./, ['Mer', 'Avsluta i förtid']],
] as const;

/** What of a dialog cannot be seen: its button before anything is scrolled, and what the keyboard comes to. */
const unseenInDialog = async (page: Page): Promise<readonly string[]> => {
  const submit = page.getByRole('dialog').locator('[type=submit]');
  const { y, height } = (await submit.boundingBox())!;
  const unseen = y + height > page.viewportSize()!.height ? ['its button'] : [];
  for (let at = 0; at < 40; at++) {
    await page.keyboard.press('Tab');
    const [name, isSubmit, isCovered] = await page.evaluate(() => {
      const one = document.activeElement!;
      // A box that is ticked is drawn beside the one that has the focus.
      const { left, top, bottom } = (one.closest('label') ?? one).getBoundingClientRect();
      const foot = one
        .closest('.dialog')!
        .querySelector(':is(.dialog-actions, .form > .actions:last-child)')!;
      const upper = document.elementFromPoint(left + 4, (top + Math.min(bottom, top + 40)) / 2);
      return [
        one.getAttribute('name') ?? one.textContent,
        one.getAttribute('type') === 'submit',
        !foot.contains(one) && (upper === null || foot.contains(upper)),
      ] as const;
    });
    if (isCovered) unseen.push(`${name} behind the foot`);
    if (isSubmit) break;
  }
  return unseen;
};

test('a dialog longer than the window shows its button, and nothing one is at lies behind it', async ({
  practice,
}) => {
  const { page } = practice;
  await enterPractice(page, 'Maria Lindqvist');
  const all = await paths(page);
  const unseen: string[] = [];
  for (const size of low) {
    await page.setViewportSize(size);
    for (const [path, presses] of longDialogs) {
      await visit(
        page,
        all.find((one) => path.test(one))!,
      );
      for (const name of presses)
        await page
          .getByRole(name === presses[0] ? 'button' : 'menuitem', { name, exact: true })
          .first()
          .click();
      await expect(page.getByRole('dialog').locator('[type=submit]')).toBeVisible();
      unseen.push(
        ...(await unseenInDialog(page)).map((one) => `${presses.at(-1)!} at ${size.height}: ${one}`),
      );
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
  }
  expect(unseen).toEqual([]);
});

test('the palette, the shortcuts and the about box open from the keyboard', async ({ practice }) => {
  const { page } = practice;
  await enterPractice(page, 'Maria Lindqvist');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Fatima');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: /Fatima Al-Sayed/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Fatima Al-Sayed' })).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Kortkommandon' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Maria Lindqvist' }).click();
  await page.getByRole('menuitem', { name: 'Om Intyga' }).click();
  const about = page.getByRole('dialog', { name: 'Om Intyga' });
  await expect(about.getByText(/delar med licenser/)).toBeVisible();
  await about.getByRole('button', { name: 'Stäng' }).click();
  await signOut(page, 'Maria Lindqvist');
});

test('one observation for a whole group and three criteria takes at most 20 clicks and keys', async ({
  practice,
}) => {
  const { page } = practice;
  await enterPractice(page, 'Maria Lindqvist');
  await page.evaluate(() => {
    const counted = window as unknown as { used: number };
    counted.used = 0;
    const isText = (event: Event) => event.target instanceof HTMLTextAreaElement;
    document.addEventListener(
      'click',
      (event) => (counted.used += event.detail > 0 && !isText(event) ? 1 : 0),
      true,
    );
    document.addEventListener('keydown', (event) => (counted.used += isText(event) ? 0 : 1), true);
  });
  await page.getByRole('link', { name: 'Snabbregistrera' }).first().click();
  await page.getByRole('button', { name: /Modul/ }).click();
  await page.getByRole('option', { name: /Butikshandel/ }).click();
  await page.getByRole('button', { name: 'Välj alla' }).click();
  for (const code of ['1.1', '2.3', '3.1']) await page.getByText(new RegExp(`^${code} `)).click();
  await page.getByLabel('Vad gjorde de?').fill('Tog emot en leverans och höll gångarna fria.');
  await page.getByRole('button', { name: /^Spara/ }).click();
  await expect(page.getByText(/Sparat: \d+ deltagare, 3 kriterier/)).toBeVisible();
  const used = await page.evaluate(() => (window as unknown as { used: number }).used);
  expect(used).toBeLessThanOrEqual(20);
});
