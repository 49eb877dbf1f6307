/**
 * Text that runs on over as many pages as it needs: paragraphs, headings and lists in a column.
 * Not here: tables (table.ts) and pages with a fixed design.
 */
import { drawMark, type Mark } from './marks.ts';
import type { Line, Span, Style } from './lines.ts';
import type { ElementOptions, RawElement } from './pdfkit.ts';
import { addPage, artifact, content, group, leaf, openElement, setListKind, type Sheet } from './sheet.ts';
import { drawLines, drawText, layOut, type Align } from './text.ts';

export type Flow = {
  readonly sheet: Sheet;
  readonly x: number;
  readonly width: number;
  /** Where the column begins on a fresh page, and where it must end. */
  readonly top: number;
  readonly bottom: number;
  /** Draws what every new page begins with and returns the y below it. */
  readonly onNewPage?: (flow: Flow) => number;
  y: number;
};

export const newPage = (flow: Flow): void => {
  addPage(flow.sheet);
  flow.y = flow.top;
  flow.y = flow.onNewPage?.(flow) ?? flow.top;
};

/** Goes to a new page unless `height` points are left on this one. */
export const keepRoom = (flow: Flow, height: number): void => {
  if (flow.y + height > flow.bottom && flow.y > flow.top) newPage(flow);
};

export type ParagraphOptions = {
  readonly before?: number;
  readonly after?: number;
  readonly indent?: number;
  readonly align?: Align;
  readonly type?: string;
  /** Height that must follow on the same page: keeps a heading with its text. */
  readonly keep?: number;
  readonly tag?: ElementOptions;
};

export const paragraph = (
  flow: Flow,
  parent: RawElement,
  text: string | readonly Span[],
  style: Style,
  options: ParagraphOptions = {},
): void => {
  const type = options.type ?? 'P';
  const indent = options.indent ?? 0;
  const room = flow.width - indent;
  const { lines, height } = layOut(flow.sheet, text, style, room);
  flow.y += flow.y > flow.top ? (options.before ?? 0) : 0;
  if (options.keep !== undefined) keepRoom(flow, height + options.keep);
  const element = openElement(flow.sheet, parent, type, options.tag);
  drawOverPages(flow, element, type, lines, flow.x + indent, room, options.align);
  element.end();
  flow.y += options.after ?? 0;
};

/** Puts lines into one element, going on to the next page where this one is full. */
const drawOverPages = (
  flow: Flow,
  element: RawElement,
  type: string,
  lines: readonly Line[],
  x: number,
  room: number,
  align: Align = 'left',
): void => {
  let rest = lines;
  while (rest.length > 0) {
    const fitting = countFitting(flow, rest);
    const part = rest.slice(0, fitting);
    content(flow.sheet, element, type, () => {
      flow.y = drawLines(flow.sheet, part, x, flow.y, room, align);
    });
    rest = rest.slice(fitting);
    if (rest.length > 0) newPage(flow);
  }
};

/** How many lines fit, leaving no single line behind on either page where that can be helped. */
const countFitting = (flow: Flow, lines: readonly Line[]): number => {
  let y = flow.y;
  let count = 0;
  for (const line of lines) {
    if (y + line.height > flow.bottom && (count > 0 || flow.y > flow.top)) break;
    y += line.height;
    count += 1;
  }
  if (count === 0) {
    newPage(flow);
    return countFitting(flow, lines);
  }
  return count === lines.length - 1 && count > 2 ? count - 1 : count;
};

export type Item = {
  readonly text: string | readonly Span[];
  /** Said by the mark: `Visat`. Left out for a plain bullet. */
  readonly label?: string;
  readonly mark?: Mark;
  /** Items below this one. */
  readonly items?: readonly Item[];
};

export type ListOptions = {
  readonly style: Style;
  readonly indent?: number;
  readonly after?: number;
  readonly between?: number;
  readonly markColor: string;
  readonly isNumbered?: boolean;
};

/** A list in which each item has a bullet, a number or a drawn mark. */
export const list = (flow: Flow, parent: RawElement, items: readonly Item[], options: ListOptions): void => {
  if (items.length === 0) return;
  const step = labelStep(options);
  const indent = options.indent ?? 0;
  group(flow.sheet, parent, 'L', (element) => {
    setListKind(
      element,
      options.isNumbered === true ? 'Decimal' : items.some((item) => item.mark) ? 'None' : 'Disc',
    );
    items.forEach((item, index) => {
      group(flow.sheet, element, 'LI', (entry) => {
        const room = flow.width - indent - step;
        const { lines } = layOut(flow.sheet, item.text, options.style, room);
        keepRoom(
          flow,
          lines.slice(0, 2).reduce((sum, line) => sum + line.height, 0),
        );
        drawLabel(flow, entry, item, index, options);
        group(flow.sheet, entry, 'LBody', (body) => {
          const text = openElement(flow.sheet, body, 'P');
          drawOverPages(flow, text, 'P', lines, flow.x + indent + step, room);
          text.end();
          flow.y += options.between ?? 0;
          if (item.items) list(flow, body, item.items, { ...options, indent: indent + step, after: 0 });
        });
      });
    });
  });
  flow.y += options.after ?? 0;
};

/** Height a list would take, for keeping things together. */
export const listHeight = (flow: Flow, items: readonly Item[], options: ListOptions): number => {
  const indent = (options.indent ?? 0) + labelStep(options);
  return items.reduce((sum, item) => {
    const own = layOut(flow.sheet, item.text, options.style, flow.width - indent).height;
    const inner = item.items ? listHeight(flow, item.items, { ...options, indent, after: 0 }) : 0;
    return sum + own + (options.between ?? 0) + inner;
  }, options.after ?? 0);
};

const labelStep = (options: ListOptions): number => options.style.size * 1.7;

const drawLabel = (flow: Flow, entry: RawElement, item: Item, index: number, options: ListOptions): void => {
  const { sheet } = flow;
  const { style, markColor } = options;
  const x = flow.x + (options.indent ?? 0);
  const lineHeight = style.size * (style.leading ?? 1.3);
  const baseline = flow.y + (lineHeight - style.size) / 2 + style.size * 0.8;
  const { mark } = item;
  if (mark === undefined) {
    const sign = options.isNumbered === true ? `${String(index + 1)}.` : '•';
    leaf(sheet, entry, 'Lbl', () => {
      drawText(sheet, `${sign} `, { ...style, face: 'sansBold', color: markColor }, x + 2, baseline);
    });
    return;
  }
  const size = style.size * 1.05;
  const drawSign = (): void => {
    drawMark(sheet, mark, x, baseline - style.size * 0.34 - size / 2, size, markColor);
  };
  // A mark that means something is read out; one that only repeats the heading is decoration.
  if (item.label === undefined) artifact(sheet, drawSign);
  else {
    const box = [x, baseline - size, x + size, baseline] as const;
    group(sheet, entry, 'Lbl', (label) => {
      leaf(sheet, label, 'Figure', drawSign, { alt: item.label ?? '', bbox: box, placement: 'Inline' });
    });
  }
};
