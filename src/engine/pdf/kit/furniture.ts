/**
 * What every page of a document carries: a bar at the top, a foot line with page numbers, and the watermark of what is
 * not real.
 * Not here: the pages' own content.
 */
import { hairline, mutedInk, ornament, warningInk } from './color.ts';
import type { Flow } from './flow.ts';
import { breakLines, type Style } from './lines.ts';
import {
  artifact,
  fillBox,
  onEachPage,
  openSheet,
  rule,
  transformed,
  type PaperInfo,
  type Sheet,
} from './sheet.ts';
import { drawText, textWidth } from './text.ts';

/** Heights of the bar in points: broad on sheets, slim on documents of many pages. */
const bars = { broad: { bar: 10, line: 1.6 }, slim: { bar: 8, line: 1.4 } } as const;

/** The bar itself, for whoever draws more in the same artifact. */
export const fillBar = (sheet: Sheet, accent: string, weight: keyof typeof bars): void => {
  const { bar, line } = bars[weight];
  fillBox(sheet, { x: 0, y: 0, w: sheet.width, h: bar }, accent);
  fillBox(sheet, { x: 0, y: bar, w: sheet.width, h: line }, ornament);
};

export const drawBar = (sheet: Sheet, accent: string, weight: keyof typeof bars): void => {
  artifact(sheet, () => {
    fillBar(sheet, accent, weight);
  });
};

/** A document of one page: its bar, and the column below it. */
export const openSinglePage = (
  info: PaperInfo,
  { accent, margin }: { readonly accent: string; readonly margin: number },
): Flow => {
  const sheet = openSheet(info);
  drawBar(sheet, accent, 'broad');
  return { sheet, x: margin, width: sheet.width - margin * 2, top: 42, bottom: 800, y: 42 };
};

const footStyle: Style = { face: 'sans', size: 8, color: mutedInk };

export type Foot = {
  /** The sender, most important first: what does not fit is left out from the end. */
  readonly left: readonly string[];
  readonly right: string;
  readonly margin: number;
};

const separator = '  ·  ';

/** `Sida 1 av 2` and what the document is, below a hairline. */
export const drawFeet = (sheet: Sheet, foot: Foot): void => {
  onEachPage(sheet, (index, count) => {
    artifact(
      sheet,
      () => {
        const y = sheet.height - 34;
        rule(sheet, foot.margin, y, sheet.width - foot.margin, y, hairline);
        const page = `Sida ${String(index + 1)} av ${String(count)}`;
        const right = foot.right === '' ? page : `${foot.right}${separator}${page}`;
        const used = drawText(sheet, right, footStyle, sheet.width - foot.margin, y + 14, 'right');
        const room = sheet.width - foot.margin * 2 - used - 16;
        const fitting = foot.left
          .map((_, last) => foot.left.slice(0, foot.left.length - last).join(separator))
          .find((text) => textWidth(sheet, text, footStyle) <= room);
        if (fitting !== undefined) drawText(sheet, fitting, footStyle, foot.margin, y + 14);
      },
      'Pagination',
    );
  });
};

/** Which words are laid over the pages. */
export const watermarkWords = (marks: {
  readonly isExample: boolean;
  readonly isPractice: boolean;
}): string[] => [...(marks.isPractice ? ['ÖVNING'] : []), ...(marks.isExample ? ['EXEMPEL'] : [])];

const angle = (34 * Math.PI) / 180;

/**
 * Lays the words slantwise over the whole page, close enough that no piece of it can be cut out without them, and
 * pale enough that what is below can be read. Real text, not a picture.
 */
export const drawWatermark = (sheet: Sheet, words: readonly string[]): void => {
  if (words.length === 0) return;
  const state = sheet.pdf.ref({ Type: 'ExtGState', ca: 0.13 });
  state.end();
  const style: Style = { face: 'sansBold', size: 64, color: warningInk };
  onEachPage(sheet, () => {
    sheet.pdf.page.ext_gstates['Watermark'] = state;
    artifact(sheet, () => {
      const cos = Math.cos(angle);
      const sin = Math.sin(angle);
      transformed(sheet, [cos, -sin, sin, cos, sheet.width / 2, sheet.height / 2], () => {
        sheet.pdf.addContent('/Watermark gs');
        drawRows(sheet, words, style);
      });
    });
  });
};

/** Rows of words around the middle of the page, each row shifted against the one above. */
const drawRows = (sheet: Sheet, words: readonly string[], style: Style): void => {
  const reach = Math.hypot(sheet.width, sheet.height) / 2;
  const rowHeight = 132;
  const rows = Math.ceil(reach / rowHeight);
  for (let row = -rows; row <= rows; row += 1) {
    const word = words[Math.abs(row) % words.length] ?? '';
    const step = breakLines([{ text: word, style }], Number.MAX_SAFE_INTEGER).width + 90;
    const shift = row % 2 === 0 ? 0 : step / 2;
    const columns = Math.ceil(reach / step) + 1;
    for (let column = -columns; column <= columns; column += 1) {
      const x = column * step + shift;
      const y = row * rowHeight + style.size * 0.35;
      if (isOnPage(sheet, x, y, reach)) drawText(sheet, word, style, x, y, 'center');
    }
  }
};

/** Leaves out words that would lie wholly outside the page. */
const isOnPage = (sheet: Sheet, x: number, y: number, reach: number): boolean => {
  const px = x * Math.cos(angle) + y * Math.sin(angle);
  const py = -x * Math.sin(angle) + y * Math.cos(angle);
  const slack = Math.min(150, reach);
  return Math.abs(px) < sheet.width / 2 + slack && Math.abs(py) < sheet.height / 2 + slack;
};
