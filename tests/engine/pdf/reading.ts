/**
 * What reader programs find in a PDF: pdf.js, and poppler for writing from right to left, which pdf.js cuts at every
 * placed mark.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Text of each page, pieces joined with spaces. */
export const pdfText = (bytes: Uint8Array): Promise<string[]> =>
  readPages(bytes, (items) =>
    items
      .map(({ str }) => str)
      .join(' ')
      .replace(/\s+/g, ' '),
  );

/** The whole text as the program's window gives it to those who listen. */
export const listenedText = async (bytes: Uint8Array): Promise<string> =>
  (
    await readPages(bytes, (items) => items.map(({ str, hasEOL }) => str + (hasEOL ? ' ' : '')).join(''))
  ).join('\n');

/** What is read aloud in a language of its own, in order: a language tag and the words, by the document's structure. */
export const spokenIn = async (bytes: Uint8Array): Promise<readonly (readonly [string, string])[]> => {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await loading.promise;
  const spoken: [string, string][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const words = new Map<string, string>();
    const open: string[] = [];
    for (const item of items)
      if ('str' in item)
        for (const id of open) words.set(id, (words.get(id) ?? '') + item.str + (item.hasEOL ? ' ' : ''));
      else if (item.type === 'endMarkedContent') open.pop();
      else open.push(item.id);
    const tree: unknown = await page.getStructTree();
    collectSpoken(tree as Spoken, words, undefined, spoken);
  }
  await loading.destroy();
  return spoken;
};

type Spoken = { readonly lang?: string; readonly id?: string; readonly children?: readonly Spoken[] };

const collectSpoken = (
  element: Spoken,
  words: ReadonlyMap<string, string>,
  inherited: string | undefined,
  spoken: [string, string][],
): void => {
  const language = element.lang ?? inherited;
  if (element.id !== undefined && language !== undefined)
    spoken.push([language, words.get(element.id) ?? '']);
  for (const child of element.children ?? []) collectSpoken(child, words, language, spoken);
};

type Piece = { readonly str: string; readonly hasEOL: boolean };

const readPages = async (bytes: Uint8Array, join: (items: readonly Piece[]) => string): Promise<string[]> => {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await loading.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(join(items.flatMap((item) => ('str' in item ? [item] : []))));
  }
  await loading.destroy();
  return pages;
};

/** The whole text as poppler's pdftotext reads it. Direction marks, which it adds, are left out. */
export const popplerText = (bytes: Uint8Array): string =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: bytes, encoding: 'utf8' }).replace(
    /[\u200e\u200f\u202a-\u202e]/g,
    '',
  );

/** What poppler's pdfsig says. Without a store of trusted issuers: who signed is not asked here. */
export const pdfsig = (bytes: Uint8Array): string => {
  const folder = mkdtempSync(join(tmpdir(), 'intyga-pdfsig-'));
  try {
    const file = join(folder, 'signed.pdf');
    writeFileSync(file, bytes);
    return execFileSync('pdfsig', ['-nocert', file], {
      encoding: 'utf8',
      env: { ...process.env, TZ: 'UTC' },
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
};
