/**
 * The one place that knows pdfkit's insides. Lives here: a document that claims PDF/A-3a and PDF/UA-1 at once, with
 * an XMP packet that is valid XML, and whose bytes are collected without streams. Private methods are overridden, so
 * the version is pinned and tests hold the result. Not here: what is drawn.
 */
import PDFDocument from 'pdfkit';

export type RawRef = {
  readonly id: number;
  readonly data: Record<string, unknown>;
  compress: boolean;
  /** Where it begins in the file; known once it has ended. */
  readonly offset?: number;
  write(chunk: Uint8Array | string): void;
  end(chunk?: Uint8Array | string): void;
};

/** The glyphs of a font that a document embeds, as fontkit keeps them while it is written. */
export type RawSubset = {
  /** Glyph numbers of the whole font, in the order of the subset's own numbers. */
  readonly glyphs: number[];
  /** Only while the font is written: outlines, where each begins, and widths. */
  readonly glyf: Uint8Array[];
  readonly loca: { readonly offsets: number[] };
  readonly hmtx: { readonly metrics: { advance: number; bearing: number }[] };
  offset: number;
  includeGlyph(id: number): number;
  _addGlyph(id: number): number;
};

/** An embedded font of the document that is being written. */
export type RawFont = {
  readonly id: string;
  readonly subset: RawSubset;
  readonly unicode: (readonly number[])[];
  readonly widths: number[];
  ref(): RawRef;
};

export type RawPage = {
  readonly width: number;
  readonly height: number;
  readonly dictionary: RawRef;
  readonly annotations: readonly RawRef[];
  readonly fonts: Record<string, RawRef>;
  readonly xobjects: Record<string, RawRef>;
  readonly ext_gstates: Record<string, RawRef>;
};

/** Content of a page that belongs to a structure element. */
export type RawContent = { readonly refs: readonly unknown[] };

export type RawElement = {
  readonly dictionary: RawRef;
  add(child: RawElement | RawContent | RawAnnotation): RawElement;
  end(): void;
};

export type RawAnnotation = { readonly annotationRef: RawRef };

export type ElementOptions = {
  readonly title?: string;
  readonly lang?: string;
  readonly alt?: string;
  readonly actual?: string;
  readonly bbox?: readonly [number, number, number, number];
  readonly placement?: 'Block' | 'Inline';
  readonly scope?: 'Column' | 'Row';
};

export type RawImage = {
  readonly width: number;
  readonly height: number;
  readonly colorSpace?: string;
  readonly obj: RawRef | null;
  embed(document: RawPdf): void;
};

export type Info = Readonly<Record<'Title' | 'Author' | 'Subject' | 'Creator' | 'Producer', string>> & {
  readonly CreationDate: Date;
};

export type RawPdf = {
  info: Info;
  page: RawPage;
  readonly _font: RawFont;
  /** The document's catalogue. */
  readonly _root: RawRef;
  /** Done once, before the next thing that is written on a page. */
  beforeWriting: (() => void) | undefined;
  _addInfo(): void;
  endAcroForm(): void;
  appendXML(xml: string): void;
  addPage(options: object): void;
  switchToPage(index: number): void;
  bufferedPageRange(): { start: number; count: number };
  addContent(operators: string): void;
  font(source: object, family: string): void;
  ref(data: object): RawRef;
  struct(type: string, options?: ElementOptions): RawElement;
  addStructure(element: RawElement): void;
  markContent(tag: string, options?: object): void;
  markStructureContent(tag: string): RawContent;
  endMarkedContent(): void;
  annotate(x: number, y: number, w: number, h: number, options: object): void;
  link(x: number, y: number, w: number, h: number, url: string, options: object): void;
  file(bytes: Uint8Array, options: object): void;
  openImage(bytes: Uint8Array): RawImage;
  push(chunk: Uint8Array | null): boolean;
  end(): void;
};

// pdfkit's published types know neither the structure elements' insides nor the methods overridden here.
const Base = PDFDocument as unknown as new (options: object) => RawPdf;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escapeXml = (text: string): string => text.replace(/[&<>]/g, (sign) => escapes[sign] ?? sign);

/**
 * What both the old document information and the packet can hold: XML has no place for control characters and halves of
 * a surrogate pair, and reads every way to end a line as one.
 */
const inOneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]/gu, ' ');

class ConformingPdf extends Base {
  // Not initialised here: pdfkit's constructor already writes the header.
  declare chunks: Uint8Array[] | undefined;
  declare beforeWriting: (() => void) | undefined;

  override _addInfo(): void {
    const plain = this.info;
    this.info = {
      CreationDate: plain.CreationDate,
      Title: escapeXml(plain.Title),
      Author: escapeXml(plain.Author),
      Subject: escapeXml(plain.Subject),
      Creator: escapeXml(plain.Creator),
      Producer: escapeXml(plain.Producer),
    };
    super._addInfo();
    this.info = plain;
  }

  override addContent(operators: string): void {
    const first = this.beforeWriting;
    this.beforeWriting = undefined;
    first?.();
    super.addContent(operators);
  }

  /** The form holds at most the place of a signature: nothing that pdfkit's own forms are made of. */
  override endAcroForm(): void {
    const form = this._root.data['AcroForm'] as RawRef | undefined;
    form?.end();
  }

  override push(chunk: Uint8Array | null): boolean {
    if (chunk) (this.chunks ??= []).push(chunk);
    return true;
  }
}

/** PDF/UA's identifier, and the schema that tells PDF/A what it is: without the second, PDF/A refuses the first. */
const accessibleClaim = `
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
 <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
  <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
  <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
  <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
  <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
   <pdfaProperty:name>part</pdfaProperty:name>
   <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
   <pdfaProperty:category>internal</pdfaProperty:category>
   <pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
  </rdf:li></rdf:Seq></pdfaSchema:property>
 </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
`;

/** Opens an empty document. No clock: the date is `info.CreationDate`. */
export const openPdf = (told: Info): RawPdf => {
  const info: Info = {
    CreationDate: told.CreationDate,
    Title: inOneLine(told.Title),
    Author: inOneLine(told.Author),
    Subject: inOneLine(told.Subject),
    Creator: inOneLine(told.Creator),
    Producer: inOneLine(told.Producer),
  };
  const pdf = new ConformingPdf({
    autoFirstPage: false,
    bufferPages: true,
    margin: 0,
    // Below 1.4 pdfkit leaves the XMP packet out altogether.
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    lang: 'sv-SE',
    displayTitle: true,
    // No default font: pdfkit's own is not embedded.
    font: null,
    info,
  });
  pdf.appendXML(accessibleClaim);
  return pdf;
};

/** Ends the document and hands over its bytes. */
export const closePdf = (pdf: RawPdf): Uint8Array => {
  pdf.end();
  if (!(pdf instanceof ConformingPdf)) throw new TypeError('Not a document opened by openPdf');
  return Buffer.concat(pdf.chunks ?? []);
};
