/**
 * Certificates as bytes: the same every time, refused when they cannot be exact. What they look like is for eyes;
 * what they conform to is in check.test.ts.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { renderCertificate, UnprintableText, UnusablePicture } from '../../../src/engine/pdf/index.ts';
import { digests } from './digests.ts';
import { named, sampleFacts, sampleLook, sampleSeal } from './sample.ts';

describe('renderCertificate', () => {
  it('gives the same bytes for the same facts', async () => {
    const attachment = { name: 'kompetensintyg.json', bytes: Buffer.from('{}') };
    const first = await renderCertificate(sampleFacts(2), sampleLook, sampleSeal, attachment);
    const second = await renderCertificate(sampleFacts(2), sampleLook, sampleSeal, attachment);
    expect(Buffer.compare(first, second)).toBe(0);
  });

  it('gives the same bytes in another process and time zone, as every kind of document does', async () => {
    const script = fileURLToPath(new URL('print-digests.ts', import.meta.url));
    const env = { ...process.env, TZ: 'Asia/Tokyo', LANG: 'C' };
    const printed = execFileSync(process.execPath, [script], { env, encoding: 'utf8' });
    expect(JSON.parse(printed)).toMatchObject({ digests: await digests() });
  });

  it('gives other bytes for another number', async () => {
    const one = await renderCertificate(sampleFacts(1), sampleLook);
    const other = await renderCertificate(sampleFacts(1, { number: 'VVK-2026-0018' }), sampleLook);
    expect(Buffer.compare(one, other)).not.toBe(0);
  });

  it('refuses a name with a letter that no font has, and names the letter', async () => {
    const rendering = renderCertificate(sampleFacts(1, named('王 Öberg')), sampleLook);
    await expect(rendering).rejects.toThrow(UnprintableText);
    await expect(rendering).rejects.toMatchObject({ letters: ['王'] });
  });

  it('refuses a QR text that could not be read from paper', async () => {
    const seal = { ...sampleSeal, qr: `https://exempelkommun.se/v#${'7'.repeat(1200)}` };
    await expect(renderCertificate(sampleFacts(1), sampleLook, seal)).rejects.toThrow(RangeError);
  });

  it('refuses a logo that is neither PNG nor JPEG', async () => {
    const logo = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    await expect(renderCertificate(sampleFacts(1), { ...sampleLook, logo })).rejects.toThrow(UnusablePicture);
  });
});
