/**
 * Rules 1: the file's outer form, and the metadata packet with its claims.
 */
import { PDFArray, PDFHexString, PDFString, type PDFObject } from '@cantoo/pdf-lib';
import { DOMParser, type Document } from '@xmldom/xmldom';
import { at, nameAt, textAt, type Checked, streamBytes } from './objects.ts';
import { checkSchemas } from './packet.ts';

export const checkFile = ({ bytes, context, report }: Checked): void => {
  const start = Buffer.from(bytes.subarray(0, 24));
  const lines = start.toString('latin1').split(/\r\n|\r|\n/);
  if (!/^%PDF-1\.[4-7]$/.test(lines[0] ?? ''))
    report('1.header', 'Filen börjar inte med %PDF-1.4 till %PDF-1.7.');
  if (!/^%[\u0080-\u00ff]{4}/.test(lines[1] ?? ''))
    report('1.header', 'Raden efter filhuvudet märker inte filen som binär.');
  const end = Buffer.from(bytes.subarray(-64)).toString('latin1');
  const startxref = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(end);
  if (!startxref) report('1.end', 'Filen slutar inte med startxref och %%EOF.');
  else if (!isCrossReference(bytes, Number(startxref[1])))
    report('1.end', 'startxref pekar inte på korsreferenstabellen.');
  const id = context.lookup(context.trailerInfo.ID);
  const parts = id instanceof PDFArray ? id.asArray() : [];
  if (
    parts.length !== 2 ||
    parts.some((part) => !(part instanceof PDFHexString || part instanceof PDFString))
  )
    report('1.id', 'Filens ID saknas i slutet av filen.');
  if (context.trailerInfo.Encrypt) report('1.encrypted', 'Filen är krypterad.');
};

const isCrossReference = (bytes: Uint8Array, offset: number): boolean =>
  /^(xref|\d+ \d+ obj)/.test(Buffer.from(bytes.subarray(offset, offset + 24)).toString('latin1'));

export const checkMetadata = (checked: Checked): void => {
  const { catalog, report } = checked;
  const stream = at(catalog, 'Metadata');
  const bytes = streamBytes(stream);
  if (!bytes || nameAt(stream, 'Subtype') !== 'XML') {
    report('1.metadata-missing', 'Metadatapaketet (XMP) saknas.');
    return;
  }
  if (at(stream, 'Filter'))
    report('1.metadata-filtered', 'Metadatapaketet är packat; det ska gå att läsa rakt av.');
  const xml = parseXml(bytes);
  if (typeof xml === 'string') {
    report('1.metadata-xml', xml);
    return;
  }
  checkSchemas(checked, xml);
  checkClaims(checked, xml);
  checkInfo(checked, xml);
};

/** The packet as a document, or what is wrong with it. */
const parseXml = (bytes: Uint8Array): Document | string => {
  const text = Buffer.from(bytes).toString('utf8');
  if (text.includes('\ufffd')) return 'Metadatapaketet är inte UTF-8.';
  // The parser is lenient on this one.
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/i.test(text))
    return 'Metadatapaketet har ett ensamt &-tecken och är inte XML.';
  if (!/^\s*<\?xpacket begin=/.test(text) || !/<\?xpacket end=['"][wr]['"]\?>\s*$/.test(text))
    return 'Metadatapaketet saknar sin inramning (xpacket).';
  if (/<\?xpacket begin=[^?]*(?:bytes|encoding)=/.test(text))
    return 'Metadatapaketets inramning säger mer än den får (bytes eller encoding).';
  const errors: string[] = [];
  try {
    const document = new DOMParser({ onError: (_, message) => errors.push(message) }).parseFromString(
      text.trim(),
      'text/xml',
    );
    return errors[0] === undefined ? document : `Metadatapaketet är inte XML: ${errors[0]}`;
  } catch (error) {
    return `Metadatapaketet är inte XML: ${error instanceof Error ? error.message : 'okänt fel'}`;
  }
};

const namespaces = {
  pdfaid: 'http://www.aiim.org/pdfa/ns/id/',
  pdfuaid: 'http://www.aiim.org/pdfua/ns/id/',
  pdfaSchema: 'http://www.aiim.org/pdfa/ns/schema#',
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
} as const;

/** A property of the packet, written as an element or as an attribute. */
const property = (xml: Document, prefix: keyof typeof namespaces, name: string): string | undefined => {
  const namespace = namespaces[prefix];
  const element = xml.getElementsByTagNameNS(namespace, name).item(0);
  if (element) return element.textContent?.trim();
  for (const description of Array.from(xml.getElementsByTagNameNS(namespaces.rdf, 'Description'))) {
    const value = description.getAttributeNS(namespace, name);
    if (value !== null && value !== '') return value;
  }
  return undefined;
};

const checkClaims = ({ report }: Checked, xml: Document): void => {
  const part = property(xml, 'pdfaid', 'part');
  const level = property(xml, 'pdfaid', 'conformance');
  if (part !== '3' || level !== 'A')
    report(
      '1.claim-archive',
      `Filen säger inte att den följer PDF/A-3a (den säger ${part ?? '–'}${level ?? ''}).`,
    );
  if (property(xml, 'pdfuaid', 'part') !== '1')
    report('1.claim-accessible', 'Filen säger inte att den följer PDF/UA-1.');
  const declared = Array.from(xml.getElementsByTagNameNS(namespaces.pdfaSchema, 'namespaceURI')).map(
    (element) => element.textContent?.trim(),
  );
  if (!declared.includes(namespaces.pdfuaid))
    report('1.claim-schema', 'Schemat för PDF/UA är inte beskrivet i metadatapaketet.');
};

/** The old document information and the packet must tell the same. */
const checkInfo = ({ info, report }: Checked, xml: Document): void => {
  const pairs: readonly (readonly [string, keyof typeof namespaces, string])[] = [
    ['Title', 'dc', 'title'],
    ['Author', 'dc', 'creator'],
    ['Subject', 'dc', 'description'],
    ['Keywords', 'pdf', 'Keywords'],
    ['Creator', 'xmp', 'CreatorTool'],
    ['Producer', 'pdf', 'Producer'],
  ];
  for (const [key, prefix, name] of pairs) {
    const told = textAt(info, key)?.trim();
    if (told !== undefined && told !== property(xml, prefix, name))
      report('1.info-differs', `${key} är inte samma i metadatapaketet.`, key);
  }
  for (const [key, name] of [
    ['CreationDate', 'CreateDate'],
    ['ModDate', 'ModifyDate'],
  ] as const) {
    const told = dateOf(at(info, key));
    const written = property(xml, 'xmp', name);
    if (told !== undefined && told !== Date.parse(written ?? ''))
      report('1.info-differs', `${key} är inte samma i metadatapaketet.`, key);
  }
};

const dateOf = (value: PDFObject | undefined): number | undefined => {
  if (!(value instanceof PDFString || value instanceof PDFHexString)) return undefined;
  try {
    return value.decodeDate().getTime();
  } catch {
    return Number.NaN;
  }
};
