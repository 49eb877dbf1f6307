/**
 * The organisation's look: logos that pass and logos that are refused, colours that can be read.
 */
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import {
  checkPdf,
  largestQrVersion,
  qrVersion,
  renderCertificate,
  UnusablePicture,
} from '../../../src/engine/pdf/index.ts';
import { contrastWithWhite, readableAccent } from '#domain/colour.ts';
import { tint } from '../../../src/engine/pdf/kit/color.ts';
import { sampleFacts, sampleLook, sampleSeal } from './sample.ts';

const picture = () => sharp({ create: { width: 80, height: 60, channels: 4, background: '#0f4c5c' } });

const render = (logo: Uint8Array): Promise<Uint8Array> =>
  renderCertificate(sampleFacts(1), { ...sampleLook, logo }, sampleSeal);

describe('logo', () => {
  it.each([
    ['PNG', () => picture().removeAlpha().png().toBuffer()],
    ['grey PNG', () => picture().removeAlpha().grayscale().png().toBuffer()],
    ['PNG with a palette', () => picture().removeAlpha().png({ palette: true }).toBuffer()],
    ['JPEG', () => picture().removeAlpha().jpeg().toBuffer()],
  ])('passes as %s', async (_, make) => {
    expect((await checkPdf(await render(await make()))).problems).toEqual([]);
  });

  it.each([
    ['transparency', () => picture().png().toBuffer()],
    ['interlacing', () => picture().removeAlpha().png({ progressive: true }).toBuffer()],
    ['printing colours', () => picture().removeAlpha().toColourspace('cmyk').jpeg().toBuffer()],
  ])('is refused with %s', async (_, make) => {
    await expect(render(await make())).rejects.toThrow(UnusablePicture);
  });
});

describe('accent', () => {
  it.each(['#0f4c5c', '#ffff00', '#ffffff', '#c8e000', '#888888'])(
    'can be read after %s was chosen',
    (wanted) => {
      expect(contrastWithWhite(readableAccent(wanted))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('leaves a readable colour alone', () => {
    expect(readableAccent('#0f4c5c')).toBe('#0f4c5c');
  });

  it('thins colours towards white', () => {
    expect(tint('#000000', 0)).toBe('#ffffff');
    expect(tint('#000000', 1)).toBe('#000000');
  });
});

describe('QR code', () => {
  it('tells beforehand whether a text can be printed', () => {
    expect(qrVersion(sampleSeal.qr)).toBe(largestQrVersion);
    expect(qrVersion(`https://exempelkommun.se/v#${'7'.repeat(1200)}`)).toBeGreaterThan(largestQrVersion);
  });
});
