/**
 * A document of Word: headings, text, lists, tables, pictures, ticked boxes, and what stands above, below and beside the
 * text. What was deleted with changes tracked is left out. Not here: styles and lists (word-styles.ts).
 */
import type { Cell, Line } from '#domain/document-content.ts';
import { bullet } from './numbering.ts';
import type { Package, Relation } from './package.ts';
import {
  cellOf,
  linesOnly,
  newPage,
  newRuns,
  plainLook,
  type Look,
  type Page,
  type RawContent,
  type Runs,
} from './page.ts';
import { damaged } from './unread.ts';
import { isOn, readStyles, type Styles } from './word-styles.ts';
import { allOf, childOf, elementsIn, relationOf, textOf, valueOf, within, type Element } from './xml.ts';

/** Signs of Wingdings that people tick with; Word writes them by their place in the font. */
const symbols: ReadonlyMap<string, string> = new Map(
  Object.entries({
    F0FE: '☒',
    F0FD: '☒',
    F078: '☒',
    F054: '☒',
    F053: '☑',
    F052: '☑',
    F0FC: '✓',
    F0FB: '✗',
    F0A8: '☐',
    F06F: '☐',
    F071: '☐',
    F0B7: '•',
    F0A7: '▪',
    F0D8: '➢',
    F0E0: '→',
  }),
);

type NoteKind = 'footnote' | 'endnote' | 'comment';
const noteKey = (kind: NoteKind, element: Element): string => `${kind} ${valueOf(element, 'id') ?? ''}`;

type Reading = {
  readonly page: Page;
  readonly styles: Styles;
  readonly file: Package;
  readonly relations: readonly Relation[];
  /** The marks of notes and comments, by kind and id, in the order they are named. */
  readonly notes: Map<string, string>;
  readonly comments: Map<string, string>;
};

/** Carries nothing that is read: properties, what was taken away, and codes of fields. */
const unread: ReadonlySet<string> = new Set(
  ['pPr', 'rPr', 'sectPr', 'tblPr', 'tblGrid', 'trPr', 'tcPr', 'sdtPr', 'sdtEndPr', 'del', 'moveFrom'].concat(
    ['delText', 'instrText', 'delInstrText', 'rt', 'proofErr', 'bookmarkStart', 'bookmarkEnd'],
  ),
);

const signs: ReadonlyMap<string, string> = new Map(
  Object.entries({ tab: '\t', ptab: '\t', br: '\n', cr: '\n', noBreakHyphen: '\u2011' }),
);

/** `[1]` for notes at the foot or the end, `[K1]` for comments. */
const noteOf = ({ notes, comments }: Reading, kind: NoteKind, element: Element): string => {
  const [marks, letter] = kind === 'comment' ? [comments, 'K'] : [notes, ''];
  const key = noteKey(kind, element);
  const mark = marks.get(key) ?? `[${letter}${String(marks.size + 1)}]`;
  marks.set(key, mark);
  return mark;
};

const tickOf = (element: Element): string => {
  const box = within(element, 'ffData', 'checkBox');
  if (!box) return '';
  return isOn(childOf(box, 'checked') ?? childOf(box, 'default')) ? '☒' : '☐';
};

/** Of two ways to show the same the first. */
const choiceOf = (element: Element): readonly Element[] => elementsIn(element).slice(0, 1);

const pictureOf = (reading: Reading, element: Element): Line => {
  const named = allOf(element, 'docPr')[0] ?? allOf(element, 'shape')[0];
  const [image] = [...allOf(element, 'blip'), ...allOf(element, 'imagedata')];
  const id = relationOf(image, 'embed') ?? relationOf(image);
  const target = reading.relations.find((one) => one.id === id && one.type === 'image')?.target;
  const picture = reading.page.picture(target, reading.file.bytes);
  return { kind: 'picture', picture, words: valueOf(named, 'descr') ?? valueOf(named, 'alt') ?? '' };
};

/** Drawings hold boxes of text, pictures and charts: what is not text is a picture, shown or told of. */
const readDrawing = (reading: Reading, element: Element, after: Line[]): void => {
  const boxes = allOf(element, 'txbxContent');
  for (const box of boxes) readBlocks({ ...reading, page: linesOnly(reading.page, after) }, box);
  const hasPicture = ['blip', 'imagedata', 'chart', 'relIds', 'OLEObject'].some(
    (name) => allOf(element, name).length > 0,
  );
  if (hasPicture) after.push(pictureOf(reading, element));
};

const readInline = (reading: Reading, element: Element, look: Look, runs: Runs, after: Line[]): void => {
  for (const child of elementsIn(element)) {
    const { name } = child;
    const sign = signs.get(name);
    if (unread.has(name)) continue;
    if (sign !== undefined) runs.add(sign, look);
    else if (name === 't') runs.add(textOf(child), look);
    else if (name === 'r') {
      const own = childOf(child, 'rPr');
      if (!isOn(childOf(own, 'vanish')))
        readInline(reading, child, reading.styles.lookOf(own, look), runs, after);
    } else if (name === 'sym')
      runs.add(symbols.get((valueOf(child, 'char') ?? '').toUpperCase()) ?? '□', look);
    else if (name === 'fldChar') runs.add(tickOf(child), look);
    else if (name === 'footnoteReference') runs.add(noteOf(reading, 'footnote', child), look);
    else if (name === 'endnoteReference') runs.add(noteOf(reading, 'endnote', child), look);
    else if (name === 'commentReference') runs.add(noteOf(reading, 'comment', child), look);
    else if (name === 'drawing' || name === 'pict' || name === 'object') readDrawing(reading, child, after);
    else if (name === 'AlternateContent')
      for (const choice of choiceOf(child)) readInline(reading, choice, look, runs, after);
    else readInline(reading, child, look, runs, after);
  }
};

const readParagraph = (reading: Reading, element: Element): void => {
  const { page, styles } = reading;
  const runs = newRuns();
  const after: Line[] = [];
  const shape = styles.shapeOf(childOf(element, 'pPr'));
  readInline(reading, element, plainLook, runs, after);
  const text = runs.take();
  if (text) {
    const { heading, list } = shape;
    if (heading !== undefined) {
      const mark = list?.count() ?? bullet;
      const number = mark === bullet ? [] : [{ text: `${mark} `, ...plainLook }];
      page.line({ kind: 'heading', level: heading, runs: [...number, ...text] });
    } else if (list) page.line({ kind: 'item', depth: list.depth, mark: list.count(), runs: text });
    else page.line({ kind: 'paragraph', runs: text });
  }
  for (const line of after) page.line(line);
};

const readTable = (reading: Reading, element: Element): void => {
  const rows: Cell[][] = [];
  const rowsIn = (holder: Element): readonly Element[] =>
    elementsIn(holder).flatMap((child) =>
      child.name === 'tr' ? [child] : unread.has(child.name) ? [] : rowsIn(child),
    );
  const cellsIn = (holder: Element): readonly Element[] =>
    elementsIn(holder).flatMap((child) =>
      child.name === 'tc' ? [child] : unread.has(child.name) ? [] : cellsIn(child),
    );
  for (const row of rowsIn(element)) {
    if (reading.page.isFull()) break;
    const cells = cellsIn(row).map((cell) =>
      cellOf(reading.page, Number(valueOf(within(cell, 'tcPr', 'gridSpan'), 'val') ?? 1), (page) => {
        readBlocks({ ...reading, page }, cell);
      }),
    );
    if (cells.length > 0) rows.push(cells);
  }
  if (rows.length > 0) reading.page.table(rows);
};

const readBlocks = (reading: Reading, element: Element): void => {
  for (const child of elementsIn(element)) {
    if (reading.page.isFull()) return;
    if (child.name === 'p') readParagraph(reading, child);
    else if (child.name === 'tbl') readTable(reading, child);
    else if (child.name === 'AlternateContent')
      for (const choice of choiceOf(child)) readBlocks(reading, choice);
    else if (!unread.has(child.name)) readBlocks(reading, child);
  }
};

/** A part of its own beside the text: what stands above, below, or in notes. */
const readBeside = (reading: Reading, name: string): void => {
  const tree = reading.file.tree(name);
  if (tree) readBlocks({ ...reading, relations: reading.file.relations(name) }, tree.root);
};

const readNotes = (reading: Reading, relations: readonly Relation[]): void => {
  for (const [kind, part] of [
    ['footnote', 'notes'],
    ['endnote', 'notes'],
    ['comment', 'comments'],
  ] as const) {
    const target = relations.find(({ type }) => type === `${kind}s`)?.target;
    const tree = target === undefined ? undefined : reading.file.tree(target);
    if (!tree || target === undefined) continue;
    reading.page.part(part);
    const own = { ...reading, relations: reading.file.relations(target) };
    for (const note of elementsIn(tree.root)) {
      const mark = (kind === 'comment' ? reading.comments : reading.notes).get(noteKey(kind, note));
      if (mark === undefined) continue;
      const lines: Line[] = [];
      readBlocks({ ...own, page: linesOnly(reading.page, lines) }, note);
      const author = kind === 'comment' ? `${valueOf(note, 'author') ?? ''}: ` : '';
      for (const [index, line] of lines.entries())
        reading.page.line(
          index > 0 || line.kind === 'picture'
            ? line
            : {
                kind: 'paragraph',
                runs: [{ text: `${mark} ${author}`, isStrong: true, isStruck: false }, ...line.runs],
              },
        );
    }
  }
};

const mainPart = 'word/document.xml';

export const readWord = (file: Package): RawContent => {
  const name = file.relations('').find(({ type }) => type === 'officeDocument')?.target ?? mainPart;
  const tree = file.tree(name);
  const body = childOf(tree?.root, 'body');
  if (!tree || !body) throw damaged();
  const relations = file.relations(name);
  const styles = readStyles(
    ...(['styles', 'numbering'] as const).map((type) => {
      const target = relations.find((one) => one.type === type)?.target;
      return target === undefined ? undefined : file.tree(target)?.root;
    }),
  );
  const page = newPage();
  const reading: Reading = { page, styles, file, relations, notes: new Map(), comments: new Map() };
  const beside = (part: 'header' | 'footer'): void => {
    page.part(part);
    const targets = relations.filter(({ type }) => type === part).map(({ target }) => target);
    for (const target of new Set(targets)) readBeside(reading, target);
  };
  beside('header');
  page.part('text');
  readBlocks(reading, body);
  beside('footer');
  readNotes(reading, relations);
  return page.content(tree.isCut);
};
