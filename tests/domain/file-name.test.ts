// Names of files that leave the program, on every file system.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distinctNames, portableName, withEnding } from '#domain/file-name.ts';

describe('a saved name gets its ending', () => {
  test.each<[string, readonly string[], string]>([
    ['intyg', ['pdf'], 'intyg.pdf'],
    ['intyg v1.2', ['pdf'], 'intyg v1.2.pdf'],
    ['intyg.PDF', ['pdf'], 'intyg.PDF'],
    ['intyg.pdf', ['pdf'], 'intyg.pdf'],
    ['intyg.txt', ['pdf'], 'intyg.txt.pdf'],
    ['intyg.', ['pdf'], 'intyg.pdf'],
    ['intyg . ', ['pdf'], 'intyg.pdf'],
    ['.pdf', ['pdf'], '.pdf.pdf'],
    ['intygpdf', ['pdf'], 'intygpdf.pdf'],
    ['2026-11-30', ['zip'], '2026-11-30.zip'],
    ['Åsa Öberg', ['zip'], 'Åsa Öberg.zip'],
    ['kontroll.htm', ['html'], 'kontroll.htm.html'],
    ['lista', ['intyga-lista'], 'lista.intyga-lista'],
    ['lista.Intyga-Lista', ['intyga-lista'], 'lista.Intyga-Lista'],
    ['logga.JPEG', ['png', 'jpg', 'jpeg'], 'logga.JPEG'],
    ['mapp', [], 'mapp'],
  ])('%j as %j is %j', (name, extensions, whole) => {
    expect(withEnding(name, extensions)).toBe(whole);
  });
});

describe('a name that every unpacker takes', () => {
  test.each([
    ['foto.jpg', 'foto.jpg'],
    ['CON', '-CON'],
    ['con.txt', '-con.txt'],
    ['NUL .jpg', '-NUL.jpg'],
    ['COM1.pdf', '-COM1.pdf'],
    ['lpt¹.pdf', '-lpt¹.pdf'],
    ['Aux', '-Aux'],
    ['CONIN$', '-CONIN$'],
    ['consult.pdf', 'consult.pdf'],
    ['balkon.pdf', 'balkon.pdf'],
    ['två\u200B gånger\u200B.jpg', 'två gånger.jpg'],
    ['två\ttabbar\u00A0och\u00A0mer', 'två-tabbar och mer'],
    ['. båda ändar .', 'båda ändar'],
    ['slut... ', 'slut'],
    [' . början.pdf', 'början.pdf'],
    ['a/b\\c:d*e?f"g<h>i|j.jpg', 'a-b-c-d-e-f-g-h-i-j.jpg'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['rad\nett\ttvå\0.txt', 'rad-ett-två-.txt'],
    ['protokoll\u202Etxt.exe', 'protokolltxt.exe'],
    ['A\u030Ake.jpg', 'Åke.jpg'],
    ['halv\uD800.jpg', 'halv-.jpg'],
    ['osynlig\u200B.jpg', 'osynlig.jpg'],
    ['hårt\u00A0mellanslag.jpg', 'hårt mellanslag.jpg'],
    ['', 'fil'],
    ['...', 'fil'],
    ['.jpg', 'jpg'],
  ])('%j is %j', (name, portable) => {
    expect(portableName(name)).toBe(portable);
  });

  test.each([
    ['a', 116],
    ['\u007E', 116],
    ['\u00A1', 58], // the first of two bytes that is shown
    ['å', 58],
    ['\u07FA', 58],
    ['\u0904', 38], // three bytes
    ['王', 38],
    ['\uFFFD', 38],
    ['\u{10000}', 29], // four
    ['🌱', 29],
  ])('is as long as there is room for, counted in bytes: %s', (sign, most) => {
    expect(portableName(`${sign.repeat(200)}.pdf`)).toBe(`${sign.repeat(most)}.pdf`);
    expect(portableName(`${sign.repeat(most)}.pdf`)).toBe(`${sign.repeat(most)}.pdf`);
  });

  test('has for its ending only what stands last', () => {
    const long = `intyg v.12 ${'a'.repeat(200)}`;
    expect(portableName(long)).toBe(long.slice(0, 120));
  });

  test.each([['å'.repeat(300) + '.jpg'], ['王'.repeat(300) + '.jpeg'], ['🌱'.repeat(300) + '.pdf']])(
    'however long, with its ending whole',
    (name) => {
      const portable = portableName(name);
      expect(Buffer.byteLength(portable)).toBeLessThanOrEqual(120);
      expect(portable).toMatch(/^[å王🌱]{20,}\.(jpg|jpeg|pdf)$/u);
    },
  );

  test('whatever was typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string()), (typed) => {
        const name = portableName(typed);
        expect(name).toMatch(/^(?![\s.])[^<>:"|?*\\/\p{Cc}\p{Cf}\p{Cs}]+(?<![\s.])$/u);
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/iu);
        expect(name.normalize('NFC')).toBe(name);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(121);
      }),
    );
  });
});

test('no two names are one on any file system', () => {
  expect(
    distinctNames([
      'foto.jpg',
      'FOTO.JPG',
      'Foto.jpg',
      'foto (2).jpg',
      'Åsa.txt',
      'A\u030Asa.txt',
      'ﬁl.pdf',
      'fil.pdf',
      'STRASSE',
      'straße',
      'utan',
      'Utan',
      'ＡＢ.txt',
      'ab.txt',
      'v1.2.pdf',
      'V1.2.pdf',
    ]),
  ).toEqual([
    'foto.jpg',
    'FOTO (2).JPG',
    'Foto (3).jpg',
    'foto (2) (2).jpg',
    'Åsa.txt',
    'A\u030Asa (2).txt',
    'ﬁl.pdf',
    'fil (2).pdf',
    'STRASSE',
    'straße (2)',
    'utan',
    'Utan (2)',
    'ＡＢ.txt',
    'ab (2).txt',
    'v1.2.pdf',
    'V1.2 (2).pdf',
  ]);
});
