/**
 * The combined print job: all pages, in order, each document on its own sheet when both sides are printed.
 */
import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { combine, renderCertificate, renderRemaining } from '../../../src/engine/pdf/index.ts';
import { pdfText } from './reading.ts';
import { named, sampleFacts, sampleLook, sampleRemaining } from './sample.ts';

describe('combine', () => {
  it('keeps the order and every page', async () => {
    const one = await renderCertificate(sampleFacts(1, named('Bo Ek')), sampleLook);
    const other = await renderCertificate(sampleFacts(1, named('Åsa Öberg')), sampleLook);
    const job = await combine([other, one]);
    const pages = await pdfText(job);
    expect(pages).toHaveLength(4);
    expect(pages[0]).toContain('Åsa Öberg');
    expect(pages[2]).toContain('Bo Ek');
  });

  it('adds an empty page where a document would share a sheet with the next, and none at the end', async () => {
    const one = await renderRemaining(sampleRemaining());
    const two = await renderCertificate(sampleFacts(1, named('Bo Ek')), sampleLook);
    const told: number[] = [];
    const job = await combine([one, two, one, one], (_index, pages) => {
      told.push(pages);
      return Promise.resolve();
    });
    const isFilled = (await pdfText(job)).map((text) => text.trim() !== '');
    expect(isFilled).toEqual([true, false, true, true, true, false, true]);
    expect(told).toEqual([1, 4, 5, 7]);
    const sizes = (await PDFDocument.load(job)).getPages().map((page) => page.getSize());
    expect(new Set(sizes.map(({ width, height }) => `${Math.round(width)}x${Math.round(height)}`))).toEqual(
      new Set(['595x842']),
    );
  });

  it('makes the same job twice', async () => {
    const page = await renderRemaining(sampleRemaining());
    expect(Buffer.compare(await combine([page, page]), await combine([page, page]))).toBe(0);
  });
});
