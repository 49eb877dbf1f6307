/**
 * Lines of shaped runs → text operators on the page, with what each glyph reads as.
 * Not here: breaking and measuring (lines.ts), which element the text belongs to (the caller).
 */
import { shape } from './fonts.ts';
import { breakLines, type Line, type Lines, type Run, type Span, type Style } from './lines.ts';
import { glyphNumber, num, setFill, sheetFont, type Sheet } from './sheet.ts';

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

const hex = (glyph: number): string => glyph.toString(16).padStart(4, '0');

const drawRuns = (
  sheet: Sheet,
  runs: readonly Run[],
  x: number,
  baseline: number,
  addSpace: boolean,
): void => {
  let pen = x;
  for (const part of inOneVoice(runs)) {
    const [first] = part;
    if (!first) continue;
    setFill(sheet, first.style.color);
    const font = sheetFont(sheet, first.shaped.file);
    sheet.pdf.page.fonts[font.raw.id] ??= font.raw.ref();
    const operators = [`BT /${font.raw.id} ${num(first.style.size)} Tf`];
    pen = writeGlyphs(sheet, part, pen, baseline, operators);
    if (addSpace && part.at(-1) === runs.at(-1)) {
      const space = shape(first.shaped.file, ' ');
      writeGlyphs(sheet, [{ shaped: space, style: first.style }], pen, baseline, operators);
    }
    operators.push('ET');
    sheet.pdf.addContent(operators.join(' '));
  }
};

/** Neighbouring runs of the same font, size and colour. */
const inOneVoice = (runs: readonly Run[]): Run[][] => {
  const parts: Run[][] = [];
  for (const run of runs) {
    const last = parts.at(-1)?.at(-1);
    if (last?.style === run.style && last.shaped.file === run.shaped.file) parts.at(-1)?.push(run);
    else parts.push([run]);
  }
  return parts;
};

const writeGlyphs = (
  sheet: Sheet,
  part: readonly Run[],
  start: number,
  baseline: number,
  operators: string[],
): number => {
  const [first] = part;
  if (!first) return start;
  const font = sheetFont(sheet, first.shaped.file);
  const perThousand = first.style.size / 1000;
  let pen = start;
  let shown = '';
  const segments: string[] = [];
  const place = (px: number, py: number): void => {
    operators.push(`1 0 0 -1 ${num(px)} ${num(py)} Tm`);
  };
  const flush = (): void => {
    if (shown !== '') segments.push(`<${shown}>`);
    if (segments.length > 0) operators.push(`[${segments.join(' ')}] TJ`);
    segments.length = 0;
    shown = '';
  };
  place(pen, baseline);
  let moved = false;
  for (const { shaped } of part)
    for (const glyph of shaped.glyphs) {
      const id = glyphNumber(font, glyph);
      if (glyph.dx !== 0 || glyph.dy !== 0) {
        flush();
        place(pen + glyph.dx * perThousand, baseline - glyph.dy * perThousand);
        moved = true;
      } else if (moved) {
        flush();
        place(pen, baseline);
        moved = false;
      }
      shown += hex(id);
      const kern = glyph.advance - glyph.ownWidth;
      if (kern !== 0) {
        segments.push(`<${shown}> ${num(-kern)}`);
        shown = '';
      }
      pen += glyph.advance * perThousand;
    }
  flush();
  return pen;
};
