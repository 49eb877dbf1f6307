/** The look of certificates in the real program: a logo from a file, seen in the window and on the real paper. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { enterPractice, expect, goTo, picture, test } from './fixtures.ts';
import { logoSvg } from '../support/pictures.ts';

test('a logo is chosen from a file, shown, and drawn on the paper beside it', async ({ practice }) => {
  const { app, page, data } = practice;
  await enterPractice(page, 'Samira Haddad');
  await goTo(page, '/installningar/utseende');
  const paper = page.locator('.look-preview canvas').first();
  await expect(page.locator('.look-preview [data-drawn]').first()).toBeVisible();
  /** How many points in the corner where the logo stands are as green as its leaf. */
  const greenPoints = () =>
    paper.evaluate((canvas: HTMLCanvasElement) => {
      const { width } = canvas;
      const box = [width * 0.08, width * 0.05, width * 0.2, width * 0.09].map(Math.round);
      const [x = 0, y = 0, wide = 0, high = 0] = box;
      const points = canvas.getContext('2d')!.getImageData(x, y, wide, high).data;
      let green = 0;
      for (let at = 0; at < points.length; at += 4)
        if (points[at + 1]! - points[at]! > 50 && points[at + 1]! - points[at + 2]! > 20) green += 1;
      return green;
    });
  expect(await greenPoints()).toBe(0);

  const file = path.join(data, 'logotyp.svg');
  writeFileSync(file, logoSvg);
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);
  await page.getByRole('button', { name: 'Välj logotyp' }).click();
  const logo = page.getByRole('img', { name: 'Er logotyp' });
  await expect(logo).toBeVisible();
  await expect.poll(() => logo.evaluate((shown: HTMLImageElement) => shown.naturalWidth)).toBe(1200);
  await expect.poll(greenPoints).toBeGreaterThan(100);

  await page.getByRole('button', { name: 'Lila' }).click();
  await page.getByText('Kompetensbevis', { exact: true }).click();
  await expect(page.locator('.look-preview figcaption').first()).toContainText('Kompetensbevis');
  await page.getByRole('button', { name: /^Stäng/ }).click();
  await page.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
  await picture(page, '09-utseende');
});
