/**
 * A workbook of Excel: its sheets as tables of what the cells showed when it was saved. The beginning of each is read,
 * however long it is. Formulas are never worked out. Not here: how values are written (sheet-values.ts).
 */
import { mostShown, type Sheet, type SheetMore } from '#domain/document-content.ts';
import type { Package, Relation } from './package.ts';
import type { RawContent } from './page.ts';
import { newSheet, roomForAll } from './sheet.ts';
import { waysIn, writeValue } from './sheet-values.ts';
import { damaged, Unread } from './unread.ts';
import { childOf, elementsIn, piecesOf, relationOf, treeOf, valueOf, type Attributes } from './xml.ts';

/** Two hundred rows of Excel are far less; texts that many sheets share may be more. */
const mostOfSheet = 16 * 1024 * 1024;
const mostOfTexts = 48 * 1024 * 1024;

/** Texts that cells share, by their number; phonetic readings are not among them. */
const sharedTexts = (xml: string | undefined): readonly string[] => {
  const texts: string[] = [];
  if (xml === undefined) return texts;
  let text: string | undefined;
  let phonetic = 0;
  let isText = false;
  for (const piece of piecesOf(xml)) {
    if (piece.kind === 'text') {
      if (isText && phonetic === 0 && text !== undefined && text.length < mostShown.cellCharacters)
        text += piece.text;
    } else if (piece.name === 'rPh') phonetic += piece.kind === 'open' ? 1 : -1;
    else if (piece.name === 't') isText = piece.kind === 'open';
    else if (piece.name === 'si') {
      if (piece.kind === 'close') texts.push(text ?? '');
      text = '';
    }
  }
  return texts;
};

type Shared = {
  readonly texts: readonly string[];
  readonly write: (value: string, style: string | undefined) => string;
};

const valueIn = (
  kind: string | undefined,
  value: string,
  style: string | undefined,
  shared: Shared,
): string => {
  if (kind === 's') return shared.texts[Number(value)] ?? '';
  if (kind === 'b') return value === '1' ? 'SANT' : 'FALSKT';
  if (kind === 'str' || kind === 'inlineStr' || kind === 'e' || kind === 'd') return value;
  return shared.write(value, style);
};

/** `AB12` is column 28. */
const columnOf = (place: string | undefined): number | undefined => {
  const [letters] = /^[A-Z]{1,3}/.exec(place ?? '') ?? [];
  return letters === undefined
    ? undefined
    : Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
};

const readRows = (xml: string, sheet: ReturnType<typeof newSheet>, shared: Shared): void => {
  let row = 0;
  let column = 0;
  let cell: Attributes = {};
  let value = '';
  let isValue = false;
  for (const piece of piecesOf(xml)) {
    if (piece.kind === 'text') {
      if (isValue && value.length < mostShown.cellCharacters) value += piece.text;
      continue;
    }
    const isOpen = piece.kind === 'open';
    if (piece.name === 'row' && isOpen) {
      row = Number(piece.attributes.r ?? row + 1);
      column = 0;
      if (sheet.isFull(row)) return;
    } else if (piece.name === 'c' && isOpen) {
      cell = piece.attributes;
      column = columnOf(cell.r) ?? column + 1;
      value = '';
    } else if (piece.name === 'c') sheet.put(row, column, valueIn(cell.t, value, cell.s, shared));
    else if (piece.name === 'v' || piece.name === 't') isValue = isOpen;
    else if (piece.name === 'sheetData' && !isOpen) return;
  }
};

/** How far down and across a sheet goes, without reading it: as it says itself, and as its last row says. */
const extentOf = (xml: string): { readonly rows: number; readonly columns: number } => {
  const [, letters, digits] =
    /<(?:\w+:)?dimension\s[^>]*ref="(?:[A-Z]+\d+:)?([A-Z]+)(\d+)"/.exec(xml.slice(0, 20_000)) ?? [];
  const lastRow = xml.slice(Math.max(xml.lastIndexOf('<row '), xml.lastIndexOf(':row '), 0)).slice(0, 400);
  const [, last] = /row\s[^>]*?\br="(\d+)"/.exec(lastRow) ?? [];
  return { rows: Math.max(Number(digits ?? 0), Number(last ?? 0)), columns: columnOf(letters) ?? 0 };
};

const moreIn = (relations: readonly Relation[]): readonly SheetMore[] => [
  ...(relations.some(({ type }) => type === 'drawing') ? (['pictures'] as const) : []),
  ...(relations.some(({ type }) => /comment/i.test(type)) ? (['comments'] as const) : []),
];

export const readWorkbook = (file: Package): RawContent => {
  const name = file.relations('').find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const book = file.tree(name)?.root;
  if (!book) throw damaged();
  const relations = file.relations(name);
  const partOf = (type: string): string | undefined => relations.find((one) => one.type === type)?.target;
  const partXml = (type: string, most?: number): string | undefined => {
    const target = partOf(type);
    return target === undefined ? undefined : file.xml(target, most);
  };
  const styles = partXml('styles');
  const ways = waysIn(styles === undefined ? undefined : treeOf(styles).root);
  const from1904 = /^(1|true)$/.test(valueOf(childOf(book, 'workbookPr'), 'date1904') ?? '');
  const shared: Shared = {
    texts: sharedTexts(partXml('sharedStrings', mostOfTexts)),
    write: (value, style) => writeValue(value, ways[Number(style ?? 0)], from1904),
  };
  const room = roomForAll();
  const listed = elementsIn(childOf(book, 'sheets'));
  const sheets = listed.slice(0, mostShown.sheets).map((one): Sheet => {
    const target = relations.find(({ id }) => id === relationOf(one))?.target;
    const xml = target === undefined ? undefined : file.xml(target);
    if (target === undefined || xml === undefined) throw damaged();
    const sheet = newSheet(room);
    const beginning = xml.slice(0, mostOfSheet);
    try {
      readRows(beginning, sheet, shared);
    } catch (error) {
      // Its beginning ends in the middle of something; what was read until there stands.
      if (!(error instanceof Unread) || beginning.length === xml.length) throw error;
    }
    return sheet.made({
      name: valueOf(one, 'name') ?? '',
      isHidden: (valueOf(one, 'state') ?? 'visible') !== 'visible',
      more: moreIn(file.relations(target)),
      ...extentOf(xml),
    });
  });
  return { kind: 'sheets', sheets, sheetCount: listed.length };
};
