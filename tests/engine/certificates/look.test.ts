/**
 * The organisation's look: pictures that are refused before anything is kept, what is kept of those that are not, whose
 * signature stands where, and that what is issued stays as it was.
 */
import { readFileSync, truncateSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { lookShape } from '#contract/look.ts';
import type { PictureFault } from '#domain/picture-fault.ts';
import type { PictureId } from '#domain/ids.ts';
import { checkPdf } from '../../../src/engine/pdf/index.ts';
import { staff } from '../../../src/engine/demo/people.ts';
import { refusalOf } from '../../support/engine.ts';
import { fileOf, logoFile, logoSvg, signatureFile } from '../../support/pictures.ts';
import { openRaw } from '../../support/raw.ts';
import {
  approvedValidation,
  issueRead,
  personInput,
  seededRegister,
  type SeededRegister,
} from '../../support/story.ts';

type Stored = {
  readonly id: string;
  readonly content: Buffer;
  readonly media_type: string;
  readonly width: number;
  readonly height: number;
};

const stored = async (register: SeededRegister): Promise<readonly Stored[]> =>
  (await openRaw(register)).rows<Stored>('SELECT * FROM picture ORDER BY id');

const svg = (inside: string, attributes = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="200" height="80" ${attributes}><rect width="200" height="60" fill="#024"/>${inside}</svg>`;

const plain = (width: number, height: number, background = '#024') =>
  sharp({ create: { width, height, channels: 3, background } });

const bomb = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>${svg('<text>&c;</text>')}`;

/** A PNG of few bytes that claims to be 20,000 points wide and as high. */
const hugePng = async (): Promise<Buffer> => {
  const png = await plain(400, 200).png().toBuffer();
  png.writeUInt32BE(20_000, 16);
  png.writeUInt32BE(20_000, 20);
  const { crc32 } = await import('node:zlib');
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
};

const unusable: readonly [string, PictureFault, () => Promise<string | Uint8Array>][] = [
  ['a text file', 'otherKind', () => Promise.resolve('Hej')],
  ['an empty file', 'otherKind', () => Promise.resolve('')],
  ['a GIF', 'otherKind', () => plain(400, 200).gif().toBuffer()],
  ['a web page', 'otherKind', () => Promise.resolve('<html><body/></html>')],
  ['an SVG that is cut off', 'broken', () => Promise.resolve(logoSvg.slice(0, 150))],
  ['a PNG that is cut off', 'broken', async () => (await plain(900, 400).png().toBuffer()).subarray(0, 90)],
  ['an SVG with a script', 'scripts', () => Promise.resolve(svg('<script>alert(1)</script>'))],
  ['an SVG that acts when loaded', 'scripts', () => Promise.resolve(svg('', 'onload="alert(1)"'))],
  ['an SVG with a page in it', 'scripts', () => Promise.resolve(svg('<foreignObject/>'))],
  [
    'an SVG with a link that runs',
    'scripts',
    () => Promise.resolve(svg('<a xlink:href="javascript:alert(1)"/>')),
  ],
  [
    'an SVG that fetches a picture',
    'outside',
    () => Promise.resolve(svg('<image href="https://example.org/a.png" width="9" height="9"/>')),
  ],
  [
    'an SVG that reads a file',
    'outside',
    () => Promise.resolve(svg('<image xlink:href="file:///etc/passwd" width="9" height="9"/>')),
  ],
  [
    'an SVG whose style fetches',
    'outside',
    () => Promise.resolve(svg('<style>rect{fill:url(https://example.org/a)}</style>')),
  ],
  ...[
    '<filter id="f"><feGaussianBlur stdDeviation="9"/></filter>',
    '<rect width="9" height="9" filter="url(#f)"/>',
    '<rect width="9" height="9" filter="blur(9px)"/>',
    '<rect width="9" height="9" style="filter:blur(9px)"/>',
    '<rect width="9" height="9" style="fill:red; FILTER : drop-shadow(1px 1px 1px red)"/>',
    '<style>rect{fill:#024;filter:blur(9px) blur(9px)}</style>',
    '<style>rect{mix-blend-mode:multiply}</style>',
    '<g><feTurbulence numOctaves="400"/></g>',
    '<svg:filter xmlns:svg="http://www.w3.org/2000/svg" id="f"/>',
  ].map((inside): (typeof unusable)[number] => [
    `an SVG with ${inside}`,
    'effects',
    () => Promise.resolve(svg(inside)),
  ]),
  ['an SVG whose entities grow', 'outside', () => Promise.resolve(bomb)],
  ['a white logo', 'tooPale', () => Promise.resolve(svg('').replaceAll('#024', '#fff'))],
  ['an empty sheet', 'tooPale', () => plain(600, 300, '#ffffff').png().toBuffer()],
  ['a logo of few points', 'tooSmall', () => plain(120, 60).png().toBuffer()],
  ['a picture of 400 million points', 'tooManyPixels', hugePng],
];

describe('a logo', () => {
  it('that cannot stand on paper or holds more than drawing is refused, and nothing is kept', async () => {
    const register = await seededRegister();
    for (const [what, reason, make] of unusable) {
      const path = fileOf('bild', await make());
      const reply = await register.as.samira.call('look.addLogo', {}, { path });
      expect(refusalOf(reply), what).toEqual({ kind: 'pictureUnusable', reason });
    }
    expect(await stored(register)).toEqual([]);
    expect((await register.ask('samira', 'settings.get', {})).logoId).toBeNull();
  });

  it('of 40 MB is refused before it is read', async () => {
    const register = await seededRegister();
    const path = fileOf('stor.png', '');
    truncateSync(path, 40 * 1024 * 1024);
    expect(refusalOf(await register.as.samira.call('look.addLogo', {}, { path }))).toMatchObject({
      kind: 'fileTooLarge',
      size: 40 * 1024 * 1024,
    });
    expect(await stored(register)).toEqual([]);
  });

  const kept = async (content: string | Uint8Array) => {
    const register = await seededRegister();
    const path = fileOf('logotyp', content);
    const { id } = await register.ask('samira', 'look.addLogo', {}, { path });
    const [picture] = await stored(register);
    expect(picture?.id).toBe(id);
    return { register, picture: picture! };
  };

  it('drawn as lines is kept as large as it is printed', async () => {
    const { picture, register } = await kept(logoSvg);
    expect(picture).toMatchObject({ media_type: 'image/png', width: 1200, height: 450 });
    expect((await register.ask('samira', 'look.logo', {}))?.contrast).toBeGreaterThan(5);
  });

  it('with see-through parts is kept on white', async () => {
    const create = {
      width: 600,
      height: 300,
      channels: 4,
      background: { r: 0, g: 40, b: 80, alpha: 0 },
    } as const;
    const mark = await plain(300, 300).png().toBuffer();
    const { picture } = await kept(
      await sharp({ create })
        .composite([{ input: mark, left: 0, top: 0 }])
        .png()
        .toBuffer(),
    );
    const { channels, hasAlpha } = await sharp(picture.content).metadata();
    expect([channels, hasAlpha]).toEqual([3, false]);
    const right = await sharp(picture.content)
      .extract({ left: 590, top: 150, width: 1, height: 1 })
      .raw()
      .toBuffer();
    expect([...right]).toEqual([255, 255, 255]);
  });

  it('in printing colours is kept in those of the screen', async () => {
    const cmyk = await plain(800, 300, '#0a5c8c').toColourspace('cmyk').jpeg().toBuffer();
    expect((await sharp(cmyk).metadata()).space).toBe('cmyk');
    const { picture } = await kept(cmyk);
    expect(await sharp(picture.content).metadata()).toMatchObject({ space: 'srgb', channels: 3 });
    const [red = 0, green = 0, blue = 0] = await sharp(picture.content).raw().toBuffer();
    expect(Math.hypot(red - 0x0a, green - 0x5c, blue - 0x8c)).toBeLessThan(60);
  });

  it('loses what the camera wrote and what was hidden after it', async () => {
    const exif = { IFD0: { Copyright: 'HEMLIGT', Artist: 'HEMLIGT' } };
    const jpeg = await plain(800, 300).withExif(exif).jpeg().toBuffer();
    const { picture } = await kept(Buffer.concat([jpeg, Buffer.from('<script>HEMLIGT</script>')]));
    expect((await sharp(picture.content).metadata()).exif).toBeUndefined();
    expect(picture.content.includes('HEMLIGT')).toBe(false);
  });

  it('is chosen, taken away and chosen again, and only a logo can be one', async () => {
    const register = await seededRegister();
    const { id } = await register.ask('samira', 'look.addLogo', {}, { path: logoFile() });
    await register.ask('samira', 'look.setLogo', { id: null });
    expect(await register.ask('samira', 'look.logo', {})).toBeNull();
    await register.ask('samira', 'look.setLogo', { id });
    expect(await register.ask('samira', 'look.logo', {})).toMatchObject({ id });
    const path = await signatureFile();
    const signature = await register.ask('maria', 'look.addSignature', {}, { path });
    const missing = { kind: 'notFound', what: 'picture' };
    expect(refusalOf(await register.as.samira.call('look.setLogo', signature))).toEqual(missing);
    const settings = await register.ask('samira', 'settings.get', {});
    const input = { ...settings, logoId: signature.id };
    expect(refusalOf(await register.as.samira.call('settings.save', input))).toEqual(missing);
  });
});

describe('a drawn signature', () => {
  it('becomes dark ink on white, without the paper around it', async () => {
    const register = await seededRegister();
    await register.ask('maria', 'look.addSignature', {}, { path: await signatureFile() });
    const [picture] = await stored(register);
    expect(picture!.width).toBeLessThan(650);
    expect(picture!.height).toBeLessThan(260);
    const { data, info } = await sharp(picture!.content).raw().toBuffer({ resolveWithObject: true });
    expect(data[0]).toBeGreaterThan(250);
    expect(data.reduce((least, one) => Math.min(least, one))).toBeLessThan(60);
    expect(info.width).toBe(picture!.width);
  });

  it('is no drawing of lines, and no sheet without ink', async () => {
    const register = await seededRegister();
    const refused = async (content: string | Uint8Array) =>
      refusalOf(await register.as.maria.call('look.addSignature', {}, { path: fileOf('namn', content) }));
    expect(await refused(logoSvg)).toEqual({ kind: 'pictureUnusable', reason: 'otherKind' });
    expect(await refused(await plain(900, 500, '#eeeeee').jpeg().toBuffer())).toMatchObject({
      kind: 'pictureUnusable',
    });
    expect(await stored(register)).toEqual([]);
  });

  it('is seen and chosen by its owner only; a logo is seen by everybody who is signed in', async () => {
    const register = await seededRegister();
    const path = await signatureFile();
    const { id } = await register.ask('maria', 'look.addSignature', {}, { path });
    const { id: logo } = await register.ask('samira', 'look.addLogo', {}, { path: logoFile() });
    expect(await register.ask('maria', 'look.signature', {})).toEqual({ id });
    expect(await register.ask('erik', 'look.signature', {})).toEqual({ id: null });
    expect(refusalOf(await register.as.erik.call('look.setSignature', { id }))).toMatchObject({
      kind: 'notFound',
    });
    expect(await register.as.maria.bytes('picture', id)).toMatchObject({ fileName: 'signature' });
    expect(await register.as.samira.bytes('picture', id)).toBeUndefined();
    expect(await register.as.erik.bytes('picture', logo)).toMatchObject({ mediaType: 'image/png' });
    expect(await register.engine.connect().bytes('picture', logo)).toBeUndefined();
  });
});

describe('a certificate', () => {
  const choiceOf = async (register: SeededRegister) => ({
    participantId: register.participantId,
    validationIds: [await approvedValidation(register)],
    nameOnCertificate: 'Åsa Öberg',
    birth: 'date' as const,
  });

  const pdfOf = async (register: SeededRegister): Promise<Buffer> =>
    (await openRaw(register)).rows<{ pdf: Buffer }>('SELECT pdf FROM certificate')[0]!.pdf;

  /** How many pictures the file holds. */
  const pictures = (pdf: Buffer): number => pdf.toString('latin1').split('/Subtype /Image').length - 1;

  it('bears the logo and the signatures of those who stand under it, and conforms', async () => {
    const register = await seededRegister();
    await register.ask('samira', 'look.addLogo', {}, { path: logoFile() });
    for (const key of ['maria', 'petra', 'erik'] as const)
      await register.ask(key, 'look.addSignature', {}, { path: await signatureFile() });
    await issueRead(register, 'maria', await choiceOf(register));
    const pdf = await pdfOf(register);
    expect(pictures(pdf)).toBe(3);
    expect(await checkPdf(pdf)).toEqual({ problems: [] });
  });

  it('bears no drawn signature where two people of an older register have the same name', async () => {
    const register = await seededRegister();
    await register.ask('maria', 'look.addSignature', {}, { path: await signatureFile() });
    const raw = await openRaw(register);
    raw.run('UPDATE user SET name = ? WHERE id = ?', staff.maria.name, register.userId('erik'));
    await issueRead(register, 'maria', await choiceOf(register));
    expect(pictures(await pdfOf(register))).toBe(0);
  });

  it('never changes after it was issued', async () => {
    const register = await seededRegister();
    await register.ask('samira', 'look.addLogo', {}, { path: logoFile() });
    await register.ask('maria', 'look.addSignature', {}, { path: await signatureFile() });
    const { id } = await issueRead(register, 'maria', await choiceOf(register));
    const atIssue = await pdfOf(register);

    const other = fileOf('ny.png', await plain(700, 300, '#7a1f5c').png().toBuffer());
    await register.ask('samira', 'look.addLogo', {}, { path: other });
    await register.ask('maria', 'look.setSignature', { id: null });
    const settings = await register.ask('samira', 'settings.get', {});
    await register.ask('samira', 'settings.save', {
      ...settings,
      organisationName: 'En helt annan kommun',
      certificateTitle: 'Kompetensbevis',
      accentColour: '#7a1f5c',
      textAbove: 'Nya ord.',
      isPreprinted: true,
    });
    const renamed = personInput(register, { givenName: 'Eva', familyName: 'Nyberg' });
    await register.ask('samira', 'participant.save', { ...renamed, id: register.participantId });
    const module = register.module('EX-DISK');
    const { id: version } = await register.ask('samira', 'module.newVersion', { id: module.id });
    await register.ask('samira', 'module.saveDraft', {
      id: version,
      title: 'Helt ny titel',
      level: 2,
      seqfLevel: null,
      creditValue: null,
      notionalLearningHours: null,
      outcomes: module.outcomes.map(({ text, selfAssessmentText, suggestedEvidence, criteria }) => ({
        text: `${text} Nytt.`,
        selfAssessmentText,
        suggestedEvidence,
        criteria: criteria.map(({ text: words, kind }) => ({ text: words, kind })),
      })),
    });
    await register.ask('samira', 'module.publish', { id: version });

    const { documentId } = await register.ask('maria', 'certificate.print', { ids: [id] });
    const reprint = await register.as.maria.bytes('document', documentId);
    expect(Buffer.compare(reprint!.bytes, atIssue)).toBe(0);
  });
});

describe('seen before it is used', () => {
  const lookOf = async (register: SeededRegister) =>
    z.object(lookShape).parse(await register.ask('samira', 'settings.get', {}));

  it('the real paper conforms, uses no number and cannot be saved', async () => {
    const register = await seededRegister();
    await register.ask('samira', 'look.addLogo', {}, { path: logoFile() });
    const look = { ...(await lookOf(register)), accentColour: '#ffcc00', textAbove: 'Har visat följande:' };
    const shown = await register.ask('samira', 'look.preview', look);
    expect(shown.pageCount).toBe(2);
    const held = await register.as.samira.bytes('document', shown.documentId);
    expect(await checkPdf(held!.bytes)).toEqual({ problems: [] });
    const input = { documentId: shown.documentId, suggestedName: 'x' };
    const path = fileOf('x.pdf', '');
    expect(refusalOf(await register.as.samira.call('document.save', input, { path }))).toMatchObject({
      kind: 'notFound',
    });
    expect(readFileSync(path)).toHaveLength(0);
    const again = await register.ask('samira', 'look.preview', look);
    const heldAgain = await register.as.samira.bytes('document', again.documentId);
    expect(Buffer.compare(held!.bytes, heldAgain!.bytes)).toBe(0);
    expect(
      (await register.ask('samira', 'certificate.list', { search: '', year: null, after: null, limit: 5 }))
        .total,
    ).toBe(0);
  });

  it('says which letter cannot be printed', async () => {
    const register = await seededRegister();
    const look = { ...(await lookOf(register)), textBelow: 'Lycka till! 𐓏' };
    expect(refusalOf(await register.as.samira.call('look.preview', look))).toEqual({
      kind: 'textHasUnknownLetters',
      field: 'textBelow',
      letters: ['𐓏'],
    });
  });

  it('the page for the printer conforms and is the same each time', async () => {
    const register = await seededRegister();
    const make = async () => {
      const { documentId, pageCount } = await register.ask('samira', 'look.testPage', {
        accentColour: '#7a1f5c',
      });
      expect(pageCount).toBe(1);
      return (await register.as.samira.bytes('document', documentId))!.bytes;
    };
    const [one, two] = [await make(), await make()];
    expect(await checkPdf(one)).toEqual({ problems: [] });
    expect(Buffer.compare(one, two)).toBe(0);
  });
});

it('a picture that is nowhere is not found', async () => {
  const register = await seededRegister();
  const nowhere = '01968a2e-1111-7000-8000-00000000dead' as PictureId;
  expect(await register.as.samira.bytes('picture', nowhere)).toBeUndefined();
});
