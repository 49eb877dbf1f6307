/**
 * The control page as others meet it: a file opened in Chromium with the network off. Every answer is asked for twice,
 * by the browser's own Ed25519 and by the page's arithmetic. Not here: each part of it alone (tests/engine), and how the
 * program exports it.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { root } from '../../scripts/run.ts';
import type { PlainDate } from '../../src/domain/dates.ts';
import { sealChoices, type IssuerKey, type ListedStanding, type SealClaims } from '../../src/domain/seal.ts';
import { makeControlPage } from '../../src/engine/vault/control-page.ts';
import { credentialFileName, makeCredential } from '../../src/engine/vault/credential.ts';
import { sealFile } from '../../src/engine/vault/file-seal.ts';
import { issuerKeyFrom, makeRevocationList, makeSeal } from '../../src/engine/vault/seal.ts';
import { renderCertificate } from '../../src/engine/pdf/index.ts';
import { sampleFacts, sampleLook } from '../engine/pdf/sample.ts';
import { readPrintedCode, withDigitChanged } from '../support/printed-code.ts';
import { controlPageTest, shoot, verdict, type Browser } from './control-window.ts';
import { axeFaults } from './fixtures.ts';

const day = (text: string) => text as PlainDate;
const [current, retired, stranger] = [1, 2, 3].map((seed) => issuerKeyFrom(new Uint8Array(32).fill(seed)));
const known = (key: typeof current, validFrom: string, validUntil: string | null): IssuerKey => ({
  keyId: key!.keyId,
  name: 'Exempelkommunen',
  publicKey: Buffer.from(key!.publicKey).toString('base64'),
  validFrom: day(validFrom),
  validUntil: validUntil === null ? null : day(validUntil),
});

const facts = sampleFacts(3);
const sample: SealClaims = {
  ...sealChoices(facts, 'ab'.repeat(32))[0]!,
  number: 'KI-2026-0007',
  holder: 'Åsa Öberg',
  issuer: 'Exempelkommunen',
  birth: '2001-05-04',
  issuedOn: day('2026-11-24'),
  isExample: false,
  isPractice: false,
};
const seal = (change: Partial<SealClaims> = {}, key = current) =>
  makeSeal({ ...sample, ...change }, key!, '').replace('intyga:v#', '');
const listOf = (madeAt: string, rows: readonly ListedStanding[], key = current) =>
  makeRevocationList({ issuer: 'Exempelkommunen', number: Date.parse(madeAt), madeAt, rows }, key!);
const rows: readonly ListedStanding[] = [
  { number: 'KI-2026-0001', kind: 'replaced', on: day('2026-11-20'), by: 'KI-2026-0006' },
  { number: 'KI-2026-0002', kind: 'revoked', on: day('2026-11-21'), replacedBy: null },
];
const html = makeControlPage(path.join(root, 'resources'), {
  issuer: 'Exempelkommunen',
  contact: 'vuxenutbildningen@exempelkommunen.se, 0123-456 78',
  keys: [known(current, '2026-09-01', null), known(retired, '2025-01-01', '2026-08-31')],
  list: listOf('2026-11-24T09:00:00.000Z', rows),
  prefixes: ['KI'],
});

const test = controlPageTest(() => html);

const good = seal();
const withDigit = (place: number): string =>
  `${good.slice(0, place)}${String((Number(good[place]) + 1) % 10)}${good.slice(place + 1)}`;

const answers: readonly (readonly [string, string, string, RegExp])[] = [
  ['a genuine one', good, 'Giltigt', /Utfärdat av Exempelkommunen och inte ändrat/],
  ['one changed digit', withDigit(300), 'Ogiltigt', /ändrad eller inte rätt kopierad/],
  [
    'one changed digit in the signature',
    withDigit(good.length - 9),
    'Ogiltigt',
    /ändrad eller inte rätt kopierad/,
  ],
  ['a replaced one', seal({ number: 'KI-2026-0001' }), 'Ersatt', /20 nov 2026 av nummer KI-2026-0006/],
  ['a revoked one', seal({ number: 'KI-2026-0002' }), 'Återkallat', /återkallades 21 nov 2026/],
  ['a foreign key', seal({}, stranger), 'Okänd utfärdare', /Nyckel: [0-9a-f]{16}/],
  ['a key out of use', seal({}, retired), 'Ogiltigt', /gällde 1 jan 2025 till 31 aug 2026/],
  [
    'a retired key on what it signed in its time',
    seal({ issuedOn: day('2026-08-31') }, retired),
    'Giltigt',
    /inte ändrat/,
  ],
  [
    'one cut in half',
    good.slice(0, good.length / 2),
    'Koden är inte hel',
    /Här är \d+ siffror. Koden ska ha \d+/,
  ],
  ['something else', '1234567890', 'Inte ett intyg från Intyga', /ingen kod från ett intyg/],
  ['an example', seal({ isExample: true }), 'Exempel – inget riktigt intyg', /intygar ingenting/],
  ['practice', seal({ isPractice: true }), 'Övning – inget riktigt intyg', /intygar ingenting/],
];

const ways: readonly (readonly [string, Browser, verifiedByBrowser: string | null])[] = [
  // Once for the list and once for the seal.
  ['by the browser', {}, '2'],
  ['by arithmetic, in a browser without Ed25519', { cryptography: 'withoutEd25519' }, null],
  ['by arithmetic, where there is no cryptography at all', { cryptography: 'none' }, null],
];

for (const [way, browser, verified] of ways)
  test(`answers ${way}`, async ({ shown: { page, open } }) => {
    for (const [what, digits, title, told] of answers) {
      await test.step(what, async () => {
        await open(digits, browser);
        await expect(verdict(page)).toHaveText(new RegExp(`^[✓!?✕] ${title}$`));
        await expect(page.getByRole('status').first()).toContainText(told);
        if (title === 'Giltigt')
          expect(await page.locator('html').getAttribute('data-verified')).toBe(verified);
      });
    }
  });

const typed: readonly (readonly [string, string, RegExp])[] = [
  ['XEJD-6K60-J7TV', 'Det är kontrollkoden', /XEJD-6K60-J7TV kan bara utfärdaren svara på. Fråga: vuxen/],
  ['kontrollkod: xejd 6k6o j7tv', 'Det är kontrollkoden', /QR-koden eller PDF-filen/],
  ['XEJD–6K60', 'Kontrollkoden är inte hel', /tolv tecken.* Här är 8 tecken/],
  ['KI-2026-0007', 'Det är intygets nummer', /går att skriva av.*0123-456 78/],
  ['Nr ki 2026 7', 'Det är intygets nummer', /Numret KI-2026-0007/],
  ['ET-2026-0007', 'Numret är inte härifrån', /Nummer från Exempelkommunen börjar med KI/],
  ['KI-2026-0001', 'Numret är ersatt', /ersattes 20 nov 2026 av nummer KI-2026-0006/],
  ['ki2026-0002', 'Numret är återkallat', /återkallades 21 nov 2026/],
  ['Åsa Öberg', 'Inte ett intyg från Intyga', /Skanna QR-koden/],
];

test('knows the number and the check code that stand on a paper, and says what they are for', async ({
  shown: { page, open },
}) => {
  await open();
  await expect(page.locator('body')).not.toContainText('skriv av siffrorna');
  for (const [text, title, told] of typed) {
    await page.getByLabel('Koden från intyget').fill(text);
    await page.getByRole('button', { name: 'Kontrollera' }).click();
    await expect(verdict(page)).toHaveText(new RegExp(`^[!?✕] ${title}$`));
    await expect(page.getByRole('status').first()).toContainText(told);
  }
  await open('XEJD-6K60-J7TV');
  await shoot(page, 'check-code');
  expect(await axeFaults(page)).toEqual([]);
});

test('takes a PDF, chosen or dropped, and tells whether it is the one that was issued', async ({
  shown: { page, open },
  opened,
}) => {
  const pdfOf = async (change: Partial<SealClaims> = {}, key = current) => {
    const claims = { ...sample, ...change };
    const text = makeSeal(claims, key!, '');
    return renderCertificate(
      facts,
      sampleLook,
      {
        qr: text,
        checkCode: '7K2M-9QXD-4RTB',
        address: '',
        sealFile: (file, stamp) => sealFile(file, claims.number, stamp, key!),
      },
      {
        name: credentialFileName,
        bytes: await makeCredential(facts, key!, { id: 'x', seal: text }),
      },
    );
  };
  const altered = (file: Uint8Array) => Buffer.concat([file, Buffer.from('\n')]);
  const pdf = await pdfOf();
  const replaced = await pdfOf({ number: 'KI-2026-0001' });
  const stolen = await pdfOf({}, retired);
  const none = '';
  const files: readonly (readonly [string, Uint8Array, string, RegExp, over: string])[] = [
    ['hel.pdf', pdf, '✓ Giltigt', /precis som den utfärdades/, 'Så här lyder intyget:'],
    ['ändrad.pdf', altered(pdf), '✕ Filen är ändrad', /Lita inte på/, 'Så här lyder det äkta intyget:'],
    ['ersatt.pdf', replaced, '! Ersatt', /av nummer KI-2026-0006/, 'Så här lyder intyget:'],
    [
      'ersatt och ändrad.pdf',
      altered(replaced),
      '✕ Filen är ändrad',
      /av nummer KI-2026-0006/,
      'Så här lyder det äkta intyget:',
    ],
    [
      'gammal nyckel.pdf',
      stolen,
      '✕ Ogiltigt',
      /gällde inte/,
      'Så här står det i koden. Det går inte att lita på:',
    ],
    [
      'gammal nyckel, ändrad.pdf',
      altered(stolen),
      '✕ Ogiltigt',
      /gällde inte/,
      'Så här står det i koden. Det går inte att lita på:',
    ],
    ['skannad.pdf', Buffer.from('%PDF-1.4\n%%EOF'), '? Ingen kod i filen', /Skanna QR-koden på bilden/, none],
    ['bild.jpg', Buffer.from('hej'), '? Filen är ingen PDF', /välj|välja/, none],
  ];
  const over = page.locator('#facts h2');
  const chooser = page.getByLabel('Eller välj intyget som PDF-fil');
  for (const [name, bytes, title, told, heading] of files) {
    const file = path.join(opened.folder, name);
    writeFileSync(file, bytes);
    await open();
    await chooser.setInputFiles(file);
    await expect(verdict(page)).toHaveText(title);
    await expect(page.getByRole('status').first()).toContainText(told);
    await expect(over).toHaveText(heading === none ? [] : [heading]);
    await expect(verdict(page)).toBeInViewport();
    await shoot(page, `file-${name}`);
    expect(await axeFaults(page)).toEqual([]);
    // Dropped on the page, which stays.
    await open();
    const given = await page.evaluateHandle(
      ([base64, called]) => {
        const transfer = new DataTransfer();
        const letters = Uint8Array.from(atob(base64!), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([letters], called!));
        return transfer;
      },
      [Buffer.from(bytes).toString('base64'), name],
    );
    await page.dispatchEvent('main', 'drop', { dataTransfer: given });
    await expect(verdict(page)).toHaveText(title);
  }
  await open('', { cryptography: 'withoutEd25519' });
  await chooser.setInputFiles(path.join(opened.folder, 'hel.pdf'));
  await expect(verdict(page)).toHaveText('✓ Giltigt');
  await open('', { cryptography: 'none' });
  await chooser.setInputFiles(path.join(opened.folder, 'hel.pdf'));
  await expect(verdict(page)).toHaveText('! Koden är äkta – jämför sidorna');
  await expect(over).toHaveText('Så här lyder det äkta intyget. Det ska stå samma sak i filen:');
  await expect(page.locator('dd').filter({ hasText: 'Åsa Öberg' })).toBeVisible();
});

test('shows what to compare with the paper, and how fresh it knows it', async ({ shown: { page, open } }) => {
  await open(good);
  const terms = await page
    .locator('dl')
    .evaluate((list) =>
      Array.from(list.querySelectorAll('dt'), (term) => [
        term.textContent,
        term.nextElementSibling?.textContent,
      ]),
    );
  expect(terms).toEqual([
    ['Dokument', sample.title],
    ['Nummer', 'KI-2026-0007'],
    ['Namn', 'Åsa Öberg'],
    ['Född', '4 maj 2001'],
    ['Utfärdare', 'Exempelkommunen'],
    ['Utfärdat', '24 nov 2026'],
  ]);
  const table = page.getByRole('table');
  await expect(table.getByRole('columnheader')).toHaveText(['Modul', 'Nivå', 'Poäng']);
  await expect(table.getByRole('row')).toHaveCount(1 + facts.modules.length);
  for (const { code, title } of facts.modules)
    await expect(table.getByRole('row').filter({ hasText: code })).toContainText(title);
  await expect(page.getByRole('status').first()).toContainText('Spärrlistan är från 24 nov 2026.');
  expect(await axeFaults(page)).toEqual([]);
  await shoot(page, 'valid');
  await page.clock.setFixedTime('2027-03-25T10:00:00Z');
  await open(good);
  await expect(page.getByRole('status').first()).toContainText('äldre än tre månader');
  await expect(verdict(page)).toContainText('Giltigt');
  await page.clock.setFixedTime('2026-11-25T10:00:00Z');
});

test('answers what is read from a picture of the printed page', async ({ shown: { page, open } }) => {
  const printed = async (change: Partial<SealClaims>) => {
    const text = makeSeal({ ...sample, ...change }, current!, 'https://exempelkommunen.se/v');
    const sealed = { qr: text, checkCode: '7K2M-9QXD-4RTB', address: 'https://exempelkommunen.se/v' };
    const read = await readPrintedCode(await renderCertificate(facts, sampleLook, sealed));
    expect(read.text).toBe(text);
    return read.text.replace(/^.*#/, '');
  };
  const digits = await printed({});
  for (const [given, title] of [
    [digits, 'Giltigt'],
    [withDigitChanged(digits, 250), 'Ogiltigt'],
    [await printed({ number: 'KI-2026-0001' }), 'Ersatt'],
    [await printed({ number: 'KI-2026-0002' }), 'Återkallat'],
  ] as const) {
    await open(given);
    await expect(verdict(page)).toHaveText(new RegExp(`^[✓!✕] ${title}$`));
  }
});

test('is typed into by keyboard alone, and answers in English too', async ({ shown: { page, open } }) => {
  await open();
  await expect(page.getByRole('heading', { name: 'Kontrollera intyg' })).toBeVisible();
  await shoot(page, 'empty');
  await page.keyboard.press('Tab'); // Svenska
  await page.keyboard.press('Tab'); // English
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page).toHaveTitle('Check a certificate – Exempelkommunen');
  await expect(page.getByRole('button', { name: 'English' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText(`https://exempelkommunen.se/v#${good.replace(/(.{60})/g, '$1 \n')}`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(verdict(page)).toContainText('Valid');
  await expect(page.locator('dl')).toContainText('24 Nov 2026');
  await expect(page.locator('dl')).toContainText('4 May 2001');
  expect(await page.locator('body').innerText()).not.toMatch(/Intyg|Nivå|Poäng|Utfärd|Spärr/);
  await page.getByRole('button', { name: 'Svenska' }).click();
  await expect(verdict(page)).toContainText('Giltigt');
});

test('speaks the language of the browser', async ({ shown: { page, open } }) => {
  for (const [language, expected] of [
    ['en-GB', 'en'],
    ['uk', 'en'],
    ['sv-FI', 'sv'],
  ] as const) {
    await open(good, { language });
    await expect(page.locator('html')).toHaveAttribute('lang', expected);
  }
});

test('answers anew when another code comes to the page that is already open', async ({
  shown: { page, open },
}) => {
  await open(good);
  await expect(verdict(page)).toContainText('Giltigt');
  await page.evaluate((digits) => {
    location.hash = digits;
  }, withDigit(400));
  await expect(verdict(page)).toContainText('Ogiltigt');
  await expect(page.getByRole('table')).toBeHidden();
});

test('takes a newer list, and no older, forged or broken one', async ({ shown: { page, open }, opened }) => {
  await open(good);
  const give = async (text: string, told: RegExp) => {
    const file = path.join(opened.folder, 'ny.intyga-lista');
    writeFileSync(file, text);
    await page.getByLabel('Har du fått en nyare lista?').setInputFiles([]);
    await page.getByLabel('Har du fått en nyare lista?').setInputFiles(file);
    await expect(page.getByRole('status').last()).toHaveText(told);
  };
  const revoked: ListedStanding = {
    number: sample.number,
    kind: 'revoked',
    on: day('2026-11-24'),
    replacedBy: 'KI-2026-0008',
  };
  const before = '2026-11-01T09:00:00.000Z';
  await give(listOf(before, [revoked]), /äldre än listan/);
  await give(listOf('2026-11-25T09:00:00.000Z', [revoked], stranger), /nyckel som inte gäller/);
  await give(listOf('2026-11-25T09:00:00.000Z', [revoked], retired), /nyckel som inte gäller/);
  await give('hej', /ingen spärrlista/);
  await give(listOf('2026-11-25T09:00:00.000Z', [revoked]).slice(0, 100), /skadad eller ändrad/);
  await expect(verdict(page)).toContainText('Giltigt');
  await give(`${listOf('2026-11-25T09:00:00.000Z', [revoked])}\n`, /nya listan används/);
  await expect(verdict(page)).toContainText('Återkallat');
  await expect(page.getByRole('status').first()).toContainText('Nummer KI-2026-0008 gäller i stället.');
  await expect(page.locator('#list-age')).toHaveText('Spärrlistan är från 25 nov 2026.');
});

test('names stay text: right to left, long, or written as a page', async ({ shown: { page, open } }) => {
  for (const holder of ['محمد العربي', '<img src=x onerror=alert(1)>', 'Ö'.repeat(80)]) {
    await open(seal({ holder }));
    await expect(page.locator('dd bdi').filter({ hasText: holder })).toHaveText(holder);
    await expect(page.locator('img')).toHaveCount(0);
  }
});

test('can be read on the smallest phone, large, dark, in forced colours and on paper', async ({
  shown: { page, open },
}) => {
  const fits = async () =>
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
  await page.setViewportSize({ width: 320, height: 640 });
  for (const [name, digits] of [
    ['phone', good],
    ['phone-long-name', seal({ holder: 'Ö'.repeat(80), issuer: 'Samordningsförbundet'.repeat(3) })],
    ['phone-cut', good.slice(0, 400)],
    ['phone-foreign', seal({}, stranger)],
    ['phone-retired', seal({}, retired)],
  ] as const) {
    await open(digits);
    await expect(verdict(page)).toBeInViewport();
    await fits();
    await shoot(page, name);
  }
  // What a phone of 320 points at 200 % has left.
  await page.setViewportSize({ width: 160, height: 320 });
  await open(good);
  await fits();
  await shoot(page, 'phone-zoomed');

  await page.setViewportSize({ width: 640, height: 900 });
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  await fits();
  await shoot(page, 'large-text');

  for (const [name, digits] of [
    ['revoked', seal({ number: 'KI-2026-0002' })],
    ['example', seal({ isExample: true })],
    ['changed', withDigit(300)],
    ['replaced', seal({ number: 'KI-2026-0001' })],
  ] as const)
    for (const [look, media] of [
      ['light', { colorScheme: 'light', forcedColors: 'none' }],
      ['dark', { colorScheme: 'dark', forcedColors: 'none' }],
      ['forced', { colorScheme: 'dark', forcedColors: 'active' }],
    ] as const) {
      await page.emulateMedia(media);
      await open(digits);
      await expect(verdict(page)).toBeVisible();
      await shoot(page, `${name}-${look}`);
      expect(await axeFaults(page)).toEqual([]);
    }

  await page.emulateMedia({ media: 'print', colorScheme: 'light', forcedColors: 'none' });
  await open(good);
  await expect(verdict(page)).toBeVisible();
  await expect(page.getByRole('table')).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  await shoot(page, 'print');
});
