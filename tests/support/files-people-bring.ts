/**
 * Files as telephones, colleagues and Teams give them, made byte by byte or with sharp: enough of each to be what it is.
 * Not here: what becomes of them (engine/validations/files-in.test.ts) and playing them (e2e/evidence-files.spec.ts).
 */
import sharp from 'sharp';
import { strToU8, zipSync } from 'fflate';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const u16 = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value, index * 2);
  return bytes;
};
const u32 = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, index * 4);
  return bytes;
};

/** A box of ISO base media. */
const box = (kind: string, ...content: readonly Uint8Array[]): Buffer => {
  const inside = Buffer.concat(content);
  return Buffer.concat([u32(inside.length + 8), latin(kind), inside]);
};

const matrix = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);

export type Track = {
  readonly handler: 'vide' | 'soun';
  readonly codec: string;
  /** The rest of the sample entry, and the samples. */
  readonly entry?: Uint8Array;
  readonly samples?: readonly Uint8Array[];
  readonly size?: readonly [width: number, height: number];
};

const perSecond = 10;

/** An MP4, MOV or 3GP by its brand, ten samples a second; each track's samples lie in one piece after another. */
export const movie = (brand: string, tracks: readonly Track[]): Buffer => {
  const ftyp = box('ftyp', latin(brand), u32(0), latin(`${brand}isom`));
  const length = Math.max(1, ...tracks.map(({ samples = [] }) => samples.length));
  const made = (starts: readonly number[]): Buffer =>
    box(
      'moov',
      box(
        'mvhd',
        u32(0, 0, 0, perSecond, length, 0x10000),
        u16(0x100, 0),
        u32(0, 0),
        matrix,
        u32(0, 0, 0, 0, 0, 0, 9),
      ),
      ...tracks.map(
        ({ handler, codec, entry = Buffer.alloc(0), samples = [], size: [width, height] = [0, 0] }, index) =>
          box(
            'trak',
            box(
              'tkhd',
              u32(7, 0, 0, index + 1, 0, length, 0, 0),
              u16(0, 0, handler === 'soun' ? 0x100 : 0, 0),
              matrix,
              u16(width, 0, height, 0),
            ),
            box(
              'mdia',
              box('mdhd', u32(0, 0, 0, perSecond, length), u16(0x55c4, 0)),
              box('hdlr', u32(0, 0), latin(handler), u32(0, 0, 0), Buffer.alloc(1)),
              box(
                'minf',
                handler === 'vide' ? box('vmhd', u32(1, 0, 0)) : box('smhd', u32(0, 0)),
                box('dinf', box('dref', u32(0, 1), box('url ', u32(1)))),
                box(
                  'stbl',
                  box('stsd', u32(0, 1), box(codec, entry)),
                  box('stts', u32(0, 1, samples.length, 1)),
                  box('stsc', u32(0, 1, 1, samples.length, 1)),
                  box('stsz', u32(0, 0, samples.length), u32(...samples.map((sample) => sample.length))),
                  box('stco', u32(0, 1, starts[index] ?? 0)),
                ),
              ),
            ),
          ),
      ),
    );
  const from = ftyp.length + made(tracks.map(() => 0)).length + 8;
  const lengths = tracks.map(({ samples = [] }) => samples.reduce((sum, one) => sum + one.length, 0));
  const starts = lengths.map((_, index) => from + lengths.slice(0, index).reduce((sum, one) => sum + one, 0));
  return Buffer.concat([ftyp, made(starts), box('mdat', ...tracks.flatMap(({ samples = [] }) => samples))]);
};

/** The content of the boxes along a path; those before the last may say a version first. */
const boxIn = (bytes: Buffer, ...path: readonly (readonly [kind: string, skip: number])[]): Buffer =>
  path.reduce((inside, [kind, skip]) => {
    const at = inside.indexOf(kind, 0, 'latin1');
    return inside.subarray(at + 4 + skip, at - 4 + inside.readUInt32BE(at - 4));
  }, bytes);

/** Frames of AV1 that any browser of today decodes: each is a whole picture, made as AVIF and taken out of it. */
export const av1Movie = async (frames: number, brand = 'isom'): Promise<Buffer> => {
  const [width, height] = [160, 120];
  const pictures: Buffer[] = [];
  for (let index = 0; index < frames; index += 1) {
    const background = { r: 250 - index * 20, g: 60, b: index * 20 };
    pictures.push(
      await sharp({ create: { width, height, channels: 3, background } })
        .avif({ quality: 60, effort: 0 })
        .toBuffer(),
    );
  }
  const [first = Buffer.alloc(0)] = pictures;
  const av1C = boxIn(first, ['av1C', 0]);
  const entry = Buffer.concat([
    Buffer.alloc(6),
    u16(1),
    Buffer.alloc(16),
    u16(width, height),
    u32(0x480000, 0x480000, 0),
    u16(1),
    Buffer.alloc(32),
    u16(24, 0xffff),
    box('av1C', av1C),
  ]);
  const samples = pictures.map((picture) => boxIn(picture, ['mdat', 0]));
  return movie(brand, [{ handler: 'vide', codec: 'av01', entry, samples, size: [width, height] }]);
};

/** A tone in WAV, one channel. */
export const wav = (seconds: number, rate = 8000): Buffer => {
  const samples = Buffer.alloc(seconds * rate * 2);
  for (let index = 0; index < samples.length / 2; index += 1)
    samples.writeInt16LE(Math.round(8000 * Math.sin((index * 440 * 2 * Math.PI) / rate)), index * 2);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
};

/** An element of Matroska with a length of eight bytes. */
const element = (id: string, ...content: readonly Uint8Array[]): Buffer => {
  const inside = Buffer.concat(content);
  return Buffer.concat([Buffer.from(id, 'hex'), latin('\x01'), Buffer.alloc(3), u32(inside.length), inside]);
};
const number = (value: number): Buffer => u16(value);

/** A WebM of VP8, a frame a picture, with its length and an index; made of pictures in WebP, which are VP8. */
export const webm = async (frames: number, codec = 'V_VP8'): Promise<Buffer> => {
  const [width, height] = [160, 120];
  const blocks: Buffer[] = [];
  for (let index = 0; index < frames; index += 1) {
    const background = { r: 40, g: 250 - index * 20, b: 60 };
    const picture = await sharp({ create: { width, height, channels: 3, background } })
      .webp({ quality: 60 })
      .toBuffer();
    const at = picture.indexOf('VP8 ', 0, 'latin1');
    const frame = picture.subarray(at + 8, at + 8 + picture.readUInt32LE(at + 4));
    blocks.push(element('a3', latin('\x81'), u16(index * (1000 / perSecond)), latin('\x80'), frame));
  }
  const length = Buffer.alloc(8);
  length.writeDoubleBE(frames * (1000 / perSecond));
  const track = element(
    'ae',
    element('d7', number(1)),
    element('73c5', number(1)),
    element('83', number(codec.startsWith('V') ? 1 : 2)),
    element('86', latin(codec)),
    element('e0', element('b0', number(width)), element('ba', number(height))),
  );
  return Buffer.concat([
    element(
      '1a45dfa3',
      element('4286', number(1)),
      element('42f7', number(1)),
      element('42f2', number(4)),
      element('42f3', number(8)),
      element('4282', latin('webm')),
      element('4287', number(2)),
      element('4285', number(2)),
    ),
    element(
      '18538067',
      element(
        '1549a966',
        element('2ad7b1', u32(1_000_000)),
        element('4489', length),
        element('4d80', latin('t')),
        element('5741', latin('t')),
      ),
      element('1654ae6b', track),
      element('1f43b675', element('e7', number(0)), ...blocks),
    ),
  ]);
};

const ogg = (packet: string): Buffer =>
  Buffer.concat([latin('OggS\0\x02'), Buffer.alloc(20), Buffer.from([1, packet.length]), latin(packet)]);

/** A document of Word, Excel or PowerPoint as far as anybody looks at it. */
export const office = (type: string, main: string): Buffer =>
  Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8(
        `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${main}" ContentType="${type}.main+xml"/></Types>`,
      ),
      '_rels/.rels': strToU8('<Relationships/>'),
      [main]: strToU8('<w:document/>'),
    }),
  );
export const docx = (): Buffer =>
  office('application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'word/document.xml');
export const openDocument = (type: string): Buffer =>
  Buffer.from(
    zipSync({
      mimetype: [strToU8(`application/vnd.oasis.opendocument.${type}`), { level: 0 }],
      'content.xml': strToU8('<x/>'),
    }),
  );

export const sounds = {
  samsung3gp4: () => movie('3gp4', [{ handler: 'soun', codec: 'mp4a' }]),
  samsung3gp5: () => movie('3gp5', [{ handler: 'soun', codec: 'mp4a' }]),
  speechAmr: () => movie('3gp4', [{ handler: 'soun', codec: 'samr' }]),
  amr: () => latin('#!AMR\n\x3c\x91\x17\x16\xbe\x66\x79\xe1'),
  whatsApp: () => ogg('OpusHead\x01\x01\0\0\x80\xbb\0\0\0\0\0'),
  vorbis: () => ogg('\x01vorbis\0\0\0\0\x01\x44\xac\0\0'),
  m4a: () => movie('M4A ', [{ handler: 'soun', codec: 'mp4a' }]),
  mp42: () => movie('mp42', [{ handler: 'soun', codec: 'mp4a' }]),
  aac: () => Buffer.concat([latin('\xff\xf1\x50\x80\x02\x1f\xfc'), Buffer.alloc(400)]),
  flac: () => Buffer.concat([latin('fLaC\0\0\0\x22'), Buffer.alloc(64)]),
} as const;

export const films = {
  iphone: () =>
    movie('qt  ', [
      { handler: 'vide', codec: 'hvc1' },
      { handler: 'soun', codec: 'mp4a' },
    ]),
  mp4: () => movie('isom', [{ handler: 'vide', codec: 'avc1' }]),
  samsung3gp: () => movie('3gp5', [{ handler: 'vide', codec: 'avc1' }]),
} as const;

type Colour = { readonly r: number; readonly g: number; readonly b: number; readonly alpha: number };

/** A picture that moves: the last colour's frames have a spot, unless told not to, so that there is something to see. */
export const animation = async (
  kind: 'gif' | 'webp',
  colours: readonly Colour[],
  hasSpot = true,
): Promise<Buffer> => {
  const spot = await sharp({ create: { width: 20, height: 20, channels: 4, background: '#004080' } })
    .png()
    .toBuffer();
  const frames = await Promise.all(
    colours.map((background) => {
      const frame = sharp({ create: { width: 40, height: 40, channels: 4, background } });
      const isSpotted = hasSpot && background.r === 200;
      return (isSpotted ? frame.composite([{ input: spot, left: 5, top: 5 }]) : frame).png().toBuffer();
    }),
  );
  const joined = sharp(frames, { join: { animated: true } });
  return kind === 'gif'
    ? joined.gif({ keepDuplicateFrames: true }).toBuffer()
    : joined.webp({ lossless: true }).toBuffer();
};
