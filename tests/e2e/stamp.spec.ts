/** The stamp in the real program: a key file is read in under Inställningar, and a PDF reader knows the certificate's stamp. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/run.ts';
import { pdfsig } from '../engine/pdf/reading.ts';
import { axeFaults, bridgeCall, elsewhere, enterPractice, expect, goTo, test } from './fixtures.ts';

const keyFile = path.join(root, 'tests', 'engine', 'certificates', 'p12', 'aes.p12');

test('a key file is read in, and pdfsig reads who stamped the certificate', async ({ practice }) => {
  test.setTimeout(120_000);
  const { app, page } = practice;
  const saved = path.join(elsewhere(), 'intyg.pdf');
  await app.evaluate(
    ({ dialog }, [opened, written]) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [opened!] });
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: written! });
    },
    [keyFile, saved],
  );
  await enterPractice(page, 'Samira Haddad');

  await test.step('the key file is chosen, with its password', async () => {
    await goTo(page, '/installningar');
    await page.getByRole('button', { name: 'Läs in nyckelfil' }).click();
    const dialog = page.getByRole('dialog', { name: 'Läs in en nyckelfil' });
    await dialog.getByLabel('Lösenord till filen').fill('fel');
    await dialog.getByRole('button', { name: 'Välj filen' }).click();
    await expect(dialog.getByLabel('Lösenord till filen')).toHaveAttribute('aria-invalid', 'true');
    await dialog.getByLabel('Lösenord till filen').fill('lösen-ord');
    await dialog.getByRole('button', { name: 'Välj filen' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('main')).toContainText('Vårdköpings kommun');
    expect(await axeFaults(page)).toEqual([]);
  });

  await test.step('a certificate is issued and saved', async () => {
    const { people } = await bridgeCall(page, 'batch.candidates', {});
    await goTo(page, `/intyg/nytt/${people[0]!.participantId}`);
    await page.getByRole('button', { name: 'Läs tillsammans' }).click();
    await page.getByRole('button', { name: 'Ja, det stämmer' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Utfärda intyget' }).click();
    await page.getByRole('button', { name: 'Spara som PDF' }).click();
    await expect(page.getByText('Filen är sparad')).toBeVisible();
  });

  const told = pdfsig(readFileSync(saved));
  expect(told).toContain('Signer Certificate Common Name: Vårdköpings kommun');
  expect(told).toContain('Signature Type: ETSI.CAdES.detached');
  expect(told).toContain('Signature Validation: Signature is Valid.');
  expect(told).toContain('Total document signed');
});
