// Documents that are made to harm whoever opens them, or are only broken: each ends in plain words or in what could be
// read, and the engine goes on. Not here: sound ones (documents.test.ts), and what is not kept (files-in.test.ts).
import { DOMParser, type Element as XmlElement } from '@xmldom/xmldom';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { mostShown } from '#domain/document-content.ts';
import { readingThread } from '../../../src/engine/document-reader.ts';
import { prepareAttachment } from '../../../src/engine/pictures/attachment.ts';
import { shownPictures } from '../../../src/engine/pictures/documents/document-pictures.ts';
import { readDocument } from '../../../src/engine/pictures/documents/read-document.ts';
import { textOf, treeOf, type Element } from '../../../src/engine/pictures/documents/xml.ts';
import {
  employersLetter,
  excelOf,
  mediaTypes,
  openDocumentOf,
  paragraph,
  picture,
  relations,
  sheetPart,
  timeSheet,
  wordOf,
  wordPart,
} from '../../support/documents.ts';

type Kind = keyof typeof mediaTypes;

/** Longer than in the program: a busy computer is not what is tried here. */
const thread = readingThread(new URL('../../../src/engine/read-worker.ts', import.meta.url), 50_000);
/** As in the program: in the thread, with what it may take. */
const read = (kind: Kind, bytes: Uint8Array) => thread({ mediaType: mediaTypes[kind], bytes });

/** The sizes that a zip claims for its part, in the list at its end. */
const claiming = (file: Buffer, part: string, size: number): Buffer => {
  const changed = Buffer.from(file);
  const at = changed.lastIndexOf(part);
  changed.writeUInt32LE(size, at - 46 + 24);
  return changed;
};

const spaces = (length: number): Uint8Array => new Uint8Array(length).fill(32);
const laughs = `<!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, index) => `<!ENTITY ${'bcdefghij'.charAt(index)} "${`&${'abcdefghi'.charAt(index)};`.repeat(10)}">`).join('')}]><w:document><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>`;
const manySheets = () =>
  excelOf(
    Array.from({ length: 10_000 }, (_, index) => ({
      name: `Blad ${String(index + 1)}`,
      xml: sheetPart('<row r="1"><c r="A1"><v>1</v></c></row>'),
    })),
  );
const longText = (length: number): string => 'Vi talade om hygien. '.repeat(length / 21);

const damaged = { kind: 'unread', why: 'damaged' };
const tooLarge = { kind: 'unread', why: 'tooLarge' };

describe('is answered in plain words or with what could be read:', () => {
  const photo = Buffer.from('no picture');
  test.each<[what: string, kind: Kind, file: () => Uint8Array, answer: object]>([
    ['a bomb', 'docx', () => wordOf('', { 'word/document.xml': spaces(100_700_000) }), tooLarge],
    [
      'a bomb that says it is small',
      'docx',
      () => claiming(wordOf('', { 'word/document.xml': spaces(20_000_000) }), 'word/document.xml', 500),
      damaged,
    ],
    [
      'a part that claims all memory there is',
      'docx',
      () => claiming(wordOf(''), 'word/document.xml', 0xfffffff0),
      tooLarge,
    ],
    [
      'a bomb in a sheet',
      'xlsx',
      () => excelOf([{ name: 'A', xml: '' }], { more: { 'xl/worksheets/sheet1.xml': spaces(100_700_000) } }),
      tooLarge,
    ],
    [
      'many bombs that are each small enough',
      'xlsx',
      () => excelOf(Array.from({ length: 2 }, () => ({ name: 'A', xml: sheetPart(' '.repeat(85_000_000)) }))),
      tooLarge,
    ],
    [
      '10,000 sheets',
      'xlsx',
      manySheets,
      { kind: 'sheets', sheetCount: 10_000, sheets: { length: mostShown.sheets } },
    ],
    ['entities that grow', 'docx', () => wordOf('', { 'word/document.xml': laughs }), damaged],
    [
      'an entity from a file',
      'docx',
      () =>
        wordOf('', {
          'word/document.xml': '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>',
        }),
      damaged,
    ],
    ['an entity nobody knows', 'docx', () => wordOf(paragraph('&nbsp;')), damaged],
    [
      'elements within elements',
      'docx',
      () => wordOf('<w:p>'.repeat(100_000) + '</w:p>'.repeat(100_000)),
      damaged,
    ],
    ['half a file', 'docx', () => employersLetter(photo).subarray(0, 1_200), damaged],
    ['a file without its end', 'xlsx', () => timeSheet(500).subarray(0, -40), damaged],
    ['bytes that nobody packed', 'docx', () => Buffer.from('PK\x03\x04 hej hej hej'), damaged],
    ['nothing', 'docx', () => new Uint8Array(), damaged],
    ['a package without a document', 'docx', () => zipSync({ 'hej.txt': Buffer.from('hej') }), damaged],
    [
      'XML that ends in the middle',
      'docx',
      () => wordOf('', { 'word/document.xml': '<w:document><w:body><w:p>' }),
      damaged,
    ],
    ['XML with tags across each other', 'docx', () => wordOf('<w:p><w:r></w:p></w:r>'), damaged],
    [
      'a sheet that is not there',
      'xlsx',
      () => excelOf([{ name: 'A', xml: '' }], { more: { 'xl/_rels/workbook.xml.rels': relations() } }),
      damaged,
    ],
    ['an attribute without a value', 'docx', () => wordOf('<w:p a></w:p>'), damaged],
    ['a tag of a million signs', 'docx', () => wordOf(`<w:p ${'a'.repeat(1_000_000)}></w:p>`), damaged],
    [
      'a document with a password, of LibreOffice',
      'odt',
      () =>
        openDocumentOf('text', '', {
          more: {
            'META-INF/manifest.xml':
              '<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>',
          },
        }),
      damaged,
    ],
    ['RTF with groups within groups', 'rtf', () => Buffer.from(`{\\rtf1 ${'{'.repeat(1_000_000)}`), damaged],
    ['RTF that ends too often', 'rtf', () => Buffer.from('{\\rtf1 hej}}}}'), { kind: 'text', isCut: false }],
    [
      'RTF that skips further than there is',
      'rtf',
      () => Buffer.from('{\\rtf1 hej \\bin9999999999 då}'),
      { kind: 'text' },
    ],
    [
      'RTF of unknown letters',
      'rtf',
      () => Buffer.from("{\\rtf1\\ansicpg99999 \\u-1?\\u99999999?\\'ff}"),
      { kind: 'text' },
    ],
    [
      'styles that rest on each other in a ring',
      'docx',
      () =>
        wordOf(paragraph('Hej', '<w:pStyle w:val="A"/>'), {
          'word/_rels/document.xml.rels': relations(['r', 'styles', 'styles.xml']),
          'word/styles.xml': wordPart(
            'styles',
            '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>',
          ),
        }),
      { kind: 'text', blocks: [{ kind: 'paragraph' }] },
    ],
    [
      'a cell as wide as nothing',
      'docx',
      () =>
        wordOf(
          `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr>${paragraph('A')}</w:tc></w:tr></w:tbl>`,
        ),
      { blocks: [{ rows: [[{ across: 1 }]] }] },
    ],
    [
      'a hundred thousand notes in a line',
      'docx',
      () =>
        wordOf(
          `<w:p><w:r>${Array.from({ length: 100_000 }, (_, index) => `<w:footnoteReference w:id="${String(index)}"/>`).join('')}</w:r></w:p>`,
        ),
      { kind: 'text', isCut: true },
    ],
    [
      'a text of two million signs',
      'docx',
      () => wordOf(paragraph(longText(2_000_000))),
      { kind: 'text', isCut: true },
    ],
    [
      'a table of very many empty cells',
      'docx',
      () => wordOf(`<w:tbl><w:tr>${'<w:tc/>'.repeat(60_000)}</w:tr></w:tbl>`),
      { kind: 'text', isCut: true },
    ],
    [
      'names that objects have',
      'docx',
      () =>
        wordOf(
          '<__proto__ constructor="1" __proto__="2"/><w:p><w:r><w:constructor/><w:__proto__/><w:sym w:char="constructor"/></w:r></w:p>',
        ),
      { kind: 'text', blocks: [{ runs: [{ text: '□' }] }] },
    ],
    [
      'words that objects have, in RTF',
      'rtf',
      () => Buffer.from('{\\rtf1 \\constructor a\\valueof b}'),
      { kind: 'text', blocks: [{ runs: [{ text: 'ab' }] }] },
    ],
    [
      'rows and columns that no sheet has',
      'xlsx',
      () =>
        excelOf([
          {
            name: 'A',
            xml: sheetPart(
              '<row r="1e99"><c r="ZZZZZZ1"><v>1</v></c></row><row r="-5"><c t="s"><v>-1</v></c></row>',
            ),
          },
        ]),
      { kind: 'sheets' },
    ],
    [
      'a text that every cell repeats',
      'xlsx',
      () =>
        excelOf(
          Array.from({ length: 20 }, () => ({
            name: 'A',
            xml: sheetPart(
              Array.from({ length: 200 }, () => `<row>${'<c t="s"><v>0</v></c>'.repeat(50)}</row>`).join(''),
            ),
          })),
          { texts: ['x'.repeat(30_000)] },
        ),
      { kind: 'sheets' },
    ],
    [
      'a row that stands for a million, of LibreOffice',
      'ods',
      () =>
        openDocumentOf(
          'spreadsheet',
          '<table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000000"><text:p>x</text:p></table:table-cell></table:table-row></table:table>',
        ),
      { kind: 'sheets', sheets: [{ rowCount: 1_000_000 }] },
    ],
    [
      'spaces without end, of LibreOffice',
      'odt',
      () => openDocumentOf('text', '<text:p>a<text:s text:c="2000000000"/>b</text:p>'),
      { kind: 'text' },
    ],
  ])(
    '%s',
    async (_what, kind, file, answer) => {
      const bytes = file();
      const content = await read(kind, bytes);
      expect(content).toMatchObject(answer);
      expect(JSON.stringify(content).length).toBeLessThan(12_000_000);
    },
    60_000,
  );

  afterAll(async () => {
    // After all of them the thread is there and reads.
    expect(await read('docx', employersLetter(photo))).toMatchObject({ kind: 'text' });
  });
});

test('what lies outside the package is no part of it: nothing is fetched', async () => {
  for (const [target, mode] of [
    ['http://example.com/a.png', 'External'],
    ['file:///etc/passwd', 'External'],
    ['../../../../etc/passwd', undefined],
  ] as const) {
    const file = wordOf(picture('rId9', 'Bild'), {
      'word/_rels/document.xml.rels': relations(['rId9', 'image', target, mode]),
    });
    expect(await read('docx', file)).toMatchObject({
      blocks: [{ kind: 'picture', picture: null, words: 'Bild' }],
      pictures: [],
    });
  }
});

test('a picture in it that is none, or claims more than there can be, is not shown', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script></svg>';
  expect(await shownPictures([Buffer.from(svg), Buffer.from('\x01\0\0\0EMF'), new Uint8Array()])).toEqual([
    null,
    null,
    null,
  ]);
});

test('what takes longer than there is time for is given up, and the next is read', async () => {
  const hasty = readingThread(new URL('../../../src/engine/read-worker.ts', import.meta.url), 1);
  const file = { mediaType: mediaTypes.docx, bytes: wordOf(paragraph(longText(5_000_000))) };
  expect(await hasty(file)).toEqual({ kind: 'unread', why: 'unfinished' });
  expect(await thread(file)).toMatchObject({ kind: 'text' });
});

test('any byte that is changed gives words or content, never a fault', () => {
  const files = {
    docx: employersLetter(Buffer.from('x')),
    xlsx: timeSheet(20),
    rtf: Buffer.from(
      "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\pard Hon \\'e4r {\\b duktig}\\par\\trowd\\intbl A\\cell\\row}",
    ),
    odt: openDocumentOf(
      'text',
      '<text:h>A</text:h><text:list><text:list-item><text:p>B</text:p></text:list-item></text:list>',
    ),
  } as const;
  fc.assert(
    fc.property(
      fc.constantFrom(...(Object.keys(files) as (keyof typeof files)[])),
      fc.array(fc.tuple(fc.double({ min: 0, max: 0.9999, noNaN: true }), fc.integer({ min: 0, max: 255 })), {
        minLength: 1,
        maxLength: 4,
      }),
      (kind, changes) => {
        const bytes = Buffer.from(files[kind]);
        for (const [at, value] of changes) bytes[Math.floor(at * bytes.length)] = value;
        expect(['text', 'sheets', 'unread']).toContain(readDocument(mediaTypes[kind], bytes).kind);
      },
    ),
    { numRuns: 150 },
  );
});

test('well-formed XML is read as another reader reads it', () => {
  const name = fc.constantFrom('a', 'w:b', 'c-d', 'é');
  const words = fc.string({
    unit: fc.constantFrom('a', ' ', 'å', '"', "'", '>', '&amp;', '&lt;', '&#229;', '&#xE5;', '\n', '🌍'),
  });
  const { node } = fc.letrec<{ node: string; inside: string }>((tie) => ({
    node: fc
      .tuple(name, words, tie('inside'))
      .map(([tag, value, inside]) => `<${tag} x="${value.replaceAll('"', '')}">${inside}</${tag}>`),
    inside: fc.oneof(
      { maxDepth: 4 },
      words,
      fc.constant('<!-- <b> -->'),
      fc.constant('<![CDATA[<x>&]]>'),
      fc.constant('<e/>'),
      fc.array(tie('node'), { maxLength: 3 }).map((all) => all.join('')),
    ),
  }));
  const ours = (element: Element): unknown => [
    element.name,
    element.attributes.x,
    textOf(element),
    element.children.filter((child) => typeof child !== 'string').map(ours),
  ];
  const theirs = (element: XmlElement): unknown => [
    element.nodeName.replace(/^.*:/, ''),
    element.getAttribute('x') ?? undefined,
    element.textContent,
    Array.from(element.childNodes)
      .filter((child) => child.nodeType === 1)
      .map((child) => theirs(child as XmlElement)), // told by its type
  ];
  fc.assert(
    fc.property(node, (xml) => {
      const declared = `<r xmlns:w="w">${xml}</r>`;
      const root = new DOMParser({ onError: () => undefined }).parseFromString(
        declared,
        'text/xml',
      ).documentElement!;
      expect(JSON.parse(JSON.stringify(ours(treeOf(declared).root)))).toEqual(
        JSON.parse(JSON.stringify(theirs(root))),
      );
    }),
  );
});

describe('is not kept at all, with words:', () => {
  test.each<[what: string, name: string, content: () => Uint8Array, why: string]>([
    [
      'a document with macros',
      'brev.docm',
      () => wordOf('', {}, 'application/vnd.ms-word.document.macroEnabled.main+xml'),
      'macros',
    ],
    [
      'macros under another name',
      'brev.docx',
      () => wordOf('', {}, 'application/vnd.ms-word.document.macroEnabled.main+xml'),
      'macros',
    ],
    [
      'old Word',
      'brev.doc',
      () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      'oldOffice',
    ],
    [
      'old Excel',
      'lista.xls',
      () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      'oldOffice',
    ],
  ])('%s', async (_what, name, content, why) => {
    expect(await prepareAttachment(content(), name)).toMatchObject({
      ok: false,
      refusal: { kind: 'fileTypeNotAllowed', what: why },
    });
  });
});
