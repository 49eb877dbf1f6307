/**
 * Lines of shaped runs → text operators on the page, with what each glyph reads as, and for those who listen the text and
 * its language wherever it is not plain Swedish.
 * Not here: breaking and measuring (lines.ts), which element the text belongs to (the caller).
 */
import { shape } from './fonts.ts';
import { breakLines, type Line, type Lines, type Run, type Span, type Style } from './lines.ts';
import type { ElementOptions } from './pdfkit.ts';
import { aside, glyphNumber, num, setFill, sheetFont, type Sheet, type SheetFont } from './sheet.ts';

export type Align = 'left' | 'center' | 'right';

export const layOut = (sheet: Sheet, text: string | readonly Span[], style: Style, room: number): Lines =>
  breakLines(typeof text === 'string' ? [{ text, style }] : text, room, sheet.onMissing);

/** Draws lines in a column whose top left corner is given. Returns the y below them. */
export const drawLines = (
  sheet: Sheet,
  lines: readonly Line[],
  x: number,
  y: number,
  room: number,
  align: Align = 'left',
): number => {
  let top = y;
  lines.forEach((line, index) => {
    const slack = align === 'left' ? 0 : (room - line.width) / (align === 'center' ? 2 : 1);
    const addSpace = line.needsSpace && index < lines.length - 1;
    drawRuns(sheet, line.runs, x + slack, top + line.ascent, addSpace);
    top += line.height;
  });
  return top;
};

/** One line at a baseline; too long text runs out to the right, so measure first. Returns its width. */
export const drawText = (
  sheet: Sheet,
  text: string | readonly Span[],
  style: Style,
  x: number,
  baseline: number,
  align: Align = 'left',
): number => {
  const { lines } = layOut(sheet, text, style, Number.MAX_SAFE_INTEGER);
  const [line] = lines;
  if (!line) return 0;
  const slack = align === 'left' ? 0 : line.width / (align === 'center' ? 2 : 1);
  drawRuns(sheet, line.runs, x - slack, baseline, false);
  return line.width;
};

export const textWidth = (sheet: Sheet, text: string, style: Style): number =>
  layOut(sheet, text, style, Number.MAX_SAFE_INTEGER).width;

/** A stretch of runs that is written in one go, and what is said of it besides its letters. */
type Stretch = {
  readonly runs: readonly Run[];
  readonly isRightToLeft: boolean;
  readonly language: string | undefined;
  /** The text as it is, where its signs alone do not tell it. */
  readonly actual: string | undefined;
};

const drawRuns = (
  sheet: Sheet,
  runs: readonly Run[],
  x: number,
  baseline: number,
  addSpace: boolean,
): void => {
  const last = runs.at(-1);
  const all = addSpace && last ? [...runs, spaceAfter(last)] : runs;
  let pen = x;
  for (const stretch of stretchesOf(all)) {
    const { isRightToLeft, language, actual } = stretch;
    const draw = (before = '', after = ''): void => {
      pen = writeStretch(sheet, stretch.runs, pen, baseline, before, after);
    };
    if (!sheet.inside) {
      draw();
      continue;
    }
    // Poppler writes replaced text as it stands on the line: from right to left the signs tell it better, and the words
    // for those who listen stand in the structure, as the language always does.
    const inStructure = isRightToLeft ? actual : undefined;
    const inContent = isRightToLeft ? undefined : actual;
    const drawn = (): void => {
      if (inContent === undefined) draw();
      else draw(`/Span <</ActualText <${utf16(inContent)}>>> BDC`, 'EMC');
    };
    if (language === undefined && inStructure === undefined) drawn();
    else aside(sheet, told(language, inStructure), drawn);
  }
};

const spaceAfter = (run: Run): Run => ({
  text: ' ',
  style: run.style,
  shaped: shape(run.shaped.file, ' '),
  direction: 'ltr',
  language: undefined,
});

const told = (language: string | undefined, actual: string | undefined): ElementOptions => ({
  ...(language === undefined ? {} : { lang: language }),
  ...(actual === undefined ? {} : { actual }),
});

const utf16 = (text: string): string => Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('hex');

/** Marks set on letters, or letters drawn in parts. */
const isComposed = ({ text, shaped }: Run): boolean =>
  /\p{M}/u.test(text) || shaped.glyphs.some(({ parts }) => parts.length > 1);

/** Neighbouring runs of the same font, size and colour, and of one language and direction. */
const stretchesOf = (runs: readonly Run[]): Stretch[] => {
  const stretches: Run[][] = [];
  for (const run of runs) {
    const last = stretches.at(-1)?.at(-1);
    if (last && isOneVoice(last, run)) stretches.at(-1)?.push(run);
    else stretches.push([run]);
  }
  return stretches.map((part) => {
    const isRightToLeft = part.some(({ direction }) => direction === 'rtl');
    return {
      runs: part,
      isRightToLeft,
      language: part[0]?.language,
      actual: isRightToLeft || part.some(isComposed) ? part.map(({ text }) => text).join('') : undefined,
    };
  });
};

const isOneVoice = (one: Run, other: Run): boolean =>
  one.style === other.style &&
  one.shaped.file === other.shaped.file &&
  one.direction === other.direction &&
  one.language === other.language &&
  // Of a line of ours, only the words with such letters.
  (one.language !== undefined || isComposed(one) === isComposed(other));

const writeStretch = (
  sheet: Sheet,
  runs: readonly Run[],
  start: number,
  baseline: number,
  before: string,
  after: string,
): number => {
  const [first] = runs;
  if (!first) return start;
  setFill(sheet, first.style.color);
  const font = sheetFont(sheet, first.shaped.file);
  sheet.pdf.page.fonts[font.raw.id] ??= font.raw.ref();
  const { pen, operators } = writeGlyphs(font, runs, start, baseline);
  const text = `BT /${font.raw.id} ${num(first.style.size)} Tf ${operators.join(' ')} ET`;
  sheet.pdf.addContent(before === '' ? text : `${before} ${text} ${after}`);
  return pen;
};

const hex = (glyph: number): string => glyph.toString(16).padStart(4, '0');

const writeGlyphs = (
  font: SheetFont,
  runs: readonly Run[],
  start: number,
  baseline: number,
): { readonly pen: number; readonly operators: readonly string[] } => {
  const perThousand = (runs[0]?.style.size ?? 0) / 1000;
  const operators: string[] = [];
  let pen = start;
  let shown = '';
  const segments: string[] = [];
  const flush = (): void => {
    if (shown !== '') segments.push(`<${shown}>`);
    if (segments.length > 0) operators.push(`[${segments.join(' ')}] TJ`);
    segments.length = 0;
    shown = '';
  };
  const place = (x: number): void => {
    flush();
    operators.push(`1 0 0 -1 ${num(x)} ${num(baseline)} Tm`);
  };
  place(pen);
  let moved = false;
  for (const { shaped } of runs)
    for (const glyph of shaped.glyphs) {
      if (glyph.dx !== 0 || moved) place(pen + glyph.dx * perThousand);
      moved = glyph.dx !== 0;
      shown += hex(glyphNumber(font, glyph));
      const kern = glyph.advance - glyph.ownWidth;
      if (kern !== 0) {
        segments.push(`<${shown}> ${num(-kern)}`);
        shown = '';
      }
      pen += glyph.advance * perThousand;
    }
  flush();
  return { pen, operators };
};
