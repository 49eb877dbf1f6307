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

  it('adds an empty page where a document would share a sheet with the next', async () => {
    const page = await renderRemaining(sampleRemaining());
    const job = await PDFDocument.load(await combine([page, page], { isDoubleSided: true }));
    expect(job.getPageCount()).toBe(4);
  });

  it('makes the same job twice', async () => {
    const page = await renderRemaining(sampleRemaining());
    expect(Buffer.compare(await combine([page, page]), await combine([page, page]))).toBe(0);
  });
});
