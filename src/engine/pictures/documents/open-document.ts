/**
 * Documents of LibreOffice: text and presentations. Headings, text, lists, tables, pictures and notes; what was deleted
 * with changes tracked is left out. Not here: their sheets (open-sheets.ts).
 */
import type { Line } from '#domain/document-content.ts';
import { newCounter, type Level } from './numbering.ts';
import type { Package } from './package.ts';
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
import { damaged, Unread } from './unread.ts';
import { allOf, childOf, elementsIn, textOf, valueOf, within, type Element } from './xml.ts';

type Reading = {
  readonly page: Page;
  readonly file: Package;
  readonly looks: ReadonlyMap<string, Look>;
  readonly lists: ReadonlyMap<string, readonly Level[]>;
  readonly notes: { readonly mark: string; readonly body: Element }[];
};
type List = {
  readonly depth: number;
  readonly levels: readonly Level[];
  readonly count: ReturnType<typeof newCounter>;
};

const deepestHeading = 6;
const mostSpaces = 200;

/** The content of the package. Throws `Unread`: a document with a password says so in its list of parts. */
export const contentOf = (file: Package): Element => {
  const manifest = file.tree('META-INF/manifest.xml')?.root;
  if (manifest && allOf(manifest, 'encryption-data').length > 0) throw damaged();
  const root = file.tree('content.xml')?.root;
  if (!root) throw damaged();
  return root;
};

const looksIn = (root: Element): ReadonlyMap<string, Look> =>
  new Map(
    allOf(root, 'style').map((style) => {
      const properties = childOf(style, 'text-properties');
      const line = valueOf(properties, 'text-line-through-style') ?? 'none';
      const weight = valueOf(properties, 'font-weight') ?? '';
      return [
        valueOf(style, 'name') ?? '',
        { isStrong: weight === 'bold' || Number(weight) >= 600, isStruck: line !== 'none' },
      ];
    }),
  );

const listsIn = (root: Element): ReadonlyMap<string, readonly Level[]> =>
  new Map(
    allOf(root, 'list-style').map((style) => [
      valueOf(style, 'name') ?? '',
      elementsIn(style).map((level, index): Level => {
        const way = level.attributes['style:num-format'] ?? '';
        if (level.name !== 'list-level-style-number' || way === '') return null;
        const shown = Math.min(Number(valueOf(level, 'display-levels') ?? 1) || 1, index + 1);
        const numbers = Array.from({ length: shown }, (_, at) => `%${String(index + 2 - shown + at)}`).join(
          '.',
        );
        const before = level.attributes['style:num-prefix'] ?? '';
        const after = level.attributes['style:num-suffix'] ?? '';
        return {
          way,
          text: `${before}${numbers}${after}`,
          start: Number(valueOf(level, 'start-value') ?? 1) || 1,
        };
      }),
    ]),
  );

const pictureOf = ({ page, file }: Reading, frame: Element): Line => {
  const target = valueOf(childOf(frame, 'image'), 'href');
  const isInside = target !== undefined && !/^(\w+:|\.\.|\/)/.test(target);
  const words = textOf(childOf(frame, 'desc')) || textOf(childOf(frame, 'title'));
  return {
    kind: 'picture',
    picture: page.picture(isInside ? target.replace(/^\.\//, '') : undefined, file.bytes),
    words,
  };
};

const readInline = (reading: Reading, element: Element, look: Look, runs: Runs, after: Line[]): void => {
  for (const child of element.children) {
    if (typeof child === 'string') runs.add(child.replace(/\s+/g, ' '), look);
    else if (child.name === 's')
      runs.add(' '.repeat(Math.min(Number(valueOf(child, 'c') ?? 1) || 1, mostSpaces)), look);
    else if (child.name === 'tab') runs.add('\t', look);
    else if (child.name === 'line-break') runs.add('\n', look);
    else if (child.name === 'note' || child.name === 'annotation') {
      const mark = `[${String(reading.notes.length + 1)}]`;
      reading.notes.push({ mark, body: childOf(child, 'note-body') ?? child });
      runs.add(mark, look);
    } else if (child.name === 'frame' || child.name === 'custom-shape')
      readFrame({ ...reading, page: linesOnly(reading.page, after) }, child);
    else if (child.name !== 'annotation-end' && child.name !== 'ruby-text')
      readInline(reading, child, reading.looks.get(valueOf(child, 'style-name') ?? '') ?? look, runs, after);
  }
};

const readText = (reading: Reading, element: Element, list?: List): void => {
  const { page } = reading;
  const runs = newRuns();
  const after: Line[] = [];
  readInline(
    reading,
    element,
    reading.looks.get(valueOf(element, 'style-name') ?? '') ?? plainLook,
    runs,
    after,
  );
  const text = runs.take();
  const level = Math.min(Math.max(Number(valueOf(element, 'outline-level') ?? 1) || 1, 1), deepestHeading);
  if (text && element.name === 'h') page.line({ kind: 'heading', level, runs: text });
  else if (text && list)
    page.line({ kind: 'item', depth: list.depth, mark: list.count(list.levels, list.depth), runs: text });
  else if (text) page.line({ kind: 'paragraph', runs: text });
  for (const line of after) page.line(line);
};

const readList = (reading: Reading, element: Element, outer?: List): void => {
  const levels = reading.lists.get(valueOf(element, 'style-name') ?? '') ?? outer?.levels ?? [];
  const list = { depth: outer ? outer.depth + 1 : 0, levels, count: outer?.count ?? newCounter() };
  for (const item of elementsIn(element)) {
    let isFirst = item.name !== 'list-header';
    for (const child of elementsIn(item)) {
      if (child.name === 'list') readList(reading, child, list);
      else if (child.name === 'p' || child.name === 'h') readText(reading, child, isFirst ? list : undefined);
      isFirst = false;
    }
  }
};

const readTable = (reading: Reading, element: Element): void => {
  const rowsIn = (holder: Element): readonly Element[] =>
    elementsIn(holder).flatMap((child) => (child.name === 'table-row' ? [child] : rowsIn(child)));
  const rows = rowsIn(element).map((row) =>
    elementsIn(row)
      .filter(({ name }) => name === 'table-cell')
      .map((cell) =>
        cellOf(reading.page, Number(valueOf(cell, 'number-columns-spanned') ?? 1), (page) => {
          readBlocks({ ...reading, page }, cell);
        }),
      ),
  );
  if (rows.length > 0) reading.page.table(rows);
};

/** A box of text, a table, or something that is a picture: shown or told of. */
const readFrame = (reading: Reading, frame: Element): void => {
  const box = childOf(frame, 'text-box') ?? (frame.name === 'custom-shape' ? frame : undefined);
  if (box) readBlocks(reading, box);
  else if (childOf(frame, 'table')) readBlocks(reading, frame);
  else reading.page.line(pictureOf(reading, frame));
};

const readBlocks = (reading: Reading, element: Element): void => {
  for (const child of elementsIn(element)) {
    const { name } = child;
    if (reading.page.isFull()) return;
    if (name === 'p' || name === 'h') readText(reading, child);
    else if (name === 'list') readList(reading, child);
    else if (name === 'table') readTable(reading, child);
    else if (name === 'frame' || name === 'custom-shape') readFrame(reading, child);
    else if (
      name === 'section' ||
      name === 'g' ||
      name === 'index-body' ||
      name.endsWith('-index') ||
      name === 'table-of-content'
    )
      readBlocks(reading, child);
  }
};

const newReading = (file: Package, root: Element): Reading => {
  const styles = file.tree('styles.xml')?.root;
  const both = [...(styles ? [styles] : []), root];
  return {
    page: newPage(),
    file,
    looks: new Map(both.flatMap((one) => [...looksIn(one)])),
    lists: new Map(both.flatMap((one) => [...listsIn(one)])),
    notes: [],
  };
};

export const readOpenText = (file: Package): RawContent => {
  const root = contentOf(file);
  const reading = newReading(file, root);
  const body = within(root, 'body', 'text');
  if (!body) throw new Unread('damaged');
  const masters = allOf(file.tree('styles.xml')?.root ?? root, 'master-page');
  const beside = (part: 'header' | 'footer'): void => {
    reading.page.part(part);
    for (const master of masters)
      for (const one of elementsIn(master)) if (one.name === part) readBlocks(reading, one);
  };
  beside('header');
  reading.page.part('text');
  readBlocks(reading, body);
  beside('footer');
  reading.page.part('notes');
  for (const { mark, body: note } of reading.notes)
    reading.page.line({ kind: 'paragraph', runs: [{ text: `${mark} ${textOf(note)}`, ...plainLook }] });
  return reading.page.content();
};

export const readOpenSlides = (file: Package): RawContent => {
  const root = contentOf(file);
  const reading = newReading(file, root);
  const slides = elementsIn(within(root, 'body', 'presentation')).filter(({ name }) => name === 'page');
  for (const [index, slide] of slides.entries()) {
    reading.page.part('slide', index + 1);
    readBlocks(reading, slide);
    const notes = childOf(slide, 'notes');
    if (!notes) continue;
    reading.page.part('speakerNotes', index + 1);
    readBlocks(
      {
        ...reading,
        page: { ...reading.page, line: (line) => line.kind !== 'picture' && reading.page.line(line) },
      },
      notes,
    );
  }
  return reading.page.content();
};
