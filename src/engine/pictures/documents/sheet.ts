/** One sheet as it is gathered: rows that hold anything, until there are as many as are shown. */
import { mostShown, type Sheet } from '#domain/document-content.ts';

/** 28 is `AB`. */
const columnName = (column: number): string => {
  const rest = (column - 1) % 26;
  return (column > 26 ? columnName((column - 1 - rest) / 26) : '') + String.fromCharCode(65 + rest);
};

type Told = Pick<Sheet, 'name' | 'isHidden' | 'more'> & { readonly rows: number; readonly columns: number };

/** How much of all sheets of a workbook together crosses to the page: far more than is read. */
export type Room = { characters: number };
export const roomForAll = (): Room => ({ characters: 2_000_000 });

export const newSheet = (room: Room) => {
  const rows = new Map<number, string[]>();
  const isFull = (row: number): boolean =>
    !rows.has(row) && (rows.size >= mostShown.rows || room.characters <= 0);
  let isCut = false;
  let lastRow = 0;
  let lastColumn = 0;
  return {
    /** No row from this one on is shown. */
    isFull,
    put: (row: number, column: number, text: string): void => {
      if (text === '' || !(row >= 1 && column >= 1)) return;
      lastRow = Math.max(lastRow, row);
      lastColumn = Math.max(lastColumn, column);
      isCut ||= isFull(row);
      if (isFull(row)) return;
      const cells = rows.get(row) ?? [];
      rows.set(row, cells);
      if (column > mostShown.columns) return;
      while (cells.length < column) cells.push('');
      cells[column - 1] = text.slice(0, mostShown.cellCharacters);
      room.characters -= Math.min(text.length, mostShown.cellCharacters);
    },
    made: (told: Told): Sheet => {
      const width = Math.min(lastColumn, mostShown.columns);
      return {
        name: told.name,
        isHidden: told.isHidden,
        columns: Array.from({ length: width }, (_, index) => columnName(index + 1)),
        rows: [...rows].map(([number, cells]) => ({
          number,
          cells: Array.from({ length: width }, (_, index) => cells[index] ?? ''),
        })),
        rowCount:
          isCut || rows.size >= mostShown.rows || room.characters <= 0
            ? Math.max(lastRow, told.rows)
            : lastRow,
        columnCount: lastColumn,
        more: told.more,
      };
    },
  };
};
