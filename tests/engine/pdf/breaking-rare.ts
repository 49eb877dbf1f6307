/**
 * Further ways to spoil a good certificate: what another version of a library, or somebody who opens the file and saves it,
 * could bring. Not here: the assertions.
 */
import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib';
import {
  bytes,
  catalog,
  content,
  dictAt,
  edit,
  edited,
  element,
  fileSpec,
  firstFont,
  metadata,
  name,
  page,
  set,
  withEntry,
  type Breakage,
} from './breaking.ts';

const image = (change: Readonly<Record<string, boolean | number | readonly number[]>>): Breakage['spoil'] =>
  edit(({ context }) => {
    context.register(
      context.stream(new Uint8Array(3), {
        Type: 'XObject',
        Subtype: 'Image',
        Width: 1,
        Height: 1,
        ColorSpace: 'DeviceRGB',
        BitsPerComponent: 8,
        ...(change as Record<string, number>),
      }),
    );
  });

const graphicsState = (key: string, value: string): Breakage['spoil'] =>
  edit(({ context }) => {
    context.register(context.obj({ Type: 'ExtGState', [key]: value }));
  });

const inCatalog = (key: string): Breakage['spoil'] => set(catalog, key, PDFHexString.fromText('x'));

/** Puts something into the first table. */
const inTable = (type: string, at: number): Breakage['spoil'] =>
  edit((document) => {
    const table = element(document, 'Table');
    const kid = document.context.obj({ Type: 'StructElem', S: type, P: table, K: [] });
    const ref = document.context.register(kid);
    const parent = document.context.getObjectRef(table);
    if (parent) kid.set(name('P'), parent);
    table.lookup(name('K'), PDFArray).insert(at, ref);
  });

const widget = (document: Parameters<typeof catalog>[0]): PDFDict => withEntry(document, 'Subtype', 'Widget');

const reading = (hex: string): Breakage['spoil'] =>
  edit((document) => {
    const font = firstFont(document);
    const cmap = `1 beginbfrange\n<0000> <00ff> [${Array.from({ length: 256 }, () => `<${hex}>`).join(' ')}]\nendbfrange`;
    font.set(name('ToUnicode'), document.context.register(document.context.stream(cmap)));
  });

export const rareBreakages: readonly Breakage[] = [
  {
    name: 'an object that begins in the middle of a line',
    rule: '1.form',
    spoil: bytes(' 0 obj\n<<', ' 0 obj <<'),
  },
  { name: 'two spaces before obj', rule: '1.form', spoil: bytes(' 0 obj\n<<', ' 0  obj<<') },
  {
    name: 'an object that ends in the middle of a line',
    rule: '1.form',
    spoil: bytes('\nendobj', ' endobj'),
  },
  {
    name: 'two objects on a line',
    rule: '1.form',
    spoil: (good) => {
      const [seam] = /endobj\n(?=\d+ 0 obj)/.exec(Buffer.from(good).toString('latin1')) ?? [];
      if (seam === undefined) throw new Error('No two objects after each other');
      return bytes(seam, 'endobj ')(good);
    },
  },
  {
    name: 'half a byte at the end of a text',
    rule: '1.limits',
    spoil: edit((document) => {
      catalog(document).set(name('Lang'), PDFHexString.of('73762d5345 0'));
    }),
  },
  {
    name: 'half a byte at the end of what is shown',
    rule: '6.syntax',
    spoil: content((operators) => operators.replace(/<[0-9a-f]+>/, (hex) => `${hex.slice(0, -2)}>`)),
  },
  ...['BaseFont', 'FontName'].map((key): Breakage => ({
    name: `a font whose ${key} is Latin-1`,
    rule: '3.font-name',
    spoil: edit((document) => {
      const [descendant] = firstFont(document).lookup(name('DescendantFonts'), PDFArray).asArray();
      const font = document.context.lookup(descendant, PDFDict);
      const named = key === 'BaseFont' ? font : dictAt(font, 'FontDescriptor');
      named.set(name(key), name('AAAAAA+K#E4llan'));
    }),
  })),
  {
    name: 'q deeper than readers keep',
    rule: '6.depth',
    spoil: content((operators) => `${'q '.repeat(29)}${'Q '.repeat(29)}${operators}`),
  },
  {
    name: 'an operator that there is not',
    rule: '6.operator',
    spoil: content((operators) => `1 0 xy\n${operators}`),
  },
  {
    name: 'an unknown rendering intent',
    rule: '2.rendering-intent',
    spoil: content((operators) => `/Nice ri\n${operators}`),
  },
  { name: 'a smoothed picture', rule: '2.picture', spoil: image({ Interpolate: true }) },
  { name: 'a picture with alternatives', rule: '2.picture', spoil: image({ Alternates: [] }) },
  { name: 'a picture of three bits', rule: '2.picture', spoil: image({ BitsPerComponent: 3 }) },
  {
    name: 'a program in PostScript',
    rule: '2.picture',
    spoil: edit(({ context }) => {
      context.register(context.stream('x', { Type: 'XObject', Subtype: 'PS' }));
    }),
  },
  { name: 'a transfer function', rule: '2.graphics-state', spoil: graphicsState('TR', 'Identity') },
  { name: 'another transfer function', rule: '2.graphics-state', spoil: graphicsState('TR2', 'Identity') },
  { name: 'an unknown way to blend', rule: '2.graphics-state', spoil: graphicsState('BM', 'Glow') },
  {
    name: 'a colour profile of a scanner',
    rule: '2.output-intent',
    spoil: edit((document) => {
      const intent = withEntry(document, 'S', 'GTS_PDFA1');
      const profile = intent.lookup(name('DestOutputProfile'));
      if (!(profile instanceof PDFRawStream)) throw new Error('No profile');
      const plain = Buffer.alloc(128);
      plain.write('scnrRGB ', 12, 'latin1');
      plain.write('acsp', 36, 'latin1');
      intent.set(
        name('DestOutputProfile'),
        document.context.register(document.context.stream(plain, { N: 3 })),
      );
    }),
  },
  {
    name: 'two colour profiles',
    rule: '2.output-intent',
    spoil: edit((document) => {
      const { context } = document;
      const profile = context.register(context.stream(Buffer.alloc(128), { N: 3 }));
      const other = context.obj({ Type: 'OutputIntent', S: 'GTS_PDFA1', DestOutputProfile: profile });
      document.catalog.lookup(name('OutputIntents'), PDFArray).push(context.register(other));
    }),
  },
  {
    name: 'a stream in another file',
    rule: '2.filter',
    spoil: edit(({ context }) => {
      const stream = context.stream('x');
      stream.dict.set(name('F'), PDFString.of('x'));
      context.register(stream);
    }),
  },
  {
    name: 'a stamped file that was opened and saved',
    rule: '1.signature',
    from: 'stamped',
    spoil: (good) => edited(good, () => undefined),
  },
  {
    name: 'something put on after the stamp',
    rule: '1.signature',
    from: 'stamped',
    spoil: (good) => Promise.resolve(Buffer.concat([good, Buffer.from('\n%%EOF\n')])),
  },
  {
    name: 'a field that shows nothing where it is',
    rule: '7.annotation',
    from: 'stamped',
    spoil: edit((document) => {
      widget(document).set(name('Rect'), document.context.obj([0, 0, 90, 40]));
    }),
  },
  {
    name: 'a field that does something',
    rule: '7.annotation',
    from: 'stamped',
    spoil: edit((document) => {
      widget(document).set(
        name('A'),
        document.context.obj({ S: 'URI', URI: PDFString.of('https://exempel.se') }),
      );
    }),
  },
  ...['NeedsRendering', 'Requirements', 'OCProperties', 'Perms'].map((key): Breakage => ({
    name: `${key} in the catalogue`,
    rule: '5.forbidden',
    spoil: inCatalog(key),
  })),
  {
    name: 'a show of slides',
    rule: '5.forbidden',
    spoil: edit((document) => {
      dictAt(document.catalog, 'Names').set(name('AlternatePresentations'), document.context.obj({}));
    }),
  },
  { name: 'a page of a show', rule: '5.forbidden', spoil: set(page, 'PresSteps', PDFNumber.of(1)) },
  {
    name: 'a property without a schema',
    rule: '1.metadata-schema',
    spoil: metadata((xml) =>
      xml.replace(
        '</rdf:RDF>',
        '<rdf:Description rdf:about="" xmlns:egen="https://exempel.se/"><egen:ord>x</egen:ord></rdf:Description></rdf:RDF>',
      ),
    ),
  },
  {
    name: 'a property without a schema, as an attribute',
    rule: '1.metadata-schema',
    spoil: metadata((xml) =>
      xml.replace(
        '</rdf:RDF>',
        '<rdf:Description rdf:about="" xmlns:egen="https://exempel.se/" egen:ord="x"/></rdf:RDF>',
      ),
    ),
  },
  {
    name: 'a title in no language',
    rule: '1.metadata-schema',
    spoil: metadata((xml) =>
      xml.replace(/<dc:title>[^]*?<\/dc:title>/, '<dc:title>Kompetensintyg</dc:title>'),
    ),
  },
  {
    name: 'PDF/A under another prefix',
    rule: '1.metadata-schema',
    spoil: metadata((xml) => xml.replaceAll('pdfaid:', 'arkiv:').replaceAll('xmlns:pdfaid', 'xmlns:arkiv')),
  },
  ...(['category', 'description', 'valueType'] as const).map((what): Breakage => ({
    name: `a description without its ${what}`,
    rule: '1.metadata-schema',
    spoil: metadata((xml) =>
      xml.replace(new RegExp(`<pdfaProperty:${what}>[^<]*</pdfaProperty:${what}>`), ''),
    ),
  })),
  {
    name: 'a packet that tells its encoding',
    rule: '1.metadata-xml',
    spoil: metadata((xml) => xml.replace('<?xpacket begin=', '<?xpacket begin="" encoding="UTF-8" x=')),
  },
  { name: 'a reading of private use', rule: '3.font-reading', spoil: reading('e000') },
  { name: 'a byte order mark for a reading', rule: '3.font-reading', spoil: reading('0041feff') },
  {
    name: 'a standard type made another',
    rule: '7.type',
    spoil: edit((document) => {
      dictAt(document.catalog, 'StructTreeRoot').set(name('RoleMap'), document.context.obj({ H1: 'P' }));
    }),
  },
  { name: 'a table with two heads', rule: '7.table', spoil: inTable('THead', 0) },
  { name: 'a caption in the middle of a table', rule: '7.table', spoil: inTable('Caption', 1) },
  {
    name: 'a table with a head and no body',
    rule: '7.table',
    spoil: edit((document) => {
      element(document, 'Table').lookup(name('K'), PDFArray).remove(1);
    }),
  },
  {
    name: 'a note without a name',
    rule: '7.alternative',
    spoil: set((document) => element(document, 'P'), 'S', PDFName.of('Note')),
  },
  {
    name: 'an attachment with an empty name',
    rule: '4.attachment-name',
    spoil: set(fileSpec, 'F', PDFString.of('')),
  },
  {
    name: 'a text longer than readers take',
    rule: '1.limits',
    spoil: set(
      (document) => element(document, 'H1'),
      'ActualText',
      PDFHexString.fromText('å'.repeat(20_000)),
    ),
  },
  {
    name: 'a name longer than readers take',
    rule: '1.limits',
    spoil: edit((document) => {
      document.catalog.set(PDFName.of('x'.repeat(200)), PDFNumber.of(1));
    }),
  },
  {
    name: 'a number larger than readers take',
    rule: '1.limits',
    spoil: set(catalog, 'X', PDFNumber.of(4_000_000_000)),
  },
  {
    name: 'a page of two points',
    rule: '1.limits',
    spoil: edit((document) => {
      document.getPage(0).node.set(name('CropBox'), document.context.obj([0, 0, 2, 2]));
    }),
  },
  { name: 'a stream on the line of its word', rule: '1.form', spoil: bytes('\nstream\n', '\nstream\r') },
  {
    name: 'a stream that is longer than it says',
    rule: '1.form',
    spoil: (good) => {
      const text = Buffer.from(good).toString('latin1');
      const [, length = ''] = /\/Length (\d\d+)\n?[^]*?stream/.exec(text) ?? [];
      return bytes(
        `/Length ${length}`,
        `/Length ${String(Number(length) - 1).padStart(length.length, '0')}`,
      )(good);
    },
  },
];
