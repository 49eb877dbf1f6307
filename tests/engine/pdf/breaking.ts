/**
 * Ways to spoil a good certificate, each with the rule that must notice, and what they are made with. Not here: the
 * assertions, and what is rarer still (breaking-rare.ts).
 */
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
  type PDFObject,
} from '@cantoo/pdf-lib';
import type { CheckRule } from '../../../src/engine/pdf/index.ts';

export type Breakage = {
  readonly name: string;
  readonly rule: CheckRule;
  /** Which good document is spoilt; a kompetensintyg unless told. */
  readonly from?: 'delintyg' | 'stamped';
  readonly spoil: (good: Uint8Array) => Promise<Uint8Array>;
};

export const name = (text: string): PDFName => PDFName.of(text);

/** Opens, changes and saves; an unchanged copy passes the check, so what it finds is the change. */
export const edited = async (
  good: Uint8Array,
  change: (document: PDFDocument) => void,
): Promise<Uint8Array> => {
  const document = await PDFDocument.load(good, { updateMetadata: false });
  change(document);
  return document.save({ useObjectStreams: false, updateFieldAppearances: false });
};

export const edit =
  (change: (document: PDFDocument) => void): Breakage['spoil'] =>
  (good) =>
    edited(good, change);

/** Changes bytes in place, keeping every offset. */
export const bytes =
  (from: string, to: string): Breakage['spoil'] =>
  (good) => {
    const text = Buffer.from(good).toString('latin1');
    if (!text.includes(from) || from.length !== to.length) throw new Error(`Cannot replace ${from}`);
    return Promise.resolve(
      Buffer.from(
        text.replace(from, () => to),
        'latin1',
      ),
    );
  };

const dicts = (document: PDFDocument): PDFDict[] =>
  document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (object instanceof PDFDict) return [object];
    return object instanceof PDFRawStream ? [object.dict] : [];
  });

const first = <Found>(found: readonly Found[], what: string): Found => {
  const [one] = found;
  if (one === undefined) throw new Error(`The certificate has no ${what}`);
  return one;
};

export const withEntry = (document: PDFDocument, key: string, value: string): PDFDict =>
  first(
    dicts(document).filter((dict) => dict.get(name(key)) === name(value)),
    `${key} ${value}`,
  );

export const element = (document: PDFDocument, type: string): PDFDict => withEntry(document, 'S', type);

export const dictAt = (dict: PDFDict, key: string): PDFDict => dict.lookup(name(key), PDFDict);

/** Replaces the metadata packet's text. */
export const metadata =
  (change: (xml: string) => string): Breakage['spoil'] =>
  (good) =>
    edited(good, (document) => {
      const ref = document.catalog.get(name('Metadata'));
      const stream = document.catalog.lookup(name('Metadata'));
      if (!(ref instanceof PDFRef) || !(stream instanceof PDFRawStream)) throw new Error('No metadata');
      const before = Buffer.from(stream.contents).toString('utf8');
      const after = change(before);
      if (after === before) throw new Error('The metadata did not change');
      document.context.assign(ref, PDFRawStream.of(stream.dict, Buffer.from(after)));
    });

/** Replaces the first page's operators. */
export const content =
  (change: (operators: string) => string): Breakage['spoil'] =>
  (good) =>
    edited(good, (document) => {
      const { node } = document.getPage(0);
      const ref = node.get(name('Contents'));
      const stream = node.lookup(name('Contents'));
      if (!(ref instanceof PDFRef) || !(stream instanceof PDFRawStream)) throw new Error('No content');
      const before = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
      const after = change(before);
      if (after === before) throw new Error('The content did not change');
      stream.dict.delete(name('Filter'));
      document.context.assign(ref, PDFRawStream.of(stream.dict, Buffer.from(after, 'latin1')));
    });

export const firstFont = (document: PDFDocument): PDFDict => withEntry(document, 'Subtype', 'Type0');
const descendant = (document: PDFDocument): PDFDict => withEntry(document, 'Subtype', 'CIDFontType2');
export const fileSpec = (document: PDFDocument): PDFDict => withEntry(document, 'Type', 'Filespec');
const link = (document: PDFDocument): PDFDict => withEntry(document, 'Subtype', 'Link');
const remove =
  (find: (document: PDFDocument) => PDFDict, key: string): Breakage['spoil'] =>
  (good) =>
    edited(good, (document) => {
      if (!find(document).delete(name(key))) throw new Error(`No ${key} to take away`);
    });
export const set =
  (find: (document: PDFDocument) => PDFDict, key: string, value: PDFObject): Breakage['spoil'] =>
  (good) =>
    edited(good, (document) => {
      find(document).set(name(key), value);
    });
export const catalog = (document: PDFDocument): PDFDict => document.catalog;
export const page = (document: PDFDocument): PDFDict => document.getPage(0).node;

const script = (document: PDFDocument): PDFDict =>
  document.context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') });

export const breakages: readonly Breakage[] = [
  { name: 'not a PDF at all', rule: '1.unreadable', spoil: () => Promise.resolve(Buffer.from('Hej')) },
  { name: 'an old header', rule: '1.header', spoil: bytes('%PDF-1.7', '%PDF-1.2') },
  {
    name: 'something after the end',
    rule: '1.end',
    spoil: (good) => Promise.resolve(Buffer.concat([good, Buffer.from('\nmer\n')])),
  },
  { name: 'no file ID', rule: '1.id', spoil: edit(({ context }) => delete context.trailerInfo.ID) },
  {
    name: 'encryption announced',
    rule: '1.encrypted',
    spoil: (good) => {
      const text = Buffer.from(good).toString('latin1');
      return Promise.resolve(
        Buffer.from(text.replace(/\/Info (\d+ 0 R)/, '/Info $1\n/Encrypt $1'), 'latin1'),
      );
    },
  },
  { name: 'no metadata', rule: '1.metadata-missing', spoil: remove(catalog, 'Metadata') },
  {
    name: 'packed metadata',
    rule: '1.metadata-filtered',
    spoil: edit((document) => {
      const xml = document.catalog.lookup(name('Metadata'));
      if (!(xml instanceof PDFRawStream)) throw new Error('No metadata');
      const packed = document.context.flateStream(xml.contents, { Type: 'Metadata', Subtype: 'XML' });
      document.catalog.set(name('Metadata'), document.context.register(packed));
    }),
  },
  {
    name: 'an ampersand that is not escaped',
    rule: '1.metadata-xml',
    spoil: metadata((xml) => xml.replace('Kompetensintyg', 'Vård & omsorg')),
  },
  {
    name: 'metadata with a tag that is not closed',
    rule: '1.metadata-xml',
    spoil: metadata((xml) => xml.replace('</rdf:RDF>', '')),
  },
  {
    name: 'PDF/A-3b instead of 3a',
    rule: '1.claim-archive',
    spoil: metadata((xml) => xml.replace('<pdfaid:conformance>A', '<pdfaid:conformance>B')),
  },
  {
    name: 'no claim of PDF/UA',
    rule: '1.claim-accessible',
    spoil: metadata((xml) => xml.replace('<pdfuaid:part>1', '<pdfuaid:part>')),
  },
  {
    name: 'PDF/UA claimed without its schema',
    rule: '1.claim-schema',
    spoil: metadata((xml) => xml.replace(/<rdf:Description[^>]*pdfaExtension[^]*?<\/rdf:Description>/, '')),
  },
  {
    name: 'another title in the metadata',
    rule: '1.info-differs',
    spoil: metadata((xml) => xml.replace('VVK-2026-0017', 'VVK-2026-0018')),
  },
  {
    name: 'another date in the metadata',
    rule: '1.info-differs',
    spoil: metadata((xml) => xml.replace('2026-06-11T22', '2026-06-12T22')),
  },
  { name: 'no colour profile', rule: '2.output-intent', spoil: remove(catalog, 'OutputIntents') },
  {
    name: 'a colour profile with four colours',
    rule: '2.output-intent',
    spoil: edit((document) => {
      const intent = withEntry(document, 'S', 'GTS_PDFA1');
      intent.lookup(name('DestOutputProfile'), PDFStream).dict.set(name('N'), PDFNumber.of(4));
    }),
  },
  {
    name: 'text in printing colours',
    rule: '2.cmyk',
    spoil: content((operators) => operators.replace(/[\d.]+ [\d.]+ [\d.]+ rg/, '0 0 0 1 k')),
  },
  {
    name: 'a picture in printing colours',
    rule: '2.cmyk',
    spoil: edit((document) => {
      document.context.register(
        document.context.obj({ Type: 'XObject', Subtype: 'Image', ColorSpace: 'DeviceCMYK' }),
      );
    }),
  },
  {
    name: 'JavaScript when opened',
    rule: '2.action',
    spoil: edit((document) => {
      document.catalog.set(name('OpenAction'), script(document));
    }),
  },
  {
    name: 'a link that starts a program',
    rule: '2.action',
    spoil: edit((document) => {
      link(document).set(name('A'), document.context.obj({ S: 'Launch', F: PDFString.of('calc.exe') }));
    }),
  },
  {
    name: 'a form without looks',
    rule: '2.form-appearances',
    spoil: edit((document) => {
      document.catalog.set(name('AcroForm'), document.context.obj({ Fields: [], NeedAppearances: true }));
    }),
  },
  {
    name: 'an old way of packing',
    rule: '2.filter',
    spoil: edit((document) => {
      document.context.register(document.context.stream('x', { Filter: 'LZWDecode' }));
    }),
  },
  {
    name: 'a font that is not embedded',
    rule: '3.font-not-embedded',
    spoil: edit((document) => {
      dictAt(descendant(document), 'FontDescriptor').delete(name('FontFile2'));
    }),
  },
  { name: 'a font without readings', rule: '3.font-reading', spoil: remove(firstFont, 'ToUnicode') },
  { name: 'a simple font', rule: '3.font-kind', spoil: set(firstFont, 'Subtype', name('TrueType')) },
  { name: 'no CIDToGIDMap', rule: '3.font-kind', spoil: remove(descendant, 'CIDToGIDMap') },
  {
    name: 'a CIDSet',
    rule: '3.font-cidset',
    spoil: edit((document) => {
      dictAt(descendant(document), 'FontDescriptor').set(name('CIDSet'), document.context.flateStream('x'));
    }),
  },
  {
    name: 'wrong widths',
    rule: '3.font-widths',
    spoil: edit((document) => {
      descendant(document).set(name('W'), document.context.obj([0, [1, 2, 3, 4, 5, 6, 7, 8]]));
    }),
  },
  {
    name: 'a letter without a glyph',
    rule: '3.missing-glyph',
    spoil: content((operators) => operators.replace(/\[<[0-9a-f]{4}/, '[<0000')),
  },
  {
    name: 'an attachment without its Unicode name',
    rule: '4.attachment-name',
    spoil: remove(fileSpec, 'UF'),
  },
  {
    name: 'an attachment of no type',
    rule: '4.attachment-type',
    spoil: remove((document) => withEntry(document, 'Type', 'EmbeddedFile'), 'Subtype'),
  },
  {
    name: 'an attachment without relationship',
    rule: '4.attachment-relationship',
    spoil: remove(fileSpec, 'AFRelationship'),
  },
  { name: 'an attachment that is not listed', rule: '4.attachment-unlisted', spoil: remove(catalog, 'AF') },
  { name: 'not marked as tagged', rule: '5.not-marked', spoil: remove(catalog, 'MarkInfo') },
  { name: 'no language', rule: '5.language', spoil: remove(catalog, 'Lang') },
  {
    name: 'a language that is none',
    rule: '5.language',
    spoil: set((document) => element(document, 'H1'), 'Lang', PDFString.of('på svenska')),
  },
  { name: 'a title that is not shown', rule: '5.title', spoil: remove(catalog, 'ViewerPreferences') },
  { name: 'no structure', rule: '5.structure-missing', spoil: remove(catalog, 'StructTreeRoot') },
  {
    name: 'no register of the structure',
    rule: '5.structure-missing',
    spoil: edit((document) => {
      dictAt(document.catalog, 'StructTreeRoot').delete(name('ParentTree'));
    }),
  },
  {
    name: 'a rule drawn outside all tags',
    rule: '6.untagged',
    spoil: content((operators) => `${operators}\n0 0 m 10 10 l S`),
  },
  {
    name: 'text that is only marked, not tagged',
    rule: '6.untagged',
    spoil: content((operators) => operators.replace(/\/H1 <<\s*\/MCID \d+\s*>> BDC/, '/H1 BMC')),
  },
  {
    name: 'tagged content inside an artifact',
    rule: '6.nesting',
    spoil: content((operators) => `/Artifact BMC\n${operators}\nEMC`),
  },
  { name: 'a tag left open', rule: '6.syntax', spoil: content((operators) => `${operators}\n/Artifact BMC`) },
  { name: 'a string without end', rule: '6.syntax', spoil: content((operators) => `${operators}\n(hej Tj`) },
  {
    name: 'the same content number twice',
    rule: '6.owned-twice',
    spoil: content((operators) => operators.replace(/\/MCID 1\s/, '/MCID 0\n')),
  },
  {
    name: 'content that no element owns',
    rule: '6.unowned',
    spoil: content((operators) => `${operators}\n/P <</MCID 900>> BDC EMC`),
  },
  {
    name: 'an element that owns nothing there is',
    rule: '6.unowned',
    spoil: set((document) => element(document, 'H1'), 'K', PDFNumber.of(901)),
  },
  {
    name: 'a type of its own invention',
    rule: '7.type',
    spoil: set((document) => element(document, 'H1'), 'S', name('Rubrik')),
  },
  {
    name: 'a table row in a paragraph',
    rule: '7.nesting',
    spoil: set((document) => element(document, 'TBody'), 'S', name('P')),
  },
  {
    name: 'a list item without list',
    rule: '7.nesting',
    spoil: set((document) => element(document, 'L'), 'S', name('Sect')),
  },
  {
    name: 'a list that does not say how it is numbered',
    rule: '7.nesting',
    from: 'delintyg',
    spoil: remove((document) => element(document, 'L'), 'A'),
  },
  {
    name: 'an element with the wrong parent',
    rule: '7.parent',
    spoil: edit((document) => {
      element(document, 'H1').set(name('P'), document.context.register(document.context.obj({ S: 'Sect' })));
    }),
  },
  {
    name: 'a row with a cell too few',
    rule: '7.table',
    spoil: edit((document) => {
      const row = first(
        dicts(document).filter((dict) => dict.get(name('S')) === name('TR') && hasData(dict)),
        'table row',
      );
      row.lookup(name('K'), PDFArray).remove(0);
    }),
  },
  {
    name: 'a header cell without scope',
    rule: '7.header-scope',
    spoil: remove((document) => element(document, 'TH'), 'A'),
  },
  {
    name: 'a picture without words',
    rule: '7.alternative',
    spoil: remove((document) => element(document, 'Figure'), 'Alt'),
  },
  {
    name: 'a picture with empty words',
    rule: '7.alternative',
    spoil: set((document) => element(document, 'Figure'), 'Alt', PDFHexString.fromText(' ')),
  },
  {
    name: 'a heading level left out',
    rule: '7.headings',
    spoil: set((document) => element(document, 'H2'), 'S', name('H4')),
  },
  { name: 'a link without words', rule: '7.annotation', spoil: remove(link, 'Contents') },
  { name: 'a link that is not printed', rule: '7.annotation', spoil: set(link, 'F', PDFNumber.of(0)) },
  {
    name: 'a link that the structure does not know',
    rule: '7.annotation',
    spoil: set((document) => element(document, 'Link'), 'S', name('Span')),
  },
  { name: 'an unordered page', rule: '7.tab-order', spoil: remove(page, 'Tabs') },
];

const hasData = (row: PDFDict): boolean =>
  row
    .lookup(name('K'), PDFArray)
    .asArray()
    .some(
      (cell) => cell instanceof PDFRef && row.context.lookup(cell, PDFDict).get(name('S')) === name('TD'),
    );
