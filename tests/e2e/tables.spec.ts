/**
 * Every table with names of sixty letters, on small screens: no cell's content sticks out of it, no column is out of
 * sight, and no pill is narrower than its word. Not here: the rest of the pages (pages.spec.ts).
 */
import type { Page } from '@playwright/test';
import { makeApproved, staffPassphrase } from '../../scripts/bench/approved.ts';
import {
  bridgeCall,
  elsewhere,
  enterPractice,
  expect,
  goTo,
  signByPin,
  signIn,
  startProgram,
  test,
} from './fixtures.ts';

const longName = 'Wolfeschlegelsteinhausenbergerdorffvonwelchenhoffmannsdottir';
const sizes = [
  { width: 1366, height: 768 },
  { width: 1024, height: 600 },
];
const places = [
  '/deltagare',
  '/valideringar',
  '/granskning',
  '/intyg',
  '/intyg/manga',
  '/moduler',
  '/personal',
];

/** Everybody gets a family name, and every handledare a name, that no column was made for. */
const lengthen = async (page: Page): Promise<void> => {
  const everybody = { search: '', workshopId: null, standing: 'all', after: null, limit: 100 } as const;
  const inOrder = { sort: 'name', direction: 'ascending' } as const;
  const { rows } = await bridgeCall(page, 'participant.list', { ...everybody, ...inOrder });
  for (const { id, hasProtectedIdentity } of rows) {
    if (hasProtectedIdentity) continue;
    const {
      displayName: _name,
      workshopName: _workshop,
      personalNumberKind: _kind,
      ...person
    } = await bridgeCall(page, 'participant.get', { id });
    const {
      exitedOn: _on,
      exitReason: _why,
      readers: _who,
      validations: _v,
      certificates: _c,
      ...typed
    } = person;
    await bridgeCall(page, 'participant.save', { ...typed, personalNumber: null, familyName: longName });
  }
  for (const { signInName: _, ...user } of await bridgeCall(page, 'user.list', {})) {
    const [given = ''] = user.name.split(' ');
    await bridgeCall(page, 'user.save', { ...user, name: `${given} ${longName}` });
  }
};

const shoot = (page: Page, name: string) => page.screenshot({ path: `test-results/tables/${name}.png` });

/** What sticks out, of the tables on the page. */
const sticksOut = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const faults: string[] = [];
    const beyond = (inner: DOMRect, outer: DOMRect) =>
      Math.max(inner.right - outer.right, outer.left - inner.left) > 1;
    for (const table of document.querySelectorAll('.data-table-scroll')) {
      if (table.scrollWidth > table.clientWidth + 1)
        faults.push(`a table is ${String(table.scrollWidth - table.clientWidth)} px wider than its place`);
      for (const cell of table.querySelectorAll('.data-table-cell')) {
        const words = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        for (let word = words.nextNode(); word; word = words.nextNode()) {
          if (!word.textContent?.trim() || word.parentElement?.closest('.visually-hidden')) continue;
          const range = document.createRange();
          range.selectNodeContents(word);
          const within = word.parentElement?.closest('.badge') ?? cell;
          if (beyond(range.getBoundingClientRect(), within.getBoundingClientRect()))
            faults.push(`"${word.textContent}" sticks out`);
        }
      }
    }
    for (const year of document.querySelectorAll('.data-table .person-name > .muted'))
      if (year.getClientRects().length > 1) faults.push(`the year ${year.textContent} is broken`);
    return [...new Set(faults)];
  });

test('nothing sticks out of a table, however long the names', async ({ practice }) => {
  test.setTimeout(180_000);
  const { page } = practice;
  await enterPractice(page, 'Samira Haddad');
  await lengthen(page);
  const faults: string[] = [];
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const place of places) {
      await page.evaluate(() => document.querySelector('h1')?.setAttribute('data-left', ''));
      await goTo(page, place);
      await expect(page.locator('h1[data-left]')).toHaveCount(0);
      await expect(page.locator('.data-table-row').first()).toBeVisible();
      await shoot(page, `${String(size.width)}${place.replaceAll('/', '-')}`);
      faults.push(...(await sticksOut(page)).map((fault) => `${place} at ${String(size.width)}: ${fault}`));
    }
  }
  expect(faults).toEqual([]);
});

test('a list of many holds its numbers in their pills and its buttons on one line, beside many modules', async () => {
  test.setTimeout(180_000);
  const data = elsewhere();
  await makeApproved(data, 3, ['EX-DISK', 'EX-BUTIK', 'EX-HYGIEN', 'EX-AVC', 'EX-ARBLIV', 'EX-AMS']);
  const { app, page } = await startProgram(data);
  await signIn(page, 'samira', staffPassphrase);
  await lengthen(page);
  const { people } = await bridgeCall(page, 'batch.candidates', {});
  const items = people.map(({ participantId, validationIds, nameOnCertificate, birth }) => ({
    participantId,
    validationIds,
    nameOnCertificate,
    birth,
  }));
  const { id } = await bridgeCall(page, 'batch.make', { items });
  await goTo(page, `/intyg/manga/${id}`);
  const deeds = page.locator('.batch-deeds');
  const faults: string[] = [];
  const look = async (what: string): Promise<void> => {
    for (const size of sizes) {
      await page.setViewportSize(size);
      await shoot(page, `${String(size.width)}-lista-${what}`);
      const found = await sticksOut(page);
      faults.push(...found.map((fault) => `${what} at ${String(size.width)}: ${fault}`));
      for (const deed of await deeds.all()) {
        const tops = await deed
          .getByRole('button')
          .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
        if (new Set(tops).size > 1) faults.push(`${what} at ${String(size.width)}: buttons above each other`);
      }
    }
  };
  await expect(deeds).toHaveCount(3);
  await look('oläst');
  for (const left of [2, 1, 0]) {
    await page
      .getByRole('button', { name: /^Stämmer för / })
      .first()
      .click();
    await expect(deeds).toHaveCount(left);
  }
  await look('läst');
  await page.getByRole('button', { name: 'Utfärda 3 intyg' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Utfärda' }).click();
  await signByPin(page);
  await expect(page.getByText('Klart: 3 intyg är utfärdade')).toBeVisible({ timeout: 30_000 });
  await look('utfärdat');
  await app.close();
  expect(faults).toEqual([]);
});
