// Files that are not what they are called, or are made to harm whoever opens them, as evidence; and names that are made
// to be read as others. Not here: logos (look.test.ts) and module files (module-file.test.ts).
import { deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import { describe, expect, it, test } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import { prepareSave, readLimited } from '../../../src/engine/files/files.ts';
import { refusalOf, temporaryFolder, valueOf } from '../../support/engine.ts';
import { fileOf } from '../../support/pictures.ts';
import { allPeople, enrol, personInput, plannedValidation, seededRegister } from '../../support/story.ts';

const evidenceOf = async () => {
  const register = await seededRegister();
  const validationId = await plannedValidation(register);
  const { id } = await register.ask('maria', 'evidence.register', {
    validationIds: [validationId],
    criterionIds: [],
    type: 'photo',
    on: '2026-03-02' as PlainDate,
    place: '',
    text: '',
    judgement: null,
  });
  const attach = (name: string, content: string | Uint8Array) =>
    register.as.maria.call('evidence.attach', { id }, { path: fileOf(name, content) });
  /** What a window gets of it. */
  const shown = async (name: string, content: string | Uint8Array) => {
    const attached = valueOf(await attach(name, content));
    return (await register.as.maria.bytes('attachment', attached.id))!;
  };
  return { attach, shown };
};

const crc = (bytes: Uint8Array): number => {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
};

const chunk = (kind: string, content: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc(named));
  return Buffer.concat([length, named, sum]);
};

/** Well-formed as far as it goes: a few hundred bytes that claim to hold so many pixels. */
const pngOf = (width: number, height: number): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  const rows = deflateSync(Buffer.alloc(100_000));
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
};

const zip = Buffer.concat([Buffer.from('PK\x03\x04\x14\0\0\0\x08\0', 'latin1'), Buffer.alloc(200)]);
const scriptedSvg =
  '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script></svg>';

describe('a file as evidence', () => {
  test('is taken by its bytes and never by its name', async () => {
    const { attach } = await evidenceOf();
    const refused = async (name: string, content: string | Uint8Array) =>
      refusalOf(await attach(name, content)).kind;
    // What is packed is not kept; documents are, and are unpacked only to be shown (hostile-documents.test.ts).
    expect(await refused('bilder.zip', zip)).toBe('fileTypeNotAllowed');
    expect(await refused('bilder.txt', zip)).toBe('fileTypeNotAllowed');
    expect(await refused('bild.jpg', zip)).toBe('fileTypeNotAllowed');
    expect(await refused('brev.pdf', Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1')]))).toBe(
      'fileTypeNotAllowed',
    );
    expect(await refused('bild.png', scriptedSvg)).toBe('fileIsNotAnImage');
    expect(await refused('bild.png', '<html><script>alert(1)</script>')).toBe('fileIsNotAnImage');
    expect(await refused('tom.txt', '')).toBe('fileTypeNotAllowed');
  });

  test('that could run something is shown as the text that it is', async () => {
    const { shown } = await evidenceOf();
    for (const [name, content] of [
      ['ritning.svg', scriptedSvg],
      ['sida.html', '<html><script>alert(1)</script>'],
    ] as const)
      expect(await shown(name, content)).toMatchObject({ mediaType: 'text/plain', fileName: `${name}.txt` });
  });

  test('that is two kinds at once keeps nothing of the second in a picture', async () => {
    const { shown } = await evidenceOf();
    const create = { width: 20, height: 20, channels: 3, background: '#7a9' } as const;
    const picture = await sharp({ create }).jpeg().toBuffer();
    const both = Buffer.concat([picture, zip, Buffer.from('<script>alert(1)</script>')]);
    const { bytes, mediaType } = await shown('bild.jpg', both);
    expect(mediaType).toMatch(/^image\/(jpeg|png)$/);
    expect(Buffer.from(bytes).includes(zip)).toBe(false);
    expect(Buffer.from(bytes).includes('<script>')).toBe(false);
  });

  test('that is packed to be looked into and unpacks to very much is told in no time', async () => {
    const { attach } = await evidenceOf();
    const bomb = zipSync({ '[Content_Types].xml': new Uint8Array(200_000_000) });
    expect(bomb.length).toBeLessThan(1_000_000);
    const started = performance.now();
    expect(refusalOf(await attach('brev.docx', bomb)).kind).toBe('fileTypeNotAllowed');
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('that claims to hold thousands of millions of pixels is refused before it is read', async () => {
    const { attach } = await evidenceOf();
    const started = performance.now();
    for (const [width, height] of [
      [60_000, 60_000],
      [2_000_000_000, 1],
      [12_000, 11_000],
    ] as const)
      expect(refusalOf(await attach('bild.png', pngOf(width, height))).kind).toBe('fileUnreadable');
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('whose name turns the reading round is kept under a name that does not', async () => {
    const { shown } = await evidenceOf();
    const { fileName } = await shown('protokoll\u202Etxt.exe', 'text');
    expect(fileName).toBe('protokolltxt.exe.txt');
  });
});

describe('paths', () => {
  it.each(['/dev/zero', '/dev', '/finns/inte', 'en\0två'])('%j is not read', (path) => {
    expect(refusalOf(readLimited(path, 1000)).kind).toBe('fileUnreadable');
  });

  it('too long to be written is told, not a fault', () => {
    const path = `${temporaryFolder()}/${'å'.repeat(300)}.pdf`;
    expect(refusalOf(prepareSave(path, Buffer.from('x')))).toMatchObject({ kind: 'notSaved', why: 'name' });
  });
});

describe('a name', () => {
  test('cannot turn a line round, and one that looks like somebody’s is pointed out', async () => {
    const register = await seededRegister();
    const id = await enrol(register, { givenName: '\u202EgreB', familyName: 'Å\u200Bs' });
    const { displayName } = await register.ask('maria', 'participant.get', { id });
    expect(displayName).toBe('greB Ås');
    const asked = { familyName: 'Öberg', birthYear: null, except: null };
    const found = await register.ask('maria', 'participant.findDuplicates', { ...asked, givenName: 'Åsа' });
    expect(found.map((person) => person.id)).toEqual([register.participantId]);
  });

  test('made of SQL is kept as it is and finds nobody else', async () => {
    const register = await seededRegister();
    const givenName = "Robert'); DROP TABLE participant; --";
    const id = await enrol(register, { ...personInput(register), givenName, familyName: '%_' });
    const { rows } = await register.ask('maria', 'participant.list', {
      ...allPeople,
      search: "Robert') DROP",
    });
    expect(rows.map((row) => [row.id, row.displayName])).toEqual([[id, `${givenName} %_`]]);
  });
});
