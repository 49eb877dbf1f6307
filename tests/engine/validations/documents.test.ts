// What is in documents of Word, Excel, PowerPoint, LibreOffice and RTF, as whoever may see the evidence reads it in the
// program. Not here: documents that are made to harm (hostile-documents.test.ts), and how it looks (renderer/control).
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import type { Block, Line } from '#domain/document-content.ts';
import { readingThread } from '../../../src/engine/document-reader.ts';
import { readDocument } from '../../../src/engine/pictures/documents/read-document.ts';
import {
  employersLetter,
  excelOf,
  mediaTypes,
  openDocumentOf,
  paragraph,
  powerPointOf,
  sheetPart,
  slideText,
  timeSheet,
  wordOf,
} from '../../support/documents.ts';
import { refusalOf, testEngine } from '../../support/engine.ts';
import { fileOf } from '../../support/pictures.ts';
import { plannedValidation, seededRegister } from '../../support/story.ts';

const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#7a9' } })
  .png()
  .toBuffer();

/** A line as a person would read it aloud: what it is, and its words; `-so-` is crossed out, `*so*` is bold. */
const read = (line: Line | Block): string => {
  const words = (runs: Extract<Line, { kind: 'paragraph' }>['runs']): string =>
    runs
      .map(({ text, isStrong, isStruck }) => (isStruck ? `-${text}-` : isStrong ? `*${text}*` : text))
      .join('');
  switch (line.kind) {
    case 'heading':
      return `${'#'.repeat(line.level)} ${words(line.runs)}`;
    case 'paragraph':
      return words(line.runs);
    case 'item':
      return `${'  '.repeat(line.depth)}${line.mark} ${words(line.runs)}`;
    case 'picture':
      return `[${line.picture === null ? 'ej visad ' : ''}bild: ${line.words}]`;
    case 'part':
      return `== ${line.part}${line.number === 0 ? '' : ` ${String(line.number)}`}`;
    case 'table':
      return line.rows
        .map((cells) => `| ${cells.map((cell) => cell.lines.map(read).join(' / ')).join(' | ')} |`)
        .join('\n');
  }
};

const linesOf = (kind: keyof typeof mediaTypes, content: Uint8Array): readonly string[] => {
  const shown = readDocument(mediaTypes[kind], content);
  if (shown.kind !== 'text') throw new Error(JSON.stringify(shown).slice(0, 200));
  return shown.blocks.map(read);
};
const sheetsOf = (kind: 'xlsx' | 'ods', content: Uint8Array) => {
  const shown = readDocument(mediaTypes[kind], content);
  if (shown.kind !== 'sheets') throw new Error(JSON.stringify(shown).slice(0, 200));
  return shown;
};

describe('the text of', () => {
  test('Word', () => {
    expect(linesOf('docx', employersLetter(photo))).toEqual([
      '== header',
      'Restaurang Hamnen AB',
      '== text',
      '# Omdöme om praktik',
      'Åsa arbetade i vårt kök från mars till maj.',
      '1. Tog emot varor',
      '2. Diskade',
      '  2.a) både för hand och i maskin',
      '| *Moment* | *Klarar* |\n| Hygien | ☒ ja |',
      'Hon kom -sent- i tid[1]',
      '[bild: Disken efter passet]',
      '== notes',
      '*[1] *Enligt schemat.',
    ]);
  });

  test.each<[what: string, body: string, lines: readonly string[]]>([
    ['what was added with changes tracked', '<w:p><w:ins><w:r><w:t>nytt</w:t></w:r></w:ins></w:p>', ['nytt']],
    ['a link', '<w:p><w:hyperlink r:id="x"><w:r><w:t>sidan</w:t></w:r></w:hyperlink></w:p>', ['sidan']],
    [
      'hidden text',
      '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r><w:r><w:t>synligt</w:t></w:r></w:p>',
      ['synligt'],
    ],
    [
      'a form’s box',
      '<w:p><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t> ja</w:t></w:r></w:p>',
      ['☒ ja'],
    ],
    [
      'an older form’s box',
      '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:t> ja</w:t></w:r></w:p>',
      ['☒ ja'],
    ],
    [
      'an older form’s empty box',
      '<w:p><w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData></w:fldChar><w:t> nej</w:t></w:r></w:p>',
      ['☐ nej'],
    ],
    [
      'a box of text',
      `<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${paragraph('i rutan')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${paragraph('i rutan')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
      ['i rutan'],
    ],
    [
      'a chart',
      '<w:p><w:r><w:drawing><wp:docPr descr="Stapel"/><c:chart r:id="rId3"/></w:drawing></w:r></w:p>',
      ['[ej visad bild: Stapel]'],
    ],
    [
      'tabs and lines',
      '<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>',
      ['a\tb\nc'],
    ],
    [
      'signs that would be tags',
      paragraph('&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; &#229;'),
      ['<script>alert(1)</script> &amp; å'],
    ],
    [
      'a table in a table',
      `<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>${paragraph('inre')}</w:tc></w:tr></w:tbl>${paragraph('yttre')}</w:tc></w:tr></w:tbl>`,
      ['| inre / yttre |'],
    ],
  ])('Word: %s', (_what, body, lines) => {
    expect(linesOf('docx', wordOf(body))).toEqual(lines);
  });

  test('PowerPoint, slide by slide', () => {
    const slides = [
      `${slideText('Dagens pass', 'title')}${slideText('Vi diskade')}${slideText('3', 'sldNum')}`,
      slideText('Slut'),
    ];
    expect(linesOf('pptx', powerPointOf(slides))).toEqual([
      '== slide 1',
      '## Dagens pass',
      'Vi diskade',
      '== slide 2',
      'Slut',
    ]);
  });

  test('LibreOffice', () => {
    const styles =
      '<style:style style:name="T1"><style:text-properties style:text-line-through-style="solid"/></style:style><text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/></text:list-style>';
    const body =
      '<text:tracked-changes><text:p>borttaget</text:p></text:tracked-changes><text:h text:outline-level="2">Omdöme</text:h><text:p>Hon  kom<text:s text:c="2"/><text:span text:style-name="T1">sent</text:span></text:p><text:list text:style-name="L1"><text:list-item><text:p>Diskade</text:p></text:list-item><text:list-item><text:p>Städade</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell><table:table-cell><text:p>B</text:p></table:table-cell></table:table-row></table:table><text:p><draw:frame><draw:image xlink:href="Pictures/a.png"/></draw:frame></text:p>';
    expect(
      linesOf('odt', openDocumentOf('text', body, { styles, more: { 'Pictures/a.png': photo } })),
    ).toEqual(['## Omdöme', 'Hon kom  -sent-', '1. Diskade', '2. Städade', '| A | B |', '[bild: ]']);
    const slides =
      '<draw:page><draw:frame><draw:text-box><text:p>Pass</text:p></draw:text-box></draw:frame></draw:page>';
    expect(linesOf('odp', openDocumentOf('presentation', slides))).toEqual(['== slide 1', 'Pass']);
  });

  test('RTF', () => {
    const source =
      "{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0 Arial;}}{\\*\\generator Riched20;}\\pard Hon \\'e4r {\\b duktig} p\\u229? disk\\par {\\strike nej} ja\\line rad\\par\\trowd\\intbl A\\cell B\\cell\\row\\pard Slut\\par}";
    expect(linesOf('rtf', Buffer.from(source))).toEqual([
      'Hon är *duktig* på disk',
      '-nej- ja\nrad',
      '| A | B |',
      'Slut',
    ]);
  });
});

describe('sheets of', () => {
  test('Excel: the first rows, and how many there are', () => {
    const { sheets, sheetCount } = sheetsOf('xlsx', timeSheet(1340));
    expect(sheetCount).toBe(2);
    expect(
      sheets.map(({ name, isHidden, rowCount, rows }) => [name, isHidden, rowCount, rows.length]),
    ).toEqual([
      ['Närvaro', false, 1340, 200],
      ['Dold', true, 1, 1],
    ]);
    expect(sheets[0]?.columns).toEqual(['A', 'B', 'C']);
    expect(sheets[0]?.rows.slice(0, 2)).toEqual([
      { number: 1, cells: ['Dag', 'Timmar', 'Andel & del'] },
      { number: 2, cells: ['2026-03-02', '7,5', '25 %'] },
    ]);
  });

  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm"/><numFmt numFmtId="165" formatCode="#,##0.00\\ &quot;kr&quot;"/><numFmt numFmtId="166" formatCode="[Red]0"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/><xf numFmtId="10"/><xf numFmtId="49"/><xf numFmtId="166"/></cellXfs>';
  test.each<[what: string, cell: string, shown: string]>([
    ['a day with its time', '<c s="1"><v>46083.5625</v></c>', '2026-03-02 13:30'],
    ['money', '<c s="2"><v>1234.5</v></c>', '1234,50'],
    ['a time', '<c s="3"><v>0.354166666666667</v></c>', '08:30'],
    ['a share', '<c s="4"><v>0.125</v></c>', '12,50 %'],
    ['a number kept as text', '<c s="5"><v>0012</v></c>', '0012'],
    ['a colour in the format', '<c s="6"><v>7</v></c>', '7'],
    ['what a computer adds', '<c><v>0.30000000000000004</v></c>', '0,3'],
    ['yes', '<c t="b"><v>1</v></c>', 'SANT'],
    ['an error', '<c t="e"><v>#DIV/0!</v></c>', '#DIV/0!'],
    ['what a formula gave', '<c t="str"><f>A1</f><v>Åsa</v></c>', 'Åsa'],
    ['a formula never worked out', '<c><f>HYPERLINK("http://x")</f></c>', ''],
    ['a day that cannot be', '<c s="1"><v>99999999</v></c>', '99999999'],
  ])('Excel: %s', (_what, cell, shown) => {
    const rows = `<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row><row r="2">${cell}</row>`;
    const [sheet] = sheetsOf('xlsx', excelOf([{ name: 'Blad', xml: sheetPart(rows) }], { styles })).sheets;
    expect(sheet?.rows[1]?.cells[0] ?? '').toBe(shown);
  });

  test('LibreOffice, with rows that stand for many', () => {
    const body =
      '<table:table table:name="Blad1"><table:table-row><table:table-cell><text:p>Dag</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"><text:p>x</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>';
    const [sheet] = sheetsOf('ods', openDocumentOf('spreadsheet', body)).sheets;
    expect(sheet).toMatchObject({
      name: 'Blad1',
      rowCount: 1,
      columnCount: 3,
      rows: [{ number: 1, cells: ['Dag', 'x', 'x'] }],
    });
  });
});

describe('in the register', () => {
  const attached = async (name: string, content: Uint8Array) => {
    const entry = new URL('../../../src/engine/read-worker.ts', import.meta.url);
    const register = await seededRegister(
      testEngine(undefined, undefined, { readDocument: readingThread(entry) }),
    );
    const validationId = await plannedValidation(register);
    const evidence = await register.ask('maria', 'evidence.register', {
      validationIds: [validationId],
      criterionIds: [],
      type: 'written',
      on: '2026-03-02' as PlainDate,
      place: '',
      text: '',
      judgement: null,
    });
    const { id } = await register.ask(
      'maria',
      'evidence.attach',
      { id: evidence.id },
      { path: fileOf(name, content) },
    );
    return { register, id };
  };

  test('a document is read in a thread, its pictures made anew, and nobody else gets it', async () => {
    const { register, id } = await attached('omdöme.docx', employersLetter(photo));
    const shown = await register.ask('maria', 'attachment.read', { id });
    expect(shown).toMatchObject({ kind: 'text', isCut: false });
    const address = shown.kind === 'text' ? shown.pictures[0] : undefined;
    expect(address).toMatch(/^data:image\/(png|jpeg);base64,/);
    expect(await sharp(Buffer.from(address!.split(',')[1]!, 'base64')).metadata()).toMatchObject({
      width: 60,
      height: 40,
    });
    expect(refusalOf(await register.as.petra.call('attachment.read', { id }))).toEqual({
      kind: 'notFound',
      what: 'attachment',
    });
  });
});
