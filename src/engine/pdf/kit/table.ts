/**
 * Tables with a head that comes back on every page. Lives here: measuring, drawing and tagging rows.
 * Not here: what stands in them.
 */
import type { SpokenName } from '#domain/name-language.ts';
import { hairline } from './color.ts';
import { keepRoom, newPage, type Flow } from './flow.ts';
import { nameSpan, type Line, type Span, type Style } from './lines.ts';
import type { RawElement } from './pdfkit.ts';
import { artifact, fillBox, group, leaf, rule, type Sheet } from './sheet.ts';
import { drawLines, layOut, type Align } from './text.ts';

export type Column = { readonly title: string; readonly width: number; readonly align?: Align };

/** A cell: paragraphs of spans below each other, or a drawing with the words that stand for it. */
export type Cell =
  | { readonly kind: 'text'; readonly parts: readonly (readonly Span[])[] }
  | {
      readonly kind: 'drawing';
      readonly alt: string;
      draw(x: number, y: number, w: number, h: number): void;
    };

export type Row = { readonly cells: readonly Cell[]; readonly isSum?: boolean };

export type TableLook = {
  readonly head: { readonly fill: string; readonly style: Style };
  readonly padding: { readonly x: number; readonly y: number };
  readonly smallestRow: number;
  readonly stripe?: string;
  /** Colour of rules between columns; none unless told. */
  readonly columnRule?: string;
  readonly endRule: string;
};

export const textCell = (text: string, style: Style): Cell => ({ kind: 'text', parts: [[{ text, style }]] });

export const nameCell = (name: SpokenName, style: Style): Cell => ({
  kind: 'text',
  parts: [[nameSpan(name, style)]],
});

type Measured = { readonly row: Row; readonly cells: readonly (readonly Line[])[]; readonly height: number };

const innerWidth = (column: Column, look: TableLook): number => column.width - look.padding.x * 2;

const measure = (sheet: Sheet, columns: readonly Column[], look: TableLook, row: Row): Measured => {
  const cells = row.cells.map((cell, index): readonly Line[] => {
    const column = columns[index];
    if (!column || cell.kind === 'drawing') return [];
    const fallback = cell.parts[0]?.[0]?.style ?? look.head.style;
    return cell.parts.flatMap((part) => {
      const { lines } = layOut(sheet, part, fallback, innerWidth(column, look));
      return lines.map((line, at) => (at === lines.length - 1 ? { ...line, needsSpace: true } : line));
    });
  });
  const tallest = Math.max(...cells.map((lines) => lines.reduce((sum, line) => sum + line.height, 0)));
  const smallest = row.isSum === true ? look.smallestRow * 0.8 : look.smallestRow;
  return { row, cells, height: Math.max(smallest, tallest + look.padding.y * 2) };
};

/** Heights of the rows, for pages that decide beforehand how many they take. */
export const rowHeights = (
  sheet: Sheet,
  columns: readonly Column[],
  look: TableLook,
  rows: readonly Row[],
): number[] => rows.map((row) => measure(sheet, columns, look, row).height);

const headRow = (columns: readonly Column[], look: TableLook): Row => ({
  cells: columns.map((column) => textCell(column.title, look.head.style)),
});

export const headHeight = (sheet: Sheet, columns: readonly Column[], look: TableLook): number =>
  measure(sheet, columns, { ...look, smallestRow: 19 }, headRow(columns, look)).height;

/** Draws a table in the flow. The first cell of each row heads that row. */
export const table = (
  flow: Flow,
  parent: RawElement,
  columns: readonly Column[],
  rows: readonly Row[],
  look: TableLook,
): void => {
  const { sheet } = flow;
  const measured = rows.map((row) => measure(sheet, columns, look, row));
  const head = measure(sheet, columns, { ...look, smallestRow: 19 }, headRow(columns, look));
  const total = columns.reduce((sum, column) => sum + column.width, 0);
  keepRoom(flow, head.height + (measured[0]?.height ?? 0));
  group(sheet, parent, 'Table', (element) => {
    drawHead(flow, element, columns, head, look, total, true);
    group(sheet, element, 'TBody', (body) => {
      measured.forEach((row, index) => {
        if (flow.y + row.height > flow.bottom && flow.y > flow.top) {
          drawEnd(flow, look, total);
          newPage(flow);
          drawHead(flow, element, columns, head, look, total, false);
        }
        artifact(sheet, () => {
          drawRowGround(flow, columns, row, index, look, total);
        });
        drawCells(flow, body, columns, row, look, false);
        flow.y += row.height;
      });
    });
  });
  drawEnd(flow, look, total);
};

const drawEnd = (flow: Flow, look: TableLook, total: number): void => {
  artifact(flow.sheet, () => {
    rule(flow.sheet, flow.x, flow.y, flow.x + total, flow.y, look.endRule, 1);
  });
};

/** The head is tagged once; where it is repeated on a later page it is furniture. */
const drawHead = (
  flow: Flow,
  element: RawElement,
  columns: readonly Column[],
  head: Measured,
  look: TableLook,
  total: number,
  isFirst: boolean,
): void => {
  const { sheet } = flow;
  artifact(sheet, () => {
    fillBox(sheet, { x: flow.x, y: flow.y, w: total, h: head.height }, look.head.fill, 2);
  });
  if (isFirst)
    group(sheet, element, 'THead', (group) => {
      drawCells(flow, group, columns, head, look, true);
    });
  else
    artifact(
      sheet,
      () => {
        eachCell(flow, columns, head, look, (draw) => {
          draw();
        });
      },
      'Pagination',
    );
  flow.y += head.height;
};

const drawRowGround = (
  flow: Flow,
  columns: readonly Column[],
  row: Measured,
  index: number,
  look: TableLook,
  total: number,
): void => {
  if (look.stripe !== undefined && index % 2 === 1 && row.row.isSum !== true)
    fillBox(flow.sheet, { x: flow.x, y: flow.y, w: total, h: row.height }, look.stripe);
  if (index > 0) rule(flow.sheet, flow.x, flow.y, flow.x + total, flow.y, hairline, 0.6);
  if (look.columnRule === undefined) return;
  let x = flow.x;
  for (const column of columns.slice(0, -1)) {
    x += column.width;
    rule(flow.sheet, x, flow.y, x, flow.y + row.height, look.columnRule, 0.5);
  }
};

const drawCells = (
  flow: Flow,
  parent: RawElement,
  columns: readonly Column[],
  measured: Measured,
  look: TableLook,
  isHead: boolean,
): void => {
  group(flow.sheet, parent, 'TR', (row) => {
    eachCell(flow, columns, measured, look, (draw, index, cell, box) => {
      const isHeading = isHead || index === 0;
      const type = isHeading ? 'TH' : 'TD';
      const scope = isHead ? ('Column' as const) : ('Row' as const);
      const options = isHeading ? { scope } : {};
      if (cell.kind === 'text') leaf(flow.sheet, row, type, draw, options);
      else
        group(
          flow.sheet,
          row,
          type,
          (element) => {
            leaf(flow.sheet, element, 'Figure', draw, { alt: cell.alt, bbox: box, placement: 'Inline' });
          },
          options,
        );
    });
  });
};

type Corners = readonly [number, number, number, number];

const eachCell = (
  flow: Flow,
  columns: readonly Column[],
  { row, cells, height }: Measured,
  look: TableLook,
  visit: (draw: () => void, index: number, cell: Cell, box: Corners) => void,
): void => {
  let x = flow.x;
  columns.forEach((column, index) => {
    const cell = row.cells[index] ?? textCell('', look.head.style);
    const lines = cells[index] ?? [];
    const left = x + look.padding.x;
    const room = innerWidth(column, look);
    const textHeight = lines.reduce((sum, line) => sum + line.height, 0);
    const top = flow.y + (height - textHeight) / 2;
    const draw = (): void => {
      if (cell.kind === 'drawing') cell.draw(x, flow.y, column.width, height);
      else drawLines(flow.sheet, lines, left, top, room, column.align);
    };
    const box: Corners = [x, flow.y, x + column.width, flow.y + height];
    visit(draw, index, cell, box);
    x += column.width;
  });
};
