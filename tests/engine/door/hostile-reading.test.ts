// Files that are made to take time or memory without end, at every door that reads files from outside: each is answered in
// its time, others are answered meanwhile, and the next file is read. Not here: what is wrong with such a file in itself.
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import { beforeEach, expect, test } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import type { EvidenceId } from '#domain/ids.ts';
import type { Reply } from '#domain/refusal.ts';
import { readingThread } from '../../../src/engine/document-reader.ts';
import { forked, readingProcess } from '../../../src/engine/reading-process.ts';
import { readingTimes } from '../../../src/engine/reading-jobs.ts';
import { refusalOf, testEngine, valueOf } from '../../support/engine.ts';
import { fileOf, logoFile } from '../../support/pictures.ts';
import { plannedValidation, seededRegister, type SeededRegister } from '../../support/story.ts';

const at = (path: string) => new URL(`../../../src/engine/${path}`, import.meta.url);

/** Milliseconds for each file here; the program is more patient. */
const limit = 2500;
const times = Object.fromEntries(Object.keys(readingTimes).map((job) => [job, limit])) as typeof readingTimes;

const readOutside = readingProcess(forked(fileURLToPath(at('reader.ts'))), times);
const readDocument = readingThread(at('read-worker.ts'), limit);

let register: SeededRegister;
let evidence: { readonly id: EvidenceId };

beforeEach(async () => {
  register = await seededRegister(testEngine(undefined, undefined, { readOutside, readDocument }));
  evidence = await register.ask('maria', 'evidence.register', {
    validationIds: [await plannedValidation(register)],
    criterionIds: [],
    type: 'written',
    on: '2026-03-02' as PlainDate,
    place: '',
    text: '',
    judgement: null,
  });
});

const doors = {
  logo: (path: string) => register.as.samira.call('look.addLogo', {}, { path }),
  signature: (path: string) => register.as.maria.call('look.addSignature', {}, { path }),
  evidence: (path: string) => register.as.maria.call('evidence.attach', { id: evidence.id }, { path }),
  certificate: (path: string) => register.as.maria.call('check.file', {}, { path }),
  modules: (path: string) => register.as.samira.call('module.import', {}, { path }),
  shown: async (path: string) => {
    const attached = await register.as.maria.call('evidence.attach', { id: evidence.id }, { path });
    return attached.ok ? register.as.maria.call('attachment.read', { id: attached.value.id }) : attached;
  },
} as const;

const svg = (inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="800" height="400">${inside}</svg>`;
const many = (count: number, one: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => one(index)).join('');
const square = '<rect width="700" height="300" fill="#024"/>';

/** Each drawn ten times by the next. */
const nested = (element: string, deep: number): string =>
  `<defs><g id="a0">${square}</g>${many(deep, (level) => `<g id="a${String(level + 1)}">${many(10, () => `<use xlink:href="#a${String(level)}"/>`)}</g>`)}</defs>${element}`;

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#024' }, limitInputPixels: false })
    .png()
    .toBuffer();

let largest: Promise<Buffer> | undefined;
const nineHundredMillion = () => (largest ??= plain(30_000, 30_000));

/** A well-formed GIF of so many frames of one point. */
const gif = (frames: number): Buffer => {
  const head = Buffer.from('474946383961e803e803800000ffffff000000', 'hex');
  const frame = Buffer.from('21f9040001000000002c0000000001000100000202440100', 'hex');
  return Buffer.concat([head, ...Array.from({ length: frames }, () => frame), Buffer.from([0x3b])]);
};

/** A PDF of these objects, with a table of where they lie. */
const pdf = (objects: readonly (string | Buffer)[]): Buffer => {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  for (const [index, object] of objects.entries())
    parts.push(Buffer.from(`${String(index + 1)} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n'));
  parts.push(Buffer.from(`trailer\n<< /Root 1 0 R /Size ${String(objects.length + 1)} >>\n%%EOF\n`));
  return Buffer.concat(parts);
};
const stream = (head: string, content: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`<< ${head} /Length ${String(content.length)} >>\nstream\n`),
    content,
    Buffer.from('\nendstream'),
  ]);
const catalog = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>'];
const packed = (megabytes: number, head: string): Buffer =>
  stream(`${head} /Filter /FlateDecode`, deflateSync(Buffer.alloc(megabytes * 2 ** 20, '1 '), { level: 1 }));

/** A TIFF whose list of pictures leads back to its first. */
const endlessTiff = (): Buffer => {
  const file = Buffer.alloc(8 + 2 + 12 + 4);
  file.write('II*\0', 'latin1');
  file.writeUInt32LE(8, 4);
  file.writeUInt16LE(1, 8);
  file.writeUInt16LE(256, 10);
  file.writeUInt16LE(3, 12);
  file.writeUInt32LE(1, 14);
  file.writeUInt32LE(1, 18);
  file.writeUInt32LE(8, 22);
  return file;
};

const docx = (parts: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  zipSync({
    '[Content_Types].xml': Buffer.from(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    ...parts,
  });
const body = (inside: string): Buffer =>
  Buffer.from(
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inside}</w:body></w:document>`,
  );

const hostile: readonly [
  string,
  keyof typeof doors,
  string,
  () => Promise<string | Uint8Array> | string | Uint8Array,
][] = [
  [
    'blurred four hundred times',
    'logo',
    'a.svg',
    () =>
      svg(
        `<filter id="f">${many(400, () => '<feGaussianBlur stdDeviation="20"/>')}</filter><g filter="url(#f)">${square}</g>`,
      ),
  ],
  [
    'blurred by its style',
    'logo',
    'a.svg',
    () => svg(`<g style="filter:${many(400, () => ' blur(20px)')}">${square}</g>`),
  ],
  ['ten to the tenth uses', 'logo', 'a.svg', () => svg(nested('<use xlink:href="#a10"/>', 10))],
  [
    'patterns of patterns',
    'logo',
    'a.svg',
    () =>
      svg(
        `${many(40, (level) => `<pattern id="p${String(level)}" width="3" height="3" patternUnits="userSpaceOnUse"><rect width="900" height="900" fill="${level === 0 ? '#024' : `url(#p${String(level - 1)})`}"/></pattern>`)}<rect width="800" height="400" fill="url(#p39)"/>`,
      ),
  ],
  [
    'masks of masks',
    'logo',
    'a.svg',
    () =>
      svg(
        `${many(60, (level) => `<mask id="m${String(level)}"><rect width="800" height="400" fill="#fff" mask="url(#m${String(level - 1)})"/></mask>`)}<rect width="800" height="400" mask="url(#m59)"/>`,
      ),
  ],
  [
    'a mark at each of many points',
    'logo',
    'a.svg',
    () =>
      svg(
        `<marker id="k" markerWidth="900" markerHeight="900">${many(50, () => square)}</marker><path fill="none" stroke="#024" marker-mid="url(#k)" d="M0 0 ${many(40_000, (index) => `L${String(index % 800)} ${String(index % 400)}`)}"/>`,
      ),
  ],
  [
    'text without end',
    'logo',
    'a.svg',
    () => svg(`<text y="90" font-size="90">${'å'.repeat(700_000)}</text>`),
  ],
  ['nine hundred million points', 'logo', 'a.png', nineHundredMillion],
  ['nine hundred million points, as a signature', 'signature', 'a.png', nineHundredMillion],
  ['nine hundred million points, as evidence', 'evidence', 'a.png', nineHundredMillion],
  ['as many points as may be', 'evidence', 'a.png', () => plain(11_900, 10_000)],
  ['ten thousand frames', 'evidence', 'a.gif', () => gif(10_000)],
  ['a list of pictures that never ends', 'evidence', 'a.tiff', endlessTiff],
  [
    'an HEIC that is none',
    'evidence',
    'a.heic',
    () =>
      Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0heicmif1', 'latin1'), Buffer.alloc(9000, 0xff)]),
  ],
  [
    'a PDF’s objects packed',
    'certificate',
    'a.pdf',
    () => pdf([...catalog, packed(300, '/Type /ObjStm /N 50000000 /First 10')]),
  ],
  [
    'a PDF’s table packed',
    'certificate',
    'a.pdf',
    () => pdf([...catalog, packed(300, '/Type /XRef /W [1 2 1] /Size 90000000')]),
  ],
  [
    'a PDF whose pages hold themselves',
    'certificate',
    'a.pdf',
    () =>
      pdf([
        '<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles 3 0 R >> >>',
        '<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>',
        '<< /Kids [3 0 R] >>',
      ]),
  ],
  ['a PDF in itself, ever deeper', 'certificate', 'a.pdf', () => pdf([...catalog, '['.repeat(3_000_000)])],
  [
    'an attachment that is packed',
    'certificate',
    'a.pdf',
    () =>
      pdf([
        '<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(kompetensintyg.json) 3 0 R] >> >> >>',
        '<< /Type /Pages /Kids [] /Count 0 >>',
        '<< /Type /Filespec /F (kompetensintyg.json) /UF (kompetensintyg.json) /EF << /F 4 0 R >> >>',
        packed(300, '/Type /EmbeddedFile'),
      ]),
  ],
  [
    'sixteen thousand strange fields',
    'modules',
    'a.json',
    () =>
      `{"format":"intyga-modules","modules":[{${many(16_000, (index) => `"x${String(index)}":1,`)}"code":"A"}]}`,
  ],
  [
    'a document that swells',
    'shown',
    'a.docx',
    () => docx({ 'word/document.xml': Buffer.alloc(400 * 2 ** 20, ' ') }),
  ],
  [
    'a document of very many runs',
    'shown',
    'a.docx',
    () => docx({ 'word/document.xml': body('<w:p><w:r><w:t>a</w:t></w:r></w:p>'.repeat(400_000)) }),
  ],
];

/** Milliseconds that the engine's own thread worked, at most, while somebody else waited for an answer. */
const longestWait = async (reading: Promise<unknown>): Promise<number> => {
  const state = { isOver: false };
  const over = reading.finally(() => {
    state.isOver = true;
  });
  let longest = 0;
  while (!state.isOver) {
    const begun = process.threadCpuUsage();
    valueOf(await register.as.petra.call('workshop.list', {}));
    const { user, system } = process.threadCpuUsage(begun);
    longest = Math.max(longest, (user + system) / 1000);
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
  }
  await over;
  return longest;
};

const known = new Set([
  'pictureUnusable',
  'fileUnreadable',
  'fileTypeNotAllowed',
  'fileTooLarge',
  'readingUnfinished',
  'moduleFileInvalid',
]);
const told = (reply: Reply<unknown>): string => (reply.ok ? 'read' : reply.refusal.kind);

test.each(hostile)('%s (%s)', { timeout: 60_000 }, async (_what, door, name, make) => {
  const path = fileOf(name, await make());
  const begun = performance.now();
  const reading: Promise<Reply<unknown>> = doors[door](path);
  const longest = await longestWait(reading);
  const reply = await reading;
  expect(['read', ...known]).toContain(told(reply));
  expect(longest).toBeLessThan(100);
  // Once for the file as evidence and twice for it as a document, and for a process to begin.
  expect(performance.now() - begun).toBeLessThan(3 * limit + 20_000);
  expect(valueOf(await doors.logo(logoFile()))).toHaveProperty('id');
});

test('what would take for ever is ended and said so', async () => {
  const path = fileOf('a.pdf', pdf([...catalog, packed(300, '/Type /ObjStm /N 50000000 /First 10')]));
  expect(refusalOf(await doors.certificate(path))).toEqual({ kind: 'readingUnfinished', name: 'a.pdf' });
});
