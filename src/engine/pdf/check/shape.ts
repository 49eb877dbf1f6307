/**
 * The shape of the structure: which types there are and where they may stand, tables, headings, pictures.
 */
import type { PDFDict, PDFRef } from '@cantoo/pdf-lib';
import { asDict, at, items, nameAt, numberAt, textAt } from './objects.ts';
import type { Report } from './problem.ts';

export type Element = {
  readonly ref: PDFRef | undefined;
  readonly dict: PDFDict;
  readonly type: string;
  readonly parent: Element | undefined;
  readonly children: Element[];
};

export const standardTypes: ReadonlySet<string> = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private H H1 H2 H3 H4 H5 H6 P L LI Lbl ' +
    'LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu ' +
    'WT WP Figure Formula Form'
  ).split(' '),
);

/** Which parents a type must have. */
const parents: Readonly<Record<string, readonly string[]>> = {
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  TH: ['TR'],
  TD: ['TR'],
  THead: ['Table'],
  TBody: ['Table'],
  TFoot: ['Table'],
  LI: ['L'],
  LBody: ['LI'],
  TOCI: ['TOC'],
};

/** Which children a type may have, where that is limited. */
const children: Readonly<Record<string, readonly string[]>> = {
  Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'],
  THead: ['TR'],
  TBody: ['TR'],
  TFoot: ['TR'],
  TR: ['TH', 'TD'],
  L: ['L', 'LI', 'Caption'],
  LI: ['Lbl', 'LBody'],
};

export const checkShape = (roots: readonly Element[], elements: readonly Element[], report: Report): void => {
  if (roots.length !== 1 || roots[0]?.type !== 'Document')
    report('7.nesting', 'Strukturen börjar inte med ett enda Document.');
  for (const element of elements) {
    checkPlace(element, report);
    if (element.type === 'Table') checkTable(element, report);
    if (element.type === 'TH' && scopeOf(element) === undefined)
      report('7.header-scope', 'En rubrikcell säger inte om den gäller rad eller kolumn.', element.type);
    if (element.type === 'Figure' || element.type === 'Formula') checkFigure(element, report);
    if (element.type === 'L') checkList(element, report);
    if (element.type === 'Note' && (textAt(element.dict, 'ID') ?? '') === '')
      report('7.alternative', 'En not saknar sitt eget namn (ID).', 'Note');
  }
  checkHeadings(elements, report);
};

const checkPlace = (element: Element, report: Report): void => {
  const parent = element.parent?.type ?? '';
  const wanted = parents[element.type];
  if (wanted && !wanted.includes(parent))
    report('7.nesting', `${element.type} står i ${parent || 'roten'}.`, element.type);
  const allowed = children[element.type];
  for (const child of element.children)
    if (allowed && !allowed.includes(child.type))
      report('7.nesting', `${child.type} står i ${element.type}.`, child.type);
};

const attributes = (element: Element, owner: string): PDFDict[] => {
  const value = at(element.dict, 'A');
  return [value, ...items(value)].flatMap((entry) => {
    const dict = asDict(entry);
    return dict && nameAt(dict, 'O') === owner ? [dict] : [];
  });
};

const scopeOf = (element: Element): string | undefined =>
  attributes(element, 'Table')
    .map((entry) => nameAt(entry, 'Scope'))
    .find((scope) => scope !== undefined && ['Row', 'Column', 'Both'].includes(scope));

const span = (element: Element, name: 'ColSpan' | 'RowSpan'): number =>
  attributes(element, 'Table')
    .map((entry) => numberAt(entry, name))
    .find((count) => count !== undefined) ?? 1;

/** Every row must fill the same columns, counting cells that reach down from rows above. */
const checkTable = (table: Element, report: Report): void => {
  const rows = table.children
    .flatMap((child) => (child.type === 'TR' ? [child] : child.children))
    .filter((row) => row.type === 'TR');
  const reaching: number[] = [];
  const widths = rows.map((row) => {
    const fromAbove = reaching.filter((left) => left > 0).length;
    for (let index = 0; index < reaching.length; index += 1)
      reaching[index] = Math.max(0, (reaching[index] ?? 0) - 1);
    let width = fromAbove;
    for (const cell of row.children) {
      const columns = span(cell, 'ColSpan');
      width += columns;
      for (let column = 0; column < columns; column += 1)
        if (span(cell, 'RowSpan') > 1) reaching.push(span(cell, 'RowSpan') - 1);
    }
    return width;
  });
  const count = (type: string): number => table.children.filter((child) => child.type === type).length;
  if (count('THead') > 1 || count('TFoot') > 1 || count('Caption') > 1)
    report('7.table', 'En tabell har mer än ett huvud, en fot eller en rubrik.', 'Table');
  if (count('THead') + count('TFoot') > 0 && count('TBody') === 0)
    report('7.table', 'En tabell med huvud eller fot saknar kropp (TBody).', 'Table');
  const caption = table.children.findIndex((child) => child.type === 'Caption');
  if (caption > 0 && caption < table.children.length - 1)
    report('7.table', 'En tabells rubrik står mitt i den.', 'Table');
  if (rows.length === 0) report('7.table', 'En tabell saknar rader.', 'Table');
  if (new Set(widths).size > 1) report('7.table', 'Tabellens rader har olika antal celler.', 'Table');
};

const checkFigure = (element: Element, report: Report): void => {
  const words = textAt(element.dict, 'Alt') ?? textAt(element.dict, 'ActualText') ?? '';
  if (words.trim() === '') report('7.alternative', 'En bild saknar beskrivning i ord.', element.type);
  const box = attributes(element, 'Layout').some((entry) => items(at(entry, 'BBox')).length === 4);
  if (!box) report('7.alternative', 'En bild säger inte var på sidan den är (BBox).', element.type);
};

/** A list whose items have labels must say how they are numbered. */
const checkList = (list: Element, report: Report): void => {
  const hasLabels = list.children.some((item) => item.children.some((part) => part.type === 'Lbl'));
  const told = attributes(list, 'List').some((entry) => nameAt(entry, 'ListNumbering') !== undefined);
  if (hasLabels && !told)
    report('7.nesting', 'En lista säger inte hur den är numrerad (ListNumbering).', 'L');
};

const checkHeadings = (elements: readonly Element[], report: Report): void => {
  let level = 0;
  for (const { type } of elements) {
    const match = /^H([1-6])$/.exec(type);
    if (!match) {
      if (type === 'H') report('7.headings', 'Rubriker utan nivå (H) blandas inte med H1 till H6.', type);
      continue;
    }
    const next = Number(match[1]);
    if (next > level + 1)
      report('7.headings', `En rubriknivå hoppas över: ${type} efter H${String(level)}.`, type);
    level = next;
  }
  if (level === 0) report('7.headings', 'Dokumentet har ingen rubrik.');
};
