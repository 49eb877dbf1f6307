/** The main job from the first start to a saved certificate, by mouse, with two different users. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { existsSync } from 'node:fs';
import {
  elsewhere,
  expect,
  goTo,
  makeRegister,
  makeSheet,
  picture,
  signByPin,
  signIn,
  signOut,
  test,
} from './fixtures.ts';

const passphrase = 'tre små röda hus';

test('from the first start to a kompetensintyg, with a handledare and a kontrollant', async ({ fresh }) => {
  test.setTimeout(240_000);
  const { app, page } = fresh;
  let given = '';

  await test.step('the first start makes a register', async () => {
    await picture(page, '01-valkommen');
    await makeRegister(page, passphrase);
    await makeSheet(page);
    await expect(page.getByRole('heading', { level: 1, name: 'Hej Maria!' })).toBeVisible();
  });

  await test.step('a colleague who controls is added', async () => {
    await page.getByRole('link', { name: 'Personal och verkstäder' }).click();
    await page.getByRole('button', { name: 'Lägg till en kollega' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Namn', { exact: true }).fill('Johan Ekström');
    await dialog.getByText(/^Handledare/).click();
    await dialog.getByText(/^Intern kontrollant/).click();
    await dialog.getByLabel('Inloggningsnamn').fill('johan');
    await dialog.getByRole('button', { name: 'Spara' }).click();
    const shown = page.getByRole('dialog', { name: 'Johan Ekström kan logga in' });
    given = await shown.locator('dd strong').innerText();
    await shown.getByRole('button', { name: 'Kopiera lösenfrasen' }).click();
    await expect(page.getByText('Kopierad. Den tas bort')).toBeVisible();
    await shown.getByRole('button', { name: 'Stäng' }).click();
    await expect(page.getByRole('row', { name: /Johan Ekström/ })).toBeVisible();
  });

  await test.step('a participant is enrolled and starts Disk/kafé', async () => {
    await page.getByRole('link', { name: 'Deltagare', exact: true }).click();
    await page.getByRole('main').getByRole('link', { name: 'Ny deltagare' }).first().click();
    await page.getByLabel('Förnamn').fill('Åsa');
    await page.getByLabel('Efternamn').fill('Öberg');
    await page.getByRole('textbox', { name: /^Födelsedatum/ }).fill('19870314');
    await picture(page, '02-ny-deltagare');
    await page.getByRole('button', { name: 'Skriv in deltagaren' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Åsa Öberg' })).toBeVisible();
    await page.getByRole('button', { name: 'Starta en modul' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: /Modul/ }).click();
    await page.getByRole('option', { name: /Disk\/kafé/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Starta modulen' }).click();
    await expect(page.getByText('Disk/kafé').first()).toBeVisible();
  });

  await test.step('handing in too early says what is missing', async () => {
    await page.getByRole('button', { name: 'Lämna till kontroll' }).click();
    await expect(page.getByRole('dialog', { name: 'Några saker återstår' })).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: 'Stäng' }).click();
  });

  await test.step('one observation is written once for all criteria', async () => {
    await page.getByRole('radio', { name: 'Delvis' }).first().click({ force: true });
    await expect(page.getByText('1.1: Delvis')).toBeVisible();
    await page.getByRole('link', { name: 'Snabbregistrera' }).click();
    await page.getByRole('button', { name: 'Välj alla' }).click();
    for (const box of await page.getByRole('checkbox', { name: /^\d\.\d/ }).all()) {
      // Away from the window's foot, where passing messages lie.
      await box.evaluate((element) => element.scrollIntoView({ block: 'center' }));
      await box.check({ force: true });
    }
    await page.getByLabel('Vad gjorde de?').fill('Skötte disken och kaféet själv under tre pass.');
    await page.getByText('Sätt kriterierna till Visat').click();
    await picture(page, '03-snabbregistrera');
    await page.getByRole('button', { name: /^Spara för 1: Åsa Öberg/ }).click();
    await expect(page.getByText('Sparat: 1 deltagare, 16 kriterier')).toBeVisible();
  });

  await test.step('the motivering is written and the module handed in', async () => {
    await page.getByRole('link', { name: 'Att göra' }).click();
    await page
      .getByRole('link', { name: /Åsa Öberg|Öppna/ })
      .first()
      .click();
    await picture(page, '04-bedomning');
    await page.getByRole('tab', { name: 'Motivering' }).click();
    const field = page.getByLabel('Varför har personen nått läranderesultaten?');
    await field.fill('Har arbetat självständigt vid alla moment och kan förklara varför.');
    await field.blur();
    await expect(page.getByText('Klar att lämna till kontroll')).toBeVisible();
    await page.getByRole('button', { name: 'Lämna till kontroll' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Lämna till kontroll' }).click();
    await signByPin(page, { isFirst: true });
    await expect(page.getByText('Väntar på intern kontrollant')).toBeVisible();
    await signOut(page, 'Maria Lindqvist');
  });

  await test.step('the kontrollant sends one thing back, and it is completed', async () => {
    await page.getByLabel('Inloggningsnamn').fill('johan');
    await page.getByRole('textbox', { name: 'Lösenfras' }).fill(given);
    await page.getByRole('button', { name: 'Logga in' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Välj en egen lösenfras' })).toBeVisible();
    await page.getByRole('textbox', { name: 'Lösenfrasen du fick' }).fill(given);
    await page.getByRole('textbox', { name: 'Lösenfras', exact: true }).fill(passphrase);
    await page.getByRole('textbox', { name: 'Lösenfrasen en gång till' }).fill(passphrase);
    await page.getByRole('button', { name: 'Byt lösenfras' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^Hej Johan/ })).toBeVisible();
    await page.getByRole('link', { name: 'Granska', exact: true }).click();
    await page.getByRole('radio', { name: 'Håller inte med' }).first().click({ force: true });
    await page.getByLabel('Vad saknas för 1.1?').fill('Hur kontrollerades temperaturen?');
    await page.getByLabel('Vad saknas för 1.1?').blur();
    await picture(page, '05-granskning');
    await page.getByRole('button', { name: 'Skicka tillbaka' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Skicka tillbaka' }).click();
    await signByPin(page, { isFirst: true });
    await expect(page.getByText('Inget väntar på granskning')).toBeVisible();
    await signOut(page, 'Johan Ekström');

    await signIn(page, 'maria', passphrase);
    await expect(page.getByText('Komplettera först')).toBeVisible();
    await picture(page, '06-att-gora');
    await page.getByRole('link', { name: 'Öppna och komplettera' }).click();
    await expect(page.getByText('Hur kontrollerades temperaturen?').first()).toBeVisible();
    await page.getByRole('button', { name: 'Lämna till kontroll' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Lämna till kontroll' }).click();
    await signByPin(page);
    await expect(page.getByText('Väntar på intern kontrollant')).toBeVisible();
    await signOut(page, 'Maria Lindqvist');
  });

  await test.step('the kontrollant approves', async () => {
    await signIn(page, 'johan', passphrase);
    await page.getByRole('link', { name: 'Granska', exact: true }).click();
    for (const code of ['LR1', 'LR2', 'LR3', 'LR4', 'LR5'])
      await page.getByRole('button', { name: `Håller med om alla i ${code}` }).click();
    await expect(page.getByText('16 av 16')).toBeVisible();
    await page.getByRole('button', { name: 'Godkänn' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Godkänn' }).click();
    await signByPin(page);
    await expect(page.getByText('Inget väntar på granskning')).toBeVisible();
    await signOut(page, 'Johan Ekström');
  });

  await test.step('the certificate is proof-read, issued and saved', async () => {
    await signIn(page, 'maria', passphrase);
    await page.getByRole('link', { name: 'Gör intyg', exact: true }).click();
    await expect(page.getByRole('document', { name: 'Så blir intyget' })).toContainText('Åsa Öberg', {
      timeout: 20_000,
    });
    await picture(page, '07-korrekturlasning');
    await page.getByRole('button', { name: 'Läs tillsammans' }).click();
    await expect(page.getByRole('dialog', { name: 'Stämmer det här?' })).toContainText('Åsa Öberg');
    await picture(page, '16-las-tillsammans');
    await page.getByRole('button', { name: 'Ja, det stämmer' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Utfärda intyget' }).click();
    await signByPin(page);
    await expect(page.getByRole('heading', { level: 1, name: /Kompetensintyg KI-\d{4}-0001/ })).toBeVisible();
    await expect(page.getByRole('document', { name: /^KI-/ })).toContainText('Åsa Öberg', {
      timeout: 20_000,
    });
    await picture(page, '08-intyg');

    const file = path.join(elsewhere(), 'intyg.pdf');
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
    await page.getByRole('button', { name: 'Spara som PDF' }).click();
    await expect(page.getByText('Filen är sparad')).toBeVisible();
    expect(existsSync(file)).toBe(true);
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    expect(text).toContain('Åsa Öberg');
    expect(text).toContain('Disk/kafé');
    expect(text).toContain('sköta diskmaskinen');
  });

  await test.step('the register of certificates finds it by part of a name', async () => {
    await goTo(page, '/intyg');
    await page.getByLabel('Sök på namn eller nummer').fill('oberg');
    await expect(page.getByRole('row', { name: /Åsa Öberg/ })).toBeVisible();
  });
});
