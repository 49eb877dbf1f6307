/**
 * Documents of Word, Excel, PowerPoint, LibreOffice and RTF with something in them, made part by part; and such as are
 * made to harm. Not here: what becomes of them (engine/validations/documents.test.ts, hostile-documents.test.ts).
 */
import { strToU8, zipSync, type Zippable } from 'fflate';

type Parts = Readonly<Record<string, string | Uint8Array>>;

/** Small parts as they are and large ones packed in haste: what is tried is the reading. */
const packed = (parts: Parts): Buffer => {
  const files: Zippable = {};
  for (const [name, content] of Object.entries(parts)) {
    const bytes = typeof content === 'string' ? strToU8(content) : content;
    files[name] = [bytes, { level: bytes.length > 4096 ? 1 : 0 }];
  }
  return Buffer.from(zipSync(files));
};

const office = 'application/vnd.openxmlformats-officedocument';
const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

export const mediaTypes = {
  docx: `${office}.wordprocessingml.document`,
  xlsx: `${office}.spreadsheetml.sheet`,
  pptx: `${office}.presentationml.presentation`,
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  rtf: 'application/rtf',
} as const;

const types = (main: string, type: string): string =>
  `${declared}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${main}" ContentType="${type}"/></Types>`;

type Relation = readonly [id: string, type: string, target: string, mode?: string | undefined];
export const relations = (...all: readonly Relation[]): string =>
  `${declared}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
    .map(
      ([id, type, target, mode]) =>
        `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${mode === undefined ? '' : ` TargetMode="${mode}"`}/>`,
    )
    .join('')}</Relationships>`;

const spaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="x" xmlns:w14="x" xmlns:mc="x"';

/** `body` is what stands within `w:body`; more parts may be given, or others in place of these. */
export const wordOf = (body: string, more: Parts = {}, type = `${mediaTypes.docx}.main+xml`): Buffer =>
  packed({
    '[Content_Types].xml': types('word/document.xml', type),
    '_rels/.rels': relations(['rId1', 'officeDocument', 'word/document.xml']),
    'word/document.xml': `${declared}<w:document ${spaces}><w:body>${body}</w:body></w:document>`,
    ...more,
  });

export const wordPart = (name: string, inside: string): string =>
  `${declared}<w:${name} ${spaces}>${inside}</w:${name}>`;

export const paragraph = (text: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

export const picture = (id: string, words: string): string =>
  `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Bild" descr="${words}"/><a:graphic><a:blip r:embed="${id}"/></a:graphic></wp:inline></w:drawing></w:r></w:p>`;

/** What an employer writes of somebody: heading, text, list, table, a photo and ticked boxes. */
export const employersLetter = (photo: Uint8Array): Buffer =>
  wordOf(
    [
      paragraph('Omdöme om praktik', '<w:pStyle w:val="Rubrik1"/>'),
      paragraph('Åsa arbetade i vårt kök från mars till maj.'),
      paragraph('Tog emot varor', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
      paragraph('Diskade', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
      paragraph('både för hand och i maskin', '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'),
      '<w:tbl><w:tr><w:tc><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Moment</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Klarar</w:t></w:r></w:p></w:tc></w:tr>',
      '<w:tr><w:tc><w:p><w:r><w:t>Hygien</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t xml:space="preserve"> ja</w:t></w:r></w:p></w:tc></w:tr></w:tbl>',
      '<w:p><w:r><w:t xml:space="preserve">Hon kom </w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>sent</w:t></w:r><w:r><w:t xml:space="preserve"> i tid</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:del><w:r><w:delText>borttaget</w:delText></w:r></w:del></w:p>',
      picture('rId9', 'Disken efter passet'),
    ].join(''),
    {
      'word/_rels/document.xml.rels': relations(
        ['rId2', 'styles', 'styles.xml'],
        ['rId3', 'numbering', 'numbering.xml'],
        ['rId4', 'footnotes', 'footnotes.xml'],
        ['rId5', 'header', 'header1.xml'],
        ['rId9', 'image', 'media/image1.png'],
      ),
      'word/styles.xml': wordPart(
        'styles',
        '<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/></w:style>',
      ),
      'word/numbering.xml': wordPart(
        'numbering',
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
      ),
      'word/footnotes.xml': wordPart(
        'footnotes',
        `<w:footnote w:id="2">${paragraph('Enligt schemat.')}</w:footnote>`,
      ),
      'word/header1.xml': wordPart('hdr', paragraph('Restaurang Hamnen AB')),
      'word/media/image1.png': photo,
    },
  );

type SheetPart = { readonly name: string; readonly xml: string; readonly state?: string };

export const sheetPart = (rows: string, before = ''): string =>
  `${declared}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${before}<sheetData>${rows}</sheetData></worksheet>`;

/** `texts` are those that cells share; `styles` what stands within `styleSheet`. */
export const excelOf = (
  sheets: readonly SheetPart[],
  {
    texts = [],
    styles = '',
    more = {},
  }: { readonly texts?: readonly string[]; readonly styles?: string; readonly more?: Parts } = {},
): Buffer =>
  packed({
    '[Content_Types].xml': types('xl/workbook.xml', `${mediaTypes.xlsx}.main+xml`),
    '_rels/.rels': relations(['rId1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `${declared}<workbook xmlns="x" xmlns:r="y"><sheets>${sheets
      .map(
        ({ name, state }, index) =>
          `<sheet name="${name}" sheetId="${String(index + 1)}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${String(index + 1)}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      ...sheets.map((_, index): Relation => [
        `rId${String(index + 1)}`,
        'worksheet',
        `worksheets/sheet${String(index + 1)}.xml`,
      ]),
      ['t', 'sharedStrings', 'sharedStrings.xml'],
      ['s', 'styles', 'styles.xml'],
    ),
    'xl/sharedStrings.xml': `${declared}<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    'xl/styles.xml': `${declared}<styleSheet>${styles}</styleSheet>`,
    ...Object.fromEntries(
      sheets.map(({ xml }, index) => [`xl/worksheets/sheet${String(index + 1)}.xml`, xml]),
    ),
    ...more,
  });

/** A list of so many days at work, with a day, hours and a share. */
export const timeSheet = (rows: number): Buffer =>
  excelOf(
    [
      {
        name: 'Närvaro',
        xml: sheetPart(
          [
            '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>',
            ...Array.from({ length: rows - 1 }, (_, index) => {
              const row = String(index + 2);
              return `<row r="${row}"><c r="A${row}" s="1"><v>${String(46083 + index)}</v></c><c r="B${row}"><f>3.5*2</f><v>7.5</v></c><c r="C${row}" s="2"><v>0.25</v></c></row>`;
            }),
          ].join(''),
          `<dimension ref="A1:C${String(rows)}"/>`,
        ),
      },
      {
        name: 'Dold',
        state: 'hidden',
        xml: sheetPart('<row><c t="inlineStr"><is><t>Anteckning</t></is></c></row>'),
      },
    ],
    {
      texts: ['Dag', 'Timmar', 'Andel &amp; del'],
      styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs>',
    },
  );

export const powerPointOf = (slides: readonly string[]): Buffer =>
  packed({
    '[Content_Types].xml': types('ppt/presentation.xml', `${mediaTypes.pptx}.main+xml`),
    '_rels/.rels': relations(['rId1', 'officeDocument', 'ppt/presentation.xml']),
    'ppt/presentation.xml': `${declared}<p:presentation xmlns:p="x" xmlns:r="y"><p:sldIdLst>${slides
      .map((_, index) => `<p:sldId id="${String(256 + index)}" r:id="rId${String(index + 1)}"/>`)
      .join('')}</p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relations(
      ...slides.map((_, index): Relation => [
        `rId${String(index + 1)}`,
        'slide',
        `slides/slide${String(index + 1)}.xml`,
      ]),
    ),
    ...Object.fromEntries(
      slides.map((inside, index) => [
        `ppt/slides/slide${String(index + 1)}.xml`,
        `${declared}<p:sld xmlns:p="x" xmlns:a="z"><p:cSld><p:spTree>${inside}</p:spTree></p:cSld></p:sld>`,
      ]),
    ),
  });

export const slideText = (text: string, place?: string): string =>
  `<p:sp><p:nvSpPr><p:nvPr>${place === undefined ? '' : `<p:ph type="${place}"/>`}</p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`;

const openSpaces =
  'xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:style="s" xmlns:draw="d" xmlns:xlink="x" xmlns:fo="f"';

export const openDocumentOf = (
  kind: 'text' | 'spreadsheet' | 'presentation',
  body: string,
  { styles = '', more = {} }: { readonly styles?: string; readonly more?: Parts } = {},
): Buffer =>
  Buffer.from(
    zipSync({
      mimetype: [strToU8(`application/vnd.oasis.opendocument.${kind}`), { level: 0 }],
      'content.xml': strToU8(
        `${declared}<office:document-content ${openSpaces}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
      ),
      ...Object.fromEntries(
        Object.entries(more).map(([name, content]) => [
          name,
          typeof content === 'string' ? strToU8(content) : content,
        ]),
      ),
    }),
  );
