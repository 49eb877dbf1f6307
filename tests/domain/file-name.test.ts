// Names of files that leave the program, on every file system.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distinctNames, fittingName, portableName, withEnding } from '#domain/file-name.ts';

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

describe('a name fits what the file holds', () => {
  test.each([
    ['stor.png', 'image/jpeg', 'stor.jpg'],
    ['bild.webp', 'image/jpeg', 'bild.jpg'],
    ['x.webp', 'image/png', 'x.png'],
    ['IMG_0001.HEIC', 'image/jpeg', 'IMG_0001.jpg'],
    ['foto.JPG', 'image/jpeg', 'foto.JPG'],
    ['foto.jfif', 'image/jpeg', 'foto.jfif'],
    ['foto', 'image/jpeg', 'foto.jpg'],
    ['foto.', 'image/jpeg', 'foto.jpg'],
    ['Köket 2026.11.30', 'image/jpeg', 'Köket 2026.11.30.jpg'],
    ['ritning.svg', 'text/plain', 'ritning.svg.txt'],
    ['sida.html', 'text/plain; charset=utf-8', 'sida.html.txt'],
    ['brev.exe', 'application/pdf', 'brev.exe.pdf'],
    ['protokoll.doc', 'application/pdf', 'protokoll.pdf'],
    ['Voice 001.m4a', 'audio/mp4', 'Voice 001.m4a'],
    ['inspelning.3gp', 'audio/mp4', 'inspelning.m4a'],
    ['film.mov', 'video/mp4', 'film.mp4'],
    ['.jpg', 'image/jpeg', '.jpg.jpg'],
    ['okänt.xyz', 'application/octet-stream', 'okänt.xyz'],
  ])('%j as %s is %j', (name, mediaType, fitting) => {
    expect(fittingName(name, mediaType)).toBe(fitting);
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
      ...['foto.jpg', 'FOTO.JPG', 'Foto.jpg', 'foto (2).jpg'],
      ...['Åsa.txt', 'A\u030Asa.txt', 'ﬁl.pdf', 'fil.pdf', 'STRASSE', 'straße', 'utan', 'Utan'],
    ]),
  ).toEqual([
    ...['foto.jpg', 'FOTO (2).JPG', 'Foto (3).jpg', 'foto (2) (2).jpg'],
    ...['Åsa.txt', 'A\u030Asa (2).txt', 'ﬁl.pdf', 'fil (2).pdf', 'STRASSE', 'straße (2)', 'utan', 'Utan (2)'],
  ]);
});
