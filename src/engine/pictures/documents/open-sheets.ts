/** A workbook of LibreOffice: its sheets as tables of what the cells showed. Not here: text (open-document.ts). */
import { mostShown, type Sheet } from '#domain/document-content.ts';
import { contentOf } from './open-document.ts';
import type { Package } from './package.ts';
import type { RawContent } from './page.ts';
import { newSheet, roomForAll, type Room } from './sheet.ts';
import { allOf, elementsIn, textOf, valueOf, within, type Element } from './xml.ts';

const timesOf = (element: Element, name: string): number =>
  Math.max(1, Math.floor(Number(valueOf(element, name) ?? 1)) || 1);

const cellText = (cell: Element): string =>
  elementsIn(cell)
    .filter(({ name }) => name === 'p')
    .map(textOf)
    .join('\n');

const rowsIn = (holder: Element): readonly Element[] =>
  elementsIn(holder).flatMap((child) =>
    child.name === 'table-row' ? [child] : child.name.startsWith('table-') ? rowsIn(child) : [],
  );

const readSheet = (table: Element, hidden: ReadonlySet<string>, room: Room): Sheet => {
  const sheet = newSheet(room);
  let row = 1;
  for (const one of rowsIn(table)) {
    const times = timesOf(one, 'number-rows-repeated');
    let column = 1;
    for (const cell of elementsIn(one)) {
      const text = cellText(cell);
      const across = timesOf(cell, 'number-columns-repeated');
      if (text !== '')
        // A row that stands many times: no more of them are kept than are shown, and the last says how far it goes.
        for (const at of new Set([...Array(Math.min(times, mostShown.rows + 1)).keys(), times - 1]))
          for (let step = 0; step < Math.min(across, mostShown.columns + 1); step += 1)
            sheet.put(row + at, column + step, text);
      column += across;
    }
    row += times;
  }
  return sheet.made({
    name: valueOf(table, 'name') ?? '',
    isHidden: hidden.has(valueOf(table, 'style-name') ?? ''),
    more: [
      ...(['frame', 'shapes'].some((name) => allOf(table, name).length > 0) ? (['pictures'] as const) : []),
      ...(allOf(table, 'annotation').length > 0 ? (['comments'] as const) : []),
    ],
    rows: 0,
    columns: 0,
  });
};

export const readOpenSheets = (file: Package): RawContent => {
  const root = contentOf(file);
  const hidden = new Set(
    allOf(root, 'style')
      .filter((style) => elementsIn(style).some((one) => valueOf(one, 'display') === 'false'))
      .map((style) => valueOf(style, 'name') ?? ''),
  );
  const room = roomForAll();
  const tables = elementsIn(within(root, 'body', 'spreadsheet')).filter(({ name }) => name === 'table');
  return {
    kind: 'sheets',
    sheets: tables.slice(0, mostShown.sheets).map((table) => readSheet(table, hidden, room)),
    sheetCount: tables.length,
  };
};
