/**
 * Names: which can be printed, and that a reader program finds them as they were written.
 */
import { readFile, readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { missingGlyphs, renderCertificate } from '../../../src/engine/pdf/index.ts';
import { pdfText, popplerText } from './reading.ts';
import { named, sampleFacts, sampleLook } from './sample.ts';

describe('missingGlyphs', () => {
  it.each([
    'Åsa Öberg',
    'Łukasz Żółć',
    'Nguyễn Thị Ánh',
    'Юлія Шевченко',
    'محمد العربي',
    'نرگس‌زاده',
    'ሰላም ገብረ',
    'שָׁלוֹם',
    'Հայկ',
    'ნინო',
    'สมชาย',
    'Ánna Čájet Ŋŋ',
    "O'Brien-Öst",
    'Ọláṣùbọ̀mí',
  ])('has every letter of %s', (name) => {
    expect(missingGlyphs(name)).toEqual([]);
  });

  it('shows each letter that no font has, once', () => {
    expect(missingGlyphs('王小 Bo 王😀')).toEqual(['王', '小', '😀']);
  });

  it('keeps a letter and its marks together', () => {
    expect(missingGlyphs('சிவா')).toEqual(['சி', 'வா']);
  });
});

describe('what a reader program finds', () => {
  it.each(['Åsa Öberg', 'Łukasz Żółć', 'Nguyễn Thị Ánh', 'Юлія Шевченко', 'ሰላም ገብረ', 'Հայկ Սարգսյան'])(
    'finds %s',
    async (name) => {
      const [page = ''] = await pdfText(await renderCertificate(sampleFacts(1, named(name)), sampleLook));
      expect(page.normalize('NFC')).toContain(name);
    },
  );

  it.each(['محمد العربي', 'فرشته پژوهش', 'ئاوارە کوردی', 'שלום כהן'])(
    'finds %s in the order it is written',
    async (name) => {
      const text = popplerText(await renderCertificate(sampleFacts(1, named(name)), sampleLook));
      // On the first page alone, on the second in a line with Swedish.
      expect(text.split(name)).toHaveLength(3);
    },
  );

  it('does not let one document change the next', async () => {
    const alone = await renderCertificate(sampleFacts(1, named('oskar')), sampleLook);
    await renderCertificate(sampleFacts(1, named('Ọláṣùbọ̀mí نن بت')), sampleLook);
    const after = await renderCertificate(sampleFacts(1, named('oskar')), sampleLook);
    expect(Buffer.compare(alone, after)).toBe(0);
    const [page = ''] = await pdfText(after);
    expect(page).toContain('oskar');
  });

  it('finds modules and outcomes', async () => {
    const [front = '', back = ''] = await pdfText(await renderCertificate(sampleFacts(2), sampleLook));
    expect(front).toContain('Butikshandel och Disk/kafé');
    expect(front).toContain('VVK-2026-0017');
    expect(back).toContain('Deltagaren kan ta emot en leverans.');
    expect(back).toContain('Johan Ekström (intern kontrollant)');
  });
});

describe('resources/fonts', () => {
  it('holds the same bytes as the packages the fonts come from', async () => {
    const folder = new URL('../../../resources/fonts/', import.meta.url);
    const files = (await readdir(folder)).filter((file) => file.endsWith('.ttf'));
    expect(files.length).toBeGreaterThan(15);
    for (const file of files) {
      const [family = '', weight = ''] = file.replace('.ttf', '').split(/_(.*)/);
      const kebab = family.replace(/([a-z])([A-Z0-9])/g, '$1-$2').toLowerCase();
      const source = new URL(
        `../../../node_modules/@expo-google-fonts/${kebab}/${weight}/${file}`,
        import.meta.url,
      );
      expect(Buffer.compare(await readFile(new URL(file, folder)), await readFile(source)), file).toBe(0);
    }
  });
});
