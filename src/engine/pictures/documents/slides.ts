/** A presentation of PowerPoint: slide by slide its headings, text, tables, pictures and the speaker's notes. */
import type { Line } from '#domain/document-content.ts';
import { bullet } from './numbering.ts';
import type { Package, Relation } from './package.ts';
import { cellOf, newPage, newRuns, plainLook, type Page, type RawContent } from './page.ts';
import { damaged } from './unread.ts';
import { allOf, childOf, elementsIn, relationOf, textOf, valueOf, within, type Element } from './xml.ts';

type Reading = { readonly page: Page; readonly file: Package; readonly relations: readonly Relation[] };

const deepestItem = 8;

const readParagraph = ({ page }: Reading, element: Element, isTitle: boolean): void => {
  const runs = newRuns();
  for (const child of elementsIn(element)) {
    const own = childOf(child, 'rPr');
    const struck = valueOf(own, 'strike') ?? 'noStrike';
    const look = { isStrong: /^(1|true)$/.test(valueOf(own, 'b') ?? ''), isStruck: struck !== 'noStrike' };
    if (child.name === 'r' || child.name === 'fld') runs.add(textOf(childOf(child, 't')), look);
    else if (child.name === 'br') runs.add('\n', plainLook);
  }
  const text = runs.take();
  if (!text) return;
  const properties = childOf(element, 'pPr');
  const depth = Math.min(Number(valueOf(properties, 'lvl') ?? 0) || 0, deepestItem);
  const isItem =
    depth > 0 ||
    childOf(properties, 'buChar') !== undefined ||
    childOf(properties, 'buAutoNum') !== undefined;
  if (isTitle) page.line({ kind: 'heading', level: 2, runs: text });
  else if (isItem) page.line({ kind: 'item', depth, mark: bullet, runs: text });
  else page.line({ kind: 'paragraph', runs: text });
};

const pictureOf = ({ page, file, relations }: Reading, element: Element): Line => {
  const id = relationOf(allOf(element, 'blip')[0], 'embed');
  const target = relations.find((one) => one.id === id && one.type === 'image')?.target;
  return {
    kind: 'picture',
    picture: page.picture(target, file.bytes),
    words: valueOf(allOf(element, 'cNvPr')[0], 'descr') ?? '',
  };
};

const readTable = (reading: Reading, table: Element): void => {
  const rows = elementsIn(table)
    .filter(({ name }) => name === 'tr')
    .map((row) =>
      elementsIn(row)
        .filter((cell) => cell.name === 'tc' && !/^(1|true)$/.test(valueOf(cell, 'hMerge') ?? ''))
        .map((cell) =>
          cellOf(reading.page, 1, (page) => {
            readShapes({ ...reading, page }, cell);
          }),
        ),
    )
    .filter((cells) => cells.length > 0);
  if (rows.length > 0) reading.page.table(rows);
};

const readShapes = (reading: Reading, element: Element, isTitle = false): void => {
  for (const child of elementsIn(element)) {
    if (reading.page.isFull()) return;
    if (child.name === 'p') readParagraph(reading, child, isTitle);
    else if (child.name === 'pic') reading.page.line(pictureOf(reading, child));
    else if (child.name === 'tbl') readTable(reading, child);
    else if (child.name === 'chart' || child.name === 'relIds' || child.name === 'oleObj')
      reading.page.line({ kind: 'picture', picture: null, words: '' });
    else if (child.name === 'AlternateContent')
      for (const choice of elementsIn(child).slice(0, 1)) readShapes(reading, choice);
    else if (child.name === 'sp') {
      const place = valueOf(within(child, 'nvSpPr', 'nvPr', 'ph'), 'type') ?? '';
      // Numbers and dates that every slide has say nothing of it.
      if (!['sldNum', 'dt', 'sldImg'].includes(place)) readShapes(reading, child, /title/i.test(place));
    } else readShapes(reading, child, isTitle);
  }
};

export const readSlides = (file: Package): RawContent => {
  const name =
    file.relations('').find(({ type }) => type === 'officeDocument')?.target ?? 'ppt/presentation.xml';
  const root = file.tree(name)?.root;
  if (!root) throw damaged();
  const all = file.relations(name);
  const page = newPage();
  for (const [index, slide] of elementsIn(childOf(root, 'sldIdLst')).entries()) {
    if (page.isFull()) break;
    const target = all.find(({ id }) => id === relationOf(slide))?.target;
    const tree = target === undefined ? undefined : file.tree(target);
    if (!tree || target === undefined) throw damaged();
    const relations = file.relations(target);
    page.part('slide', index + 1);
    readShapes({ page, file, relations }, tree.root);
    const notes = relations.find(({ type }) => type === 'notesSlide')?.target;
    const notesTree = notes === undefined ? undefined : file.tree(notes);
    if (!notesTree) continue;
    page.part('speakerNotes', index + 1);
    readShapes({ page, file, relations: [] }, notesTree.root);
  }
  return page.content();
};
