/**
 * What is not real says so on every page of every kind of document, over the middle and so close that no piece of a
 * page can be cut out without it.
 */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import {
  renderCertificate,
  renderHandover,
  renderRecommendation,
  renderRemaining,
} from '../../../src/engine/pdf/index.ts';
import { sampleFacts, sampleLook, sampleRemaining, sampleSeal, sampleTranscript } from './sample.ts';
import { sampleHandover, sampleRecommendation } from './sample-letters.ts';

type Marks = { readonly isExample: boolean; readonly isPractice: boolean };

const kinds: Readonly<Record<string, (marks: Marks) => Promise<Uint8Array>>> = {
  kompetensintyg: (marks) => renderCertificate(sampleFacts(6, marks), sampleLook, sampleSeal),
  'kompetensintyg on preprinted paper': (marks) =>
    renderCertificate(sampleFacts(1, marks), { ...sampleLook, isPreprinted: true }, sampleSeal),
  delintyg: (marks) => renderCertificate({ ...sampleTranscript(), ...marks }, sampleLook, sampleSeal),
  'det återstår': (marks) => renderRemaining(sampleRemaining(marks)),
  'handover letter': (marks) => renderHandover(sampleHandover(marks)),
  'underlag för erkännande': (marks) => renderRecommendation(sampleRecommendation(30, 12, marks)),
};

type Box = { readonly left: number; readonly right: number; readonly bottom: number; readonly top: number };

/** The size and, of each time the word is laid over it, the box, for every page. */
const marked = async (bytes: Uint8Array, word: string) => {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages: { width: number; height: number; marks: Box[] }[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const marks = items.flatMap((item): Box[] => {
      // Slantwise text alone: the same word also stands in plain text.
      if (!('str' in item) || item.str !== word || item.transform[1] === 0) return [];
      const [a, b, c, d, x, y] = item.transform as [number, number, number, number, number, number];
      const size = Math.hypot(c, d);
      const [along, up] = [item.width / Math.hypot(a, b), (item.height / size) * 0.7];
      const xs = [x, x + a * along, x + c * up, x + a * along + c * up];
      const ys = [y, y + b * along, y + d * up, y + b * along + d * up];
      return [
        { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) },
      ];
    });
    pages.push({ width, height, marks });
  }
  await pdf.loadingTask.destroy();
  return pages;
};

/** A third of the page each way: the largest piece that somebody could pass off as a page. */
const thirds = [0, 1, 2].flatMap((column) => [0, 1, 2].map((row) => [column, row] as const));

describe.each(Object.entries(kinds))('%s', (_, render) => {
  const words = [
    ['EXEMPEL', { isExample: true, isPractice: false }],
    ['ÖVNING', { isExample: false, isPractice: true }],
  ] as const;
  it.each(words)('bears %s on every page, across every part of it', async (word, marks) => {
    const pages = await marked(await render(marks), word);
    expect(pages.length).toBeGreaterThan(0);
    for (const page of pages) {
      const covers = (x: number, y: number, w: number, h: number) =>
        page.marks.some(
          ({ left, right, bottom, top }) => left < x + w && right > x && bottom < y + h && top > y,
        );
      expect(covers(page.width / 2 - 10, page.height / 2 - 10, 20, 20)).toBe(true);
      const [w, h] = [page.width / 3, page.height / 3];
      for (const [column, row] of thirds) expect(covers(column * w, row * h, w, h)).toBe(true);
    }
  });

  it('bears both where both count, and nothing where it is real', async () => {
    for (const word of ['EXEMPEL', 'ÖVNING']) {
      const both = await marked(await render({ isExample: true, isPractice: true }), word);
      for (const page of both) expect(page.marks.length).toBeGreaterThan(2);
      const real = await marked(await render({ isExample: false, isPractice: false }), word);
      for (const page of real) expect(page.marks).toEqual([]);
    }
  });
});
