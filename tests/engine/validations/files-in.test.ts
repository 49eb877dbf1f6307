// What telephones, colleagues and Teams give: each is kept as what it is under a name that says so, or refused with what
// it is. Not here: files that are made to harm (hostile-files.test.ts), and showing them (e2e/evidence-files.spec.ts).
import { basename } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { prepareAttachment, type Attachment } from '../../../src/engine/pictures/attachment.ts';
import type { Refusal } from '#domain/refusal.ts';
import {
  animation,
  av1Movie,
  docx,
  films,
  movie,
  office,
  openDocument,
  sounds,
  wav,
  webm,
} from '../../support/files-people-bring.ts';

type Content = Uint8Array | string | (() => Uint8Array | Promise<Uint8Array>);
const bytesOf = async (content: Content): Promise<Uint8Array> =>
  typeof content === 'function' ? content() : Buffer.from(content);

const keep = async (name: string, content: Content): Promise<Attachment> => {
  const reply = await prepareAttachment(await bytesOf(content), name);
  if (!reply.ok) throw new Error(JSON.stringify(reply.refusal));
  return reply.value;
};
const refused = async (name: string, content: Content): Promise<Refusal | undefined> => {
  const reply = await prepareAttachment(await bytesOf(content), name);
  return reply.ok ? undefined : reply.refusal;
};

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const utf16 = (text: string, isBig = false): Buffer => {
  const little = Buffer.from(text, 'utf16le');
  return isBig ? little.swap16() : little;
};
const drawing = () =>
  sharp(
    Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40" fill="#246"/><circle cx="20" cy="20" r="9" fill="#fc0"/></svg>',
    ),
  ).flatten();
const pdf = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n';
const swedish = 'Räksmörgås på kök. Vi talade om hygien, "först rent, sedan smutsigt".\r\n';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const office2007 = 'application/vnd.openxmlformats-officedocument';

describe('kept byte for byte, with a fitting name:', () => {
  test.each<[what: string, name: string, content: Content, mediaType: string, keptName: string]>([
    ['Samsung sound, 3gp4', 'Röst 001.m4a', sounds.samsung3gp4, 'audio/mp4', 'Röst 001.m4a'],
    ['Samsung sound, 3gp5', 'Voice 001.m4a', sounds.samsung3gp5, 'audio/mp4', 'Voice 001.m4a'],
    ['sound called a film', 'inspelning.mp4', sounds.mp42, 'audio/mp4', 'inspelning.m4a'],
    ['sound of an iPhone', 'Nytt.m4a', sounds.m4a, 'audio/mp4', 'Nytt.m4a'],
    ['a voice message', 'PTT-20260302-WA0001.opus', sounds.whatsApp, 'audio/ogg', 'PTT-20260302-WA0001.opus'],
    ['a voice message named by Teams', 'ljud', sounds.whatsApp, 'audio/ogg', 'ljud.ogg'],
    ['Ogg Vorbis', 'ljud.OGG', sounds.vorbis, 'audio/ogg', 'ljud.OGG'],
    ['WAV', 'diktafon.wav', () => wav(1), 'audio/wav', 'diktafon.wav'],
    [
      'MP3 with zeros after its tag',
      'ljud.mp3',
      Buffer.concat([
        latin('ID3\x04\0\0\0\0\0\x14'),
        Buffer.alloc(60),
        latin('\xff\xfb\x90\0'),
        Buffer.alloc(413),
      ]),
      'audio/mpeg',
      'ljud.mp3',
    ],
    ['AAC alone', 'ljud.aac', sounds.aac, 'audio/aac', 'ljud.aac'],
    ['FLAC', 'ljud.flac', sounds.flac, 'audio/flac', 'ljud.flac'],
    ['sound in WebM', 'ljud.webm', () => webm(2, 'A_OPUS'), 'audio/webm', 'ljud.webm'],
    ['film of an iPhone', 'IMG_0007.MOV', films.iphone, 'video/quicktime', 'IMG_0007.MOV'],
    ['film of an iPhone called a photo', 'IMG_0007.HEIC', films.iphone, 'video/quicktime', 'IMG_0007.mov'],
    ['MP4', 'film.mp4', films.mp4, 'video/mp4', 'film.mp4'],
    ['MP4 in AV1', 'film', () => av1Movie(2), 'video/mp4', 'film.mp4'],
    ['film called sound', 'film.m4a', films.mp4, 'video/mp4', 'film.mp4'],
    ['3GP film', 'VID_1.3gp', films.samsung3gp, 'video/3gpp', 'VID_1.3gp'],
    ['WebM', 'skärm.webm', () => webm(2), 'video/webm', 'skärm.webm'],
    ['PDF', 'intyg.pdf', pdf, 'application/pdf', 'intyg.pdf'],
    ['PDF without an ending', 'intyg', pdf, 'application/pdf', 'intyg.pdf'],
    ['PDF behind a byte order mark', 'intyg.pdf', `\ufeff${pdf}`, 'application/pdf', 'intyg.pdf'],
    ['PDF behind lines of mail', 'intyg.pdf', `\r\n\r\nX: y\r\n${pdf}`, 'application/pdf', 'intyg.pdf'],
    ['PDF called a photo', 'skannad.JPG', pdf, 'application/pdf', 'skannad.pdf'],
    ['PDF called Word', 'betyg v1.2.docx', pdf, 'application/pdf', 'betyg v1.2.pdf'],
    ['a name with a point in it', 'betyg v1.2', pdf, 'application/pdf', 'betyg v1.2.pdf'],
    ['Word', 'intyg.docx', docx, wordType, 'intyg.docx'],
    ['Word called ZIP', 'intyg.zip', docx, wordType, 'intyg.zip.docx'],
    [
      'Excel',
      'lista.xlsx',
      () => office(`${office2007}.spreadsheetml.sheet`, 'xl/workbook.xml'),
      `${office2007}.spreadsheetml.sheet`,
      'lista.xlsx',
    ],
    [
      'PowerPoint',
      'bilder.pptx',
      () => office(`${office2007}.presentationml.presentation`, 'ppt/presentation.xml'),
      `${office2007}.presentationml.presentation`,
      'bilder.pptx',
    ],
    [
      'LibreOffice',
      'brev.odt',
      () => openDocument('text'),
      'application/vnd.oasis.opendocument.text',
      'brev.odt',
    ],
    ['RTF', 'brev.doc', '{\\rtf1\\ansi Hej}', 'application/rtf', 'brev.doc.rtf'],
    ['text', 'samtal.txt', swedish, 'text/plain', 'samtal.txt'],
    ['text without an ending', 'samtal', swedish, 'text/plain', 'samtal.txt'],
    ['a list', 'lista.csv', 'a;b\r\n1;2\r\n', 'text/plain', 'lista.csv'],
    ['text with a mark', 'samtal.txt', `\ufeff${swedish}`, 'text/plain', 'samtal.txt'],
    [
      'UTF-16 with a mark',
      'samtal.txt',
      utf16(`\ufeff${swedish}`),
      'text/plain; charset=utf-16le',
      'samtal.txt',
    ],
    [
      'UTF-16 the other way',
      'samtal.txt',
      utf16(`\ufeff${swedish}`, true),
      'text/plain; charset=utf-16be',
      'samtal.txt',
    ],
    ['UTF-16 without a mark', 'samtal.txt', utf16(swedish), 'text/plain; charset=utf-16le', 'samtal.txt'],
    [
      'UTF-16 without a mark, the other way',
      'samtal.txt',
      utf16(swedish, true),
      'text/plain; charset=utf-16be',
      'samtal.txt',
    ],
    [
      'UTF-16 in Arabic, without a mark',
      'نص.txt',
      utf16('تحدثنا عن النظافة في المطبخ\r\n'),
      'text/plain; charset=utf-16le',
      'نص.txt',
    ],
    ['Windows-1252', 'gammal.txt', latin(swedish), 'text/plain; charset=windows-1252', 'gammal.txt'],
    [
      'Windows-1252 with a dash and quotes',
      'gammal.txt',
      latin('Hej \x96 \x94kök\x94, å'),
      'text/plain; charset=windows-1252',
      'gammal.txt',
    ],
    ['a note that begins as a picture does', 'bil.txt', 'BMW-kursen gick bra.', 'text/plain', 'bil.txt'],
    ['a note that begins as a program does', 'mz.txt', 'MZ är kortnamnet.', 'text/plain', 'mz.txt'],
    ['a note about PDF', 'pdf.txt', 'En fil som börjar med %PDF-1.4 är en PDF.', 'text/plain', 'pdf.txt'],
    ['a letter in a new sign', 'a.txt', 'Bra jobbat \u{1fae9} och \u{1fac8}!', 'text/plain', 'a.txt'],
  ])('%s', async (_, name, content, mediaType, keptName) => {
    const bytes = await bytesOf(content);
    const kept = await keep(name, content);
    expect([kept.mediaType, kept.name, kept.isStill]).toEqual([mediaType, keptName, false]);
    if (typeof content !== 'function')
      expect(Buffer.from(kept.content).equals(Buffer.from(bytes))).toBe(true);
  });
});

describe('pictures under any ending become JPEG or PNG:', () => {
  test.each<[what: string, name: string, make: () => Promise<Uint8Array>, keptName: string]>([
    ['.jfif as Windows saves it', 'foto.jfif', () => drawing().jpeg().toBuffer(), 'foto.jpg'],
    ['.jpe', 'foto.JPE', () => drawing().jpeg().toBuffer(), 'foto.jpg'],
    ['JPEG called HEIC, as Teams gives it', 'IMG_1.HEIC', () => drawing().jpeg().toBuffer(), 'IMG_1.jpg'],
    ['JPEG called BMP', 'bild.bmp', () => drawing().jpeg().toBuffer(), 'bild.jpg'],
    ['JPEG without an ending', 'bild', () => drawing().jpeg().toBuffer(), 'bild.jpg'],
    ['WebP', 'bild.webp', () => drawing().webp().toBuffer(), 'bild.jpg'],
    ['TIFF of a scanner', 'skanning.tif', () => drawing().tiff().toBuffer(), 'skanning.jpg'],
    ['AVIF', 'bild.avif', () => drawing().avif({ effort: 0 }).toBuffer(), 'bild.jpg'],
    ['AVIF called JPG', 'bild.jpg', () => drawing().avif({ effort: 0 }).toBuffer(), 'bild.jpg'],
    [
      'AVIF that says only HEIF',
      'bild.heif',
      async () => {
        const bytes = await drawing().avif({ effort: 0 }).toBuffer();
        bytes.write('mif1', 8, 'latin1');
        return bytes;
      },
      'bild.jpg',
    ],
    ['a still GIF', 'bild.gif', () => drawing().gif().toBuffer(), 'bild.png'],
    [
      'grey with clear parts',
      'bild.webp',
      () =>
        sharp({ create: { width: 9, height: 9, channels: 4, background: '#77777780' } })
          .webp({ lossless: true })
          .toBuffer(),
      'bild.png',
    ],
  ])('%s', async (_, name, make, keptName) => {
    const kept = await keep(name, make);
    const { format } = await sharp(kept.content).metadata();
    expect(kept).toMatchObject({ name: keptName, mediaType: `image/${format}`, isStill: false });
  });
});

describe('of a picture that moves a frame that shows something is kept, and that is said:', () => {
  const red = { r: 200, g: 30, b: 30, alpha: 1 };
  const white = { r: 255, g: 255, b: 255, alpha: 1 };
  const clear = { r: 0, g: 0, b: 0, alpha: 0 };
  test.each([
    ['WebP, white first', 'webp', [white, red]],
    ['WebP, clear first', 'webp', [clear, red]],
    ['GIF, white first', 'gif', [white, white, red]],
    ['GIF, clear first', 'gif', [clear, red, white]],
    ['GIF, all the same', 'gif', [red, red]],
    ['WebP of many frames, shown late', 'webp', [...Array<typeof white>(30).fill(white), red, red, red]],
  ] as const)('%s', async (_, kind, frames) => {
    const kept = await keep(`rörlig.${kind}`, () => animation(kind, frames));
    expect(kept.isStill).toBe(true);
    const { channels } = await sharp(kept.content).stats();
    expect(Math.max(...channels.slice(0, 3).map(({ stdev }) => stdev))).toBeGreaterThan(10);
    expect((await sharp(kept.content).metadata()).pages ?? 1).toBe(1);
  });

  test('where none shows anything it is refused', async () => {
    const made = () => animation('gif', [white, clear], false);
    expect(await refused('tom.gif', made)).toMatchObject({
      kind: 'fileTypeNotAllowed',
      what: 'emptyAnimation',
    });
  });

  test('APNG: the first', async () => {
    const png = await drawing().png().toBuffer();
    const control = Buffer.from('000000086163544c0000000200000000f38d9370', 'hex');
    const apng = Buffer.concat([png.subarray(0, 33), control, png.subarray(33)]);
    expect(await keep('rörlig.png', () => apng)).toMatchObject({ isStill: true, name: 'rörlig.png' });
  });
});

describe('refused with what it is:', () => {
  const heic = (brand: string) =>
    Buffer.concat([latin(`\0\0\0\x18ftyp${brand}\0\0\0\0${brand}mif1`), Buffer.alloc(300)]);
  const windowsMedia = Buffer.concat([
    Buffer.from('3026b2758e66cf11a6d900aa0062ce6c', 'hex'),
    Buffer.from('6e000000000000000100000001029107dcb7b7a9cf118ee600c00c205365', 'hex').subarray(0, 14),
    Buffer.from('9107dcb7b7a9cf118ee600c00c205365', 'hex'),
    Buffer.from('5000000000000000', 'hex'),
    Buffer.from('c0ef19bc4d5bcf11a8fd00805f5c442b', 'hex'),
    Buffer.alloc(80),
  ]);
  test.each<[what: string, name: string, content: Content, why: string, format: string]>([
    ['HEIC', 'IMG_1.heic', heic('heic'), 'heic', 'HEIC'],
    ['HEIC called JPG', 'IMG_1.JPG', heic('heic'), 'heic', 'HEIC'],
    ['HEIC called PNG', 'IMG_1.png', heic('heix'), 'heic', 'HEIC'],
    ['HEIC that says only HEIF', 'IMG_1.JPG', heic('mif1'), 'heic', 'HEIC'],
    ['a series in HEIC', 'IMG_1.heics', heic('msf1'), 'heic', 'HEIC'],
    [
      'BMP',
      'bild.bmp',
      () => Buffer.concat([latin('BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0'), Buffer.alloc(60)]),
      'otherPicture',
      'BMP',
    ],
    ['Photoshop', 'bild.psd', Buffer.concat([latin('8BPS\0\x01'), Buffer.alloc(60)]), 'otherPicture', 'PSD'],
    [
      'JPEG XL',
      'bild.jxl',
      Buffer.concat([latin('\0\0\0\x0cJXL \r\n\x87\n'), Buffer.alloc(60)]),
      'otherPicture',
      'JXL',
    ],
    [
      'AVI',
      'film.avi',
      Buffer.concat([latin('RIFF\x50\0\0\0AVI LIST'), Buffer.alloc(80)]),
      'otherFilm',
      'AVI',
    ],
    ['Windows Media', 'film.wmv', windowsMedia, 'otherFilm', 'ASF'],
    ['MIDI', 'låt.mid', Buffer.concat([latin('MThd\0\0\0\x06'), Buffer.alloc(60)]), 'otherSound', 'MID'],
    [
      'old Word',
      'brev.doc',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      'oldOffice',
      'CFB',
    ],
    ['speech in AMR', 'samtal.amr', sounds.amr, 'otherSound', 'AMR'],
    ['speech in AMR within 3GP', 'samtal.m4a', sounds.speechAmr, 'otherSound', '3GP'],
    [
      'Word with a password',
      'brev.docx',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(600),
        utf16('EncryptedPackage'),
        Buffer.alloc(600),
      ]),
      'locked',
      'CFB',
    ],
    [
      'Word with macros',
      'brev.docm',
      () => office('application/vnd.ms-word.document.macroEnabled', 'word/document.xml'),
      'macros',
      'DOCM',
    ],
    [
      'a ZIP',
      'bilder.zip',
      Buffer.concat([latin('PK\x03\x04\x14\0\0\0\0\0'), Buffer.alloc(90)]),
      'archive',
      'ZIP',
    ],
    [
      'a ZIP called PDF',
      'a.pdf',
      Buffer.concat([latin('PK\x03\x04\x14\0\0\0\0\0'), Buffer.alloc(90)]),
      'archive',
      'ZIP',
    ],
    ['RAR', 'bilder.rar', Buffer.concat([latin('Rar!\x1a\x07\x01\0'), Buffer.alloc(60)]), 'archive', 'RAR'],
    [
      'a program',
      'program.txt',
      Buffer.concat([latin('MZ\x90\0\x03\0\0\0'), Buffer.alloc(60)]),
      'program',
      'EXE',
    ],
    ['an empty file', 'tom.txt', Buffer.alloc(0), 'empty', ''],
    ['nothing known', 'data.dat', Buffer.from([7, 1, 3, 0, 0, 9, 2, 0, 4, 1]), 'unknown', ''],
  ])('%s', async (_, name, content, what, format) => {
    expect(await refused(name, content)).toEqual({ kind: 'fileTypeNotAllowed', name, what, format });
  });

  test('a TIFF of several pages, of which one would be kept', async () => {
    const pages = await sharp([await drawing().png().toBuffer(), await drawing().png().toBuffer()], {
      join: { animated: true },
    })
      .tiff()
      .toBuffer();
    expect((await sharp(pages).metadata()).pages).toBe(2);
    expect(await refused('fax.tif', () => pages)).toMatchObject({
      kind: 'fileTypeNotAllowed',
      what: 'manyPages',
    });
  });

  test.each<[what: string, content: () => Promise<Uint8Array>]>([
    ['MP4', () => av1Movie(3)],
    ['MOV', () => Promise.resolve(films.iphone())],
    [
      'sound of a Samsung',
      () =>
        Promise.resolve(movie('3gp4', [{ handler: 'soun', codec: 'mp4a', samples: [Buffer.alloc(300)] }])),
    ],
  ])('%s that ends half-way', async (what, content) => {
    const whole = await content();
    const half = Buffer.from(whole.subarray(0, whole.length - 200));
    expect(await refused('halv', () => half)).toEqual({ kind: 'fileUnreadable', name: 'halv' });
  });

  test('text that came instead of a photo', async () => {
    for (const name of ['foto.jpg', 'foto.HEIC', 'foto.jfif'])
      expect(await refused(name, '<html>Logga in</html>')).toEqual({
        kind: 'fileIsNotAnImage',
        name: basename(name),
      });
  });
});
