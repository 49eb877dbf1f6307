// Files of evidence in the real program: a kontrollant opens the photo, the PDF, the sound, the film, the text and the
// documents that the handledare put there, by mouse and by keys, and saves a copy. Not here: what is kept (engine/validations/files-in.test.ts).
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import type { PlainDate } from '#domain/dates.ts';
import type { ValidationId } from '#domain/ids.ts';
import { employersLetter, timeSheet } from '../support/documents.ts';
import { av1Movie, docx, films, wav, webm } from '../support/files-people-bring.ts';
import { axeFaults, bridgeCall, enterPractice, expect, goTo, picture, signOut, test } from './fixtures.ts';

const photo = (): Promise<Buffer> => {
  const lines = Array.from(
    { length: 60 },
    (_, i) => `<path d="M0 ${i * 20}H1600M${i * 27} 0V1200" stroke="#124"/>`,
  );
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200"><rect width="1600" height="1200" fill="#e9e4d8"/>${lines.join('')}<text x="200" y="600" font-size="160">Disken</text></svg>`,
    ),
  )
    .jpeg()
    .toBuffer();
};

/** As an employer's program writes it: with a font that every reader is to have. */
const pdf = (): Buffer => {
  const text = 'BT /F1 28 Tf 72 700 Td (Intyg: Amina arbetade i koket) Tj ET';
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${String(text.length)}>>stream\n${text}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>',
  ];
  let file = '%PDF-1.4\n';
  const starts = objects.map((object, index) => {
    const start = file.length;
    file += `${String(index + 1)} 0 obj${object}endobj\n`;
    return start;
  });
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const count = String(objects.length + 1);
  return Buffer.from(
    `\ufeff${file}xref\n0 ${count}\n0000000000 65535 f \n${table}trailer<</Size ${count}/Root 1 0 R>>\nstartxref\n${String(file.length)}\n%%EOF\n`,
  );
};

/** The system's dialogs cannot be used here: they answer at once. */
const choose = (app: ElectronApplication, chosen: string): Promise<void> =>
  app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: file });
  }, chosen);

/** Maria takes back what she handed in, puts files on it for its first criterion, and hands it in again. */
const handIn = async (
  { app, page }: { readonly app: ElectronApplication; readonly page: Page },
  files: Readonly<Record<string, Uint8Array>>,
): Promise<ValidationId> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'intyga-filer-'));
  const { rows } = await bridgeCall(page, 'validation.list', {
    search: '',
    workshopId: null,
    moduleVersionId: null,
    states: ['submitted'],
    assessorId: null,
    after: null,
    limit: 50,
  });
  const { id } = rows.find(({ assessors }) => assessors.join() === 'Maria Lindqvist')!;
  await bridgeCall(page, 'validation.withdraw', { id });
  const { outcomes } = await bridgeCall(page, 'validation.get', { id });
  const criterionIds = outcomes[0]!.criteria.slice(0, 2).map((criterion) => criterion.id);
  // The newest comes first.
  for (const [name, content] of Object.entries(files).toReversed()) {
    const evidence = await bridgeCall(page, 'evidence.register', {
      validationIds: [id],
      criterionIds,
      type: 'photo',
      on: '2026-03-02' as PlainDate,
      place: '',
      text: '',
      judgement: null,
    });
    const file = path.join(folder, name);
    writeFileSync(file, content);
    await choose(app, file);
    await bridgeCall(page, 'evidence.attach', { id: evidence.id });
  }
  await bridgeCall(page, 'validation.submit', { id });
  rmSync(folder, { recursive: true });
  return id;
};

const viewer = (page: Page): Locator =>
  page.getByRole('dialog').filter({ has: page.locator('.file-viewer') });
const playing = (player: Locator) =>
  player.evaluate((element: HTMLMediaElement) => ({
    isReady: element.readyState >= 2,
    duration: Math.round(element.duration * 10) / 10,
    at: element.currentTime,
  }));

test('a kontrollant opens photo, PDF, sound, film, text and documents, moves between them, and saves a copy', async ({
  practice,
}) => {
  test.setTimeout(120_000);
  const { app, page } = practice;
  const word = employersLetter(await photo());
  await enterPractice(page, 'Maria Lindqvist');
  const id = await handIn(practice, {
    'disken.jfif': await photo(),
    arbetsgivare: pdf(),
    'röst.wav': wav(3),
    'film.webm': await webm(20),
    'kamera.mp4': await av1Movie(20),
    'samtal.txt': Buffer.from('\ufeffVi talade om hygien på kök. Åsa berättade själv.', 'utf16le'),
    'IMG_0007.MOV': films.iphone(),
    'brev.docx': word,
    'tider.xlsx': timeSheet(1340),
    'trasigt.docx': docx(),
  });
  await signOut(page, 'Maria Lindqvist');
  await enterPractice(page, 'Petra Holm');
  await goTo(page, `/granskning/${id}`);

  // Large at the first criterion, by name at the next; opened with the keyboard.
  const shown = page.getByRole('button', { name: 'Foto: disken.jpg' });
  await expect(shown).toHaveCount(1);
  await expect(page.getByText(/visas vid 1\.1/).first()).toBeVisible();
  await shown.focus();
  await page.keyboard.press('Enter');
  const dialog = viewer(page);
  const image = dialog.getByRole('img', { name: 'Foto: disken.jpg' });
  await expect(image).toBeVisible();
  await expect(dialog.getByRole('heading')).toContainText('Foto 2 mar');
  const width = () => image.evaluate((element) => element.clientWidth);
  const fitted = await width();
  await picture(page, '19-foto');
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press('1');
  await expect.poll(width).toBe(1600);
  await page.keyboard.press('+');
  await expect.poll(width).toBe(2000);
  const frame = dialog.locator('.file-frame');
  const left = () => frame.evaluate((element) => element.scrollLeft);
  const middle = await left();
  await page.keyboard.press('ArrowRight'); // there is more to see that way
  await expect.poll(left).toBeGreaterThan(middle);
  await frame.hover();
  await page.mouse.wheel(0, 300);
  await expect.poll(width).toBe(1600);
  await page.keyboard.press('0');
  await expect.poll(width).toBe(fitted);

  // Nothing more to see: the arrow goes on to the next file.
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByText('arbetsgivare.pdf').first()).toBeVisible();
  await expect(dialog.locator('.pdf-page[data-drawn]')).toBeVisible();
  await expect(dialog.locator('figcaption')).toContainText('Amina arbetade');
  // The font that the file takes for granted came with the program: there is ink where the words are.
  const ink = await dialog.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((value, index) => index % 4 === 0 && value < 128).length;
  });
  expect(ink).toBeGreaterThan(500);

  await dialog.getByRole('button', { name: 'Nästa' }).click();
  const audio = dialog.locator('audio');
  await expect.poll(() => playing(audio)).toMatchObject({ isReady: true, duration: 3 });
  for (const name of ['film.webm', 'kamera.mp4']) {
    await dialog.getByRole('button', { name: 'Nästa' }).click();
    await expect(dialog.getByText(name).first()).toBeVisible();
    const video = dialog.locator('video');
    await expect.poll(() => playing(video)).toMatchObject({ isReady: true, duration: 2 });
    expect(await video.evaluate((element: HTMLVideoElement) => element.videoWidth)).toBe(160);
    await video.evaluate((element: HTMLVideoElement) => {
      element.currentTime = 1;
    });
    await expect.poll(() => playing(video)).toMatchObject({ isReady: true, at: 1 });
  }
  await dialog.getByRole('button', { name: 'Nästa' }).click();
  await expect(dialog.getByRole('document')).toHaveText('Vi talade om hygien på kök. Åsa berättade själv.');

  // What this computer cannot play says so. Documents are read here, and one that cannot be says so too.
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByText('Inspelningen går inte att spela upp i programmet')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByRole('heading', { name: 'Omdöme om praktik' })).toBeVisible();
  await expect(dialog.getByRole('row', { name: 'Hygien ☒ ja' })).toBeVisible();
  const inside = dialog.getByRole('img', { name: 'Disken efter passet' });
  await expect.poll(() => inside.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(1600);
  expect(await axeFaults(page)).toEqual([]);
  const copy = path.join(mkdtempSync(path.join(tmpdir(), 'intyga-kopia-')), 'brev.docx');
  await choose(app, copy);
  await dialog.getByRole('button', { name: 'Spara en kopia' }).click();
  await expect.poll(() => existsSync(copy)).toBe(true);
  expect(readFileSync(copy).equals(word)).toBe(true);

  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByText(/Visar 200 av 1\s340 rader/)).toBeVisible();
  await expect(dialog.getByRole('row', { name: '2 2026-03-02 7,5 25 %' })).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByText('Dokumentet är låst eller går inte att läsa')).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(shown).toBeFocused();
});

test('parts of a file come as asked for', async ({ practice }) => {
  const { page } = practice;
  await enterPractice(page, 'Maria Lindqvist');
  const content = wav(1);
  const id = await handIn(practice, { 'röst.wav': content });
  const { evidence } = await bridgeCall(page, 'validation.get', { id });
  const file = evidence.find(({ attachment }) => attachment?.name === 'röst.wav')?.attachment?.id;
  const answers = await page.evaluate(
    ([address = '']) =>
      Promise.all(
        ['bytes=0-3', 'bytes=8-', 'bytes=-4', undefined].map(async (range) => {
          const reply = await fetch(address, range === undefined ? {} : { headers: { range } });
          const length = (await reply.arrayBuffer()).byteLength;
          return [reply.status, reply.headers.get('content-range'), length];
        }),
      ),
    [`app://intyga/attachment/${file ?? ''}`],
  );
  const size = content.length;
  expect(answers).toEqual([
    [206, `bytes 0-3/${String(size)}`, 4],
    [206, `bytes 8-${String(size - 1)}/${String(size)}`, size - 8],
    [206, `bytes ${String(size - 4)}-${String(size - 1)}/${String(size)}`, 4],
    [200, null, size],
  ]);
});
