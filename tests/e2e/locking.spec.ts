/** Choosing a PIN, approving with it, locking, and two people by turns at the same open register, in the real program. */
import { kill } from 'node:process';
import type { Page } from '@playwright/test';
import { staffPassphrase, staffPin } from '../../scripts/bench/approved.ts';
import {
  axeFaults,
  bridgeCall,
  bridgeReply,
  enginePids,
  expect,
  goTo,
  picture,
  signByPin,
  signIn,
  test,
} from './fixtures.ts';

/** A list of the first so many who wait for their certificates. */
const makeList = async (page: Page, count: number): Promise<string> => {
  const { people } = await bridgeCall(page, 'batch.candidates', {});
  const items = people.slice(0, count).map(({ participantId, validationIds, nameOnCertificate, birth }) => ({
    participantId,
    validationIds,
    nameOnCertificate,
    birth,
  }));
  return (await bridgeCall(page, 'batch.make', { items })).id;
};

test('the screen is locked, tells nothing, and is taken over by PIN', async ({ approved }) => {
  test.setTimeout(120_000);
  const { app, page } = approved;
  await signIn(page, 'maria', staffPassphrase);
  await goTo(page, '/deltagare');
  await expect(page.getByText('Anna Lind', { exact: true }).first()).toBeVisible();

  await test.step('Ctrl+L leaves no name of a participant in the page', async () => {
    await page.keyboard.press('Control+l');
    await expect(page.getByRole('heading', { level: 1, name: 'Låst' })).toBeVisible();
    expect(await page.content()).not.toMatch(/Anna|Östberg|Nguyễn/);
    expect(await bridgeReply(page, 'todo.list', {})).toEqual({ ok: false, refusal: { kind: 'notSignedIn' } });
    expect(await axeFaults(page)).toEqual([]);
    await picture(page, '18-last');
  });

  await test.step('the same person comes back to the same page', async () => {
    await page.getByRole('button', { name: 'Fortsätt som Maria Lindqvist' }).click();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('textbox', { name: 'PIN-kod, sex siffror' }).fill(staffPin);
    await page.getByRole('button', { name: 'Fortsätt' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Deltagare' })).toBeVisible();
  });

  await test.step('somebody else signs in, and from then on both change places by PIN', async () => {
    await page.keyboard.press('Control+l');
    await page.getByRole('button', { name: 'Logga in som någon annan' }).click();
    await signIn(page, 'petra', staffPassphrase);
    await page.keyboard.press('Control+l');
    await expect(page.getByRole('button', { name: /^Fortsätt som/ })).toHaveCount(2);
    await page.getByRole('button', { name: 'Fortsätt som Maria Lindqvist' }).click();
    await page.getByRole('textbox', { name: 'PIN-kod, sex siffror' }).fill(staffPin);
    await page.getByRole('button', { name: 'Fortsätt' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^Hej Maria/ })).toBeVisible();
  });

  await test.step('certificates are issued to the last behind the locked screen', async () => {
    await goTo(page, `/intyg/manga/${await makeList(page, 30)}`);
    await page.getByRole('button', { name: 'Alla stämmer' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Ja, alla stämmer' }).click();
    await page.getByRole('button', { name: 'Utfärda 30 intyg' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Utfärda' }).click();
    await signByPin(page);
    await app.evaluate(({ powerMonitor }) => {
      powerMonitor.emit('lock-screen');
    });
    await expect(page.getByText(/^Intygen utfärdas vidare\. \d+ av 30 är klara\.$/)).toBeVisible();
    await expect(page.getByText(/^Intygen utfärdas vidare/)).toBeHidden({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Fortsätt som Maria Lindqvist' }).click();
    await page.getByRole('textbox', { name: 'PIN-kod, sex siffror' }).fill(staffPin);
    await page.getByRole('button', { name: 'Fortsätt' }).click();
    await expect(page.getByText('Klart: 30 intyg är utfärdade')).toBeVisible();
  });

  await test.step('after the computer has slept the program is locked, also when the page had no time for it', async () => {
    await app.evaluate(({ powerMonitor }) => {
      powerMonitor.emit('resume');
    });
    await expect(page.getByRole('heading', { level: 1, name: 'Låst' })).toBeVisible();
    expect(await page.content()).not.toMatch(/Östberg|Nguyễn/);
  });
});

/** Milliseconds from the next Ctrl+L until `text` stands nowhere in the page. */
const timeUntilGone = (page: Page, text: string): Promise<number> =>
  page.evaluate(
    (sought) =>
      new Promise<number>((resolve) => {
        const begin = (event: KeyboardEvent): void => {
          if (!event.ctrlKey || event.key !== 'l') return;
          window.removeEventListener('keydown', begin, { capture: true });
          const begun = performance.now();
          const look = (): void => {
            if (!document.documentElement.innerHTML.includes(sought)) resolve(performance.now() - begun);
            else requestAnimationFrame(look);
          };
          look();
        };
        window.addEventListener('keydown', begin, { capture: true });
      }),
    text,
  );

test('the screen is locked at once, though the engine answers nothing, and what was typed is kept', async ({
  approved: { app, page },
}) => {
  await signIn(page, 'maria', staffPassphrase);
  await goTo(page, '/deltagare');
  await expect(page.getByText('Anna Lind', { exact: true }).first()).toBeVisible();
  await goTo(page, '/deltagare/ny');
  await page.getByLabel('Förnamn').fill('Zebulon');
  await page.getByLabel('Efternamn').fill('Alldelesnyss');
  const engines = enginePids(app);
  for (const pid of engines) kill(pid, 'SIGSTOP');
  try {
    const gone = timeUntilGone(page, 'Förnamn');
    await page.keyboard.press('Control+l');
    await expect(page.getByRole('heading', { level: 1, name: 'Låst' })).toBeVisible();
    expect(await gone).toBeLessThan(200);
  } finally {
    for (const pid of engines) kill(pid, 'SIGCONT');
  }
  expect(await bridgeReply(page, 'todo.list', {})).toEqual({ ok: false, refusal: { kind: 'notSignedIn' } });
  await page.getByRole('button', { name: 'Fortsätt som Maria Lindqvist' }).click();
  await page.getByRole('textbox', { name: 'PIN-kod, sex siffror' }).fill(staffPin);
  await page.getByRole('button', { name: 'Fortsätt' }).click();
  await expect(page.getByLabel('Efternamn')).toHaveValue('Alldelesnyss');
});

/** Which of the words lie in the page's memory, once all that nothing holds on to is gone. */
const foundInMemory = async (page: Page, words: readonly string[]): Promise<readonly string[]> => {
  const debug = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  debug.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await debug.send('HeapProfiler.collectGarbage');
  await debug.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await debug.detach();
  const { strings } = JSON.parse(chunks.join('')) as { readonly strings: readonly string[] };
  return words.filter((word) => strings.some((text) => text.includes(word)));
};

test('nothing of anybody lies in the memory of a locked page', async ({ approved: { page } }) => {
  test.setTimeout(120_000);
  const words = ['Östberg', 'Sjögren', 'Åkerlund', staffPin];
  await signIn(page, 'maria', staffPassphrase);
  await goTo(page, '/deltagare');
  await expect(page.getByText('Anna Lind', { exact: true }).first()).toBeVisible();
  await goTo(page, '/valideringar');
  await expect(page.getByText(/Östberg/).first()).toBeVisible();
  expect(await foundInMemory(page, words)).toEqual(expect.arrayContaining(['Östberg', 'Sjögren']));
  await test.step('a batch goes on, and a message tells of somebody', async () => {
    await goTo(page, `/intyg/manga/${await makeList(page, 50)}`);
    await page.getByRole('button', { name: 'Alla stämmer' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Ja, alla stämmer' }).click();
    await page.getByRole('button', { name: 'Utfärda 50 intyg' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Utfärda' }).click();
    await signByPin(page);
    await goTo(page, '/deltagare');
    await expect(page.getByText('Anna Lind', { exact: true }).first()).toBeVisible();
  });
  await page.keyboard.press('Control+l');
  await expect(page.getByText(/^Intygen utfärdas vidare/)).toBeVisible();
  expect(await foundInMemory(page, words)).toEqual([]);
});
