/**
 * The certificates of `npm run demo`, read from pictures of their printed pages and checked with the control page of the
 * demo: in Chromium, from a file, with the network off. Not here: the control page's other answers (control-page.spec.ts).
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { root } from '../../scripts/run.ts';
import { playDemo } from '../../src/engine/demo/demo.ts';
import { controlPageName } from '../../src/engine/demo/files.ts';
import { readPrintedCode, withDigitChanged } from '../support/printed-code.ts';
import { controlPageTest, shoot, verdict } from './control-window.ts';

const parent = mkdtempSync(path.join(tmpdir(), 'intyga-demo-'));
const folder = path.join(parent, 'demo');

const test = controlPageTest(async () => {
  await playDemo({ folder, resources: path.join(root, 'resources'), tell: () => undefined });
  return readFileSync(path.join(folder, controlPageName), 'utf8');
});
test.afterAll(() => {
  rmSync(parent, { recursive: true, force: true });
});

const digitsOn = async (name: string): Promise<string> =>
  (await readPrintedCode(readFileSync(path.join(folder, name)))).text.replace('intyga:v#', '');

test('what is printed is answered as it should be, and a changed digit is found out', async ({
  shown: { page, open },
}) => {
  const twelve = 'kompetensintyg-12-moduler-tigist-gebremariam.pdf';
  for (const [name, title, holder] of [
    [twelve, 'Exempel – inget riktigt intyg', 'ትግስት ገብረማርያም'],
    ['kompetensintyg-muhammad-al-arabi.pdf', 'Exempel – inget riktigt intyg', 'محمد العربي'],
    ['delintyg-nguyen-thi-anh.pdf', 'Exempel – inget riktigt intyg', 'Thị Ánh Nguyễn'],
    ['kompetensintyg-60-bokstaver-ersatt.pdf', 'Ersatt', 'Östergren von Vasahielm-Ek'],
    ['kompetensintyg-60-bokstaver-ersatter.pdf', 'Exempel – inget riktigt intyg', 'von Vasahjelm-Ek'],
    ['kompetensintyg-aterkallat.pdf', 'Återkallat', 'Gunnar Exempelberg'],
  ] as const) {
    await open(await digitsOn(name));
    await expect(verdict(page), name).toHaveText(new RegExp(`^[✓!✕] ${title}$`));
    await expect(page.locator('dl'), name).toContainText(holder);
    await shoot(page, name.replace('.pdf', ''));
  }
  await open(await digitsOn(twelve));
  await expect(page.locator('#answer')).toHaveAttribute('data-kind', 'valid');
  await open(withDigitChanged(await digitsOn(twelve), 200));
  await expect(verdict(page)).toHaveText('✕ Ogiltigt');
  await expect(page.locator('dl')).toHaveCount(0);
});
