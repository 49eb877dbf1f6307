/**
 * A document being drawn: pages, plain drawing in points from the top left corner, and tags.
 * Everything drawn belongs to a structure element (`tagged`) or is decoration (`artifact`); the conformance check
 * finds what does not. Not here: text (text.ts), flow over pages (flow.ts), looks.
 */
import { startOfSwedishDay, type PlainDate } from '#domain/dates.ts';
import { operands } from './color.ts';
import type { FontFile } from './coverage.ts';
import { parsedFont, type ShapedGlyph } from './fonts.ts';
import { embedSign } from './stacked.ts';
import {
  closePdf,
  openPdf,
  type ElementOptions,
  type RawContent,
  type RawElement,
  type RawFont,
  type RawPdf,
} from './pdfkit.ts';

export type PaperInfo = {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** ISO date; the document's creation date, so that the same model gives the same bytes. */
  readonly date: string;
  readonly layout?: 'portrait' | 'landscape';
  /** What to do about letters without a glyph; `refuse` throws `UnprintableText`. */
  readonly onMissing?: 'refuse' | 'replace';
};

export type ListKind = 'Disc' | 'Decimal' | 'None';

export type SheetFont = {
  readonly file: FontFile;
  readonly raw: RawFont;
  readonly numbers: Map<string, number>;
};

/** An element while it is drawn: its piece of content that is open, and whether others were set aside in it. */
type Inside = {
  readonly element: RawElement;
  readonly type: string;
  piece: RawContent | undefined;
  hasParts?: boolean;
};

export type Sheet = {
  readonly pdf: RawPdf;
  readonly root: RawElement;
  readonly width: number;
  readonly height: number;
  readonly layout: 'portrait' | 'landscape';
  readonly onMissing: 'refuse' | 'replace';
  readonly fonts: Map<FontFile, SheetFont>;
  /** Fill and stroke colour set on the page at hand, so that they are written only when they change. */
  colors: { fill: string; stroke: string };
  /** The element that is being drawn; none for decoration. */
  inside: Inside | undefined;
};

const a4 = { short: 595.28, long: 841.89 };

export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

/** A number as it is written in a content stream: two decimals are 1/7000 inch. */
export const num = (value: number): string => String(Math.round(value * 100) / 100);

export const openSheet = (info: PaperInfo): Sheet => {
  const layout = info.layout ?? 'portrait';
  const pdf = openPdf({
    Title: info.title,
    Author: info.author,
    Subject: info.subject,
    Creator: 'Intyga',
    Producer: 'Intyga',
    CreationDate: new Date(startOfSwedishDay(info.date as PlainDate)),
  });
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const sheet: Sheet = {
    pdf,
    root,
    layout,
    onMissing: info.onMissing ?? 'replace',
    width: layout === 'portrait' ? a4.short : a4.long,
    height: layout === 'portrait' ? a4.long : a4.short,
    fonts: new Map(),
    colors: { fill: '', stroke: '' },
    inside: undefined,
  };
  addPage(sheet);
  return sheet;
};

export const addPage = (sheet: Sheet): void => {
  sheet.pdf.addPage({ size: 'A4', layout: sheet.layout, margin: 0 });
  sheet.colors = { fill: '', stroke: '' };
};

export const pageCount = (sheet: Sheet): number => sheet.pdf.bufferedPageRange().count;

/** Draws on a page that is already filled, for what is known only at the end: page numbers, watermarks. */
export const onEachPage = (sheet: Sheet, draw: (index: number, count: number) => void): void => {
  const count = pageCount(sheet);
  for (let index = 0; index < count; index += 1) {
    sheet.pdf.switchToPage(index);
    sheet.colors = { fill: '', stroke: '' };
    draw(index, count);
  }
};

export const closeSheet = (sheet: Sheet): Uint8Array => {
  sheet.root.end();
  return closePdf(sheet.pdf);
};

/** A font of this document, embedded with only the glyphs that are used. */
export const sheetFont = (sheet: Sheet, file: FontFile): SheetFont => {
  const already = sheet.fonts.get(file);
  if (already) return already;
  sheet.pdf.font(parsedFont(file), file);
  const font: SheetFont = { file, raw: sheet.pdf._font, numbers: new Map() };
  sheet.fonts.set(file, font);
  return font;
};

/**
 * The number of a glyph in this document's font. A PDF font keeps one reading per number, but one glyph may be part
 * of many letters (the f of f and of ﬁ), so each reading gets a number of its own.
 */
export const glyphNumber = (font: SheetFont, glyph: ShapedGlyph): number => {
  const already = font.numbers.get(glyph.key);
  if (already !== undefined) return already;
  const { raw } = font;
  const number = embedSign(font.file, raw.subset, glyph.parts, glyph.ownWidth);
  raw.widths[number] = glyph.ownWidth;
  raw.unicode[number] = glyph.letters;
  font.numbers.set(glyph.key, number);
  return number;
};

// Tags

/** A grouping element (`Sect`, `Table`, `L` ...), closed when `fill` is done. */
export const group = (
  sheet: Sheet,
  parent: RawElement,
  type: string,
  fill: (element: RawElement) => void,
  options?: ElementOptions,
): void => {
  const element = openElement(sheet, parent, type, options);
  fill(element);
  element.end();
};

export const openElement = (
  sheet: Sheet,
  parent: RawElement,
  type: string,
  options?: ElementOptions,
): RawElement => {
  const element = sheet.pdf.struct(type, options);
  parent.add(element);
  return element;
};

/** Content that belongs to an element which may have more of it, on this page or the next. */
export const content = (sheet: Sheet, element: RawElement, type: string, draw: () => void): void => {
  const outer = sheet.inside;
  const inside: Inside = { element, type, piece: undefined };
  sheet.inside = inside;
  openWhenWritten(sheet, inside);
  draw();
  sheet.pdf.beforeWriting = undefined;
  // An empty cell is content too.
  if (!inside.piece && inside.hasParts !== true) inside.piece = sheet.pdf.markStructureContent(type);
  closePiece(sheet, inside);
  sheet.inside = outer;
};

/** Within content: a piece of it that has more to say of itself than its surroundings, such as its language. */
export const aside = (sheet: Sheet, options: ElementOptions, draw: () => void): void => {
  const { inside } = sheet;
  if (!inside) throw new Error('Only content of an element has pieces of its own');
  closePiece(sheet, inside);
  inside.hasParts = true;
  const span = openElement(sheet, inside.element, 'Span', options);
  content(sheet, span, 'Span', draw);
  span.end();
  openWhenWritten(sheet, inside);
};

/** A piece begins with the first thing drawn in it, so that none is empty. */
const openWhenWritten = (sheet: Sheet, inside: Inside): void => {
  sheet.pdf.beforeWriting = () => {
    inside.piece = sheet.pdf.markStructureContent(inside.type);
  };
};

const closePiece = (sheet: Sheet, inside: Inside): void => {
  sheet.pdf.beforeWriting = undefined;
  if (!inside.piece) return;
  sheet.pdf.endMarkedContent();
  inside.element.add(inside.piece);
  inside.piece = undefined;
};

/** An element with content of its own (`P`, `H1`, `TD` ...). */
export const leaf = (
  sheet: Sheet,
  parent: RawElement,
  type: string,
  draw: (element: RawElement) => void,
  options?: ElementOptions,
): void => {
  const element = openElement(sheet, parent, type, options);
  content(sheet, element, type, () => {
    draw(element);
  });
  element.end();
};

/** Decoration: rules, tints, repeated page furniture. Screen readers pass it by. */
export const artifact = (sheet: Sheet, draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void => {
  sheet.pdf.markContent('Artifact', { type });
  draw();
  sheet.pdf.endMarkedContent();
};

/** Says how a list is numbered, which PDF/UA wants wherever an item has a label. */
export const setListKind = (list: RawElement, kind: ListKind): void => {
  list.dictionary.data['A'] = { O: 'List', ListNumbering: kind };
};

// Drawing

const emit = (sheet: Sheet, operators: string): void => {
  sheet.pdf.addContent(operators);
};

export const setFill = (sheet: Sheet, color: string): void => {
  if (sheet.colors.fill === color) return;
  sheet.colors.fill = color;
  emit(sheet, `${operands(color)} rg`);
};

export const setStroke = (sheet: Sheet, color: string): void => {
  if (sheet.colors.stroke === color) return;
  sheet.colors.stroke = color;
  emit(sheet, `${operands(color)} RG`);
};

export type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

export const fillBox = (sheet: Sheet, box: Box, color: string, radius = 0): void => {
  setFill(sheet, color);
  emit(sheet, `${boxPath(box, radius)} f`);
};

export const strokeBox = (sheet: Sheet, box: Box, color: string, thickness = 0.5, radius = 0): void => {
  setStroke(sheet, color);
  emit(sheet, `${num(thickness)} w ${boxPath(box, radius)} S`);
};

export const rule = (
  sheet: Sheet,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  color: string,
  thickness = 0.5,
): void => {
  setStroke(sheet, color);
  emit(sheet, `${num(thickness)} w ${num(x1)} ${num(y1)} m ${num(x2)} ${num(y2)} l S`);
};

/** Fills or strokes a path that is written in content stream operators. */
export const paintPath = (
  sheet: Sheet,
  path: string,
  paint: { readonly fill?: string; readonly stroke?: string; readonly thickness?: number },
): void => {
  if (paint.fill !== undefined) setFill(sheet, paint.fill);
  if (paint.stroke !== undefined) setStroke(sheet, paint.stroke);
  const operator = paint.fill === undefined ? 'S' : paint.stroke === undefined ? 'f' : 'B';
  emit(sheet, `${num(paint.thickness ?? 1)} w ${path} ${operator}`);
};

/** Control point distance that makes a Bézier curve a quarter of a circle. */
const round = 0.5523;

const boxPath = ({ x, y, w, h }: Box, radius: number): string => {
  if (radius <= 0) return `${num(x)} ${num(y)} ${num(w)} ${num(h)} re`;
  const r = Math.min(radius, w / 2, h / 2);
  const k = r * (1 - round);
  const to = (px: number, py: number): string => `${num(px)} ${num(py)} l`;
  const bend = (...points: readonly number[]): string => `${points.map(num).join(' ')} c`;
  return [
    `${num(x + r)} ${num(y)} m`,
    to(x + w - r, y),
    bend(x + w - k, y, x + w, y + k, x + w, y + r),
    to(x + w, y + h - r),
    bend(x + w, y + h - k, x + w - k, y + h, x + w - r, y + h),
    to(x + r, y + h),
    bend(x + k, y + h, x, y + h - k, x, y + h - r),
    to(x, y + r),
    bend(x, y + k, x + k, y, x + r, y),
    'h',
  ].join(' ');
};

export const circlePath = (cx: number, cy: number, r: number): string => {
  const k = r * round;
  const bend = (...points: readonly number[]): string => `${points.map(num).join(' ')} c`;
  return [
    `${num(cx + r)} ${num(cy)} m`,
    bend(cx + r, cy + k, cx + k, cy + r, cx, cy + r),
    bend(cx - k, cy + r, cx - r, cy + k, cx - r, cy),
    bend(cx - r, cy - k, cx - k, cy - r, cx, cy - r),
    bend(cx + k, cy - r, cx + r, cy - k, cx + r, cy),
    'h',
  ].join(' ');
};

/** Draws in a moved, turned or scaled coordinate system. */
export const transformed = (
  sheet: Sheet,
  matrix: readonly [number, number, number, number, number, number],
  draw: () => void,
): void => {
  const before = { ...sheet.colors };
  emit(sheet, `q ${matrix.map((part) => String(Math.round(part * 1e4) / 1e4)).join(' ')} cm`);
  draw();
  emit(sheet, 'Q');
  sheet.colors = before;
};
