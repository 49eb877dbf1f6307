/**
 * What a document's text is gathered on: lines and tables in order until there is as much as is shown, and the pictures
 * they name. Not here: where they come from.
 */
import {
  mostShown,
  type Block,
  type Cell,
  type DocumentContent,
  type DocumentPart,
  type Line,
  type Run,
} from '#domain/document-content.ts';

/** Read, but not yet as a page can show it. */
export type RawContent = DocumentContent<Uint8Array>;

export type Look = { readonly isStrong: boolean; readonly isStruck: boolean };
export const plainLook: Look = { isStrong: false, isStruck: false };

/** A cell that spans more than any table has columns is taken as one. */
const mostAcross = 100;

/** Signs that no text has but a broken file may; line ends and tabs stay. */
// eslint-disable-next-line no-control-regex -- these are what is taken away
const unwritten = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;

export type Page = {
  /** Nothing more is taken: whoever reads may stop. */
  readonly isFull: () => boolean;
  /** Counts what is to be shown; false when there is no room for it. */
  readonly hasRoom: (line?: Line) => boolean;
  readonly line: (line: Line) => void;
  /** Its lines have been counted as they were read. */
  readonly table: (rows: readonly (readonly Cell[])[]) => void;
  /** A part begins; told only where something follows in it. */
  readonly part: (part: DocumentPart, number?: number) => void;
  /** The place of a picture, by what it is called in the file; null where it is not shown. */
  readonly picture: (
    name: string | undefined,
    read: (name: string) => Uint8Array | undefined,
  ) => number | null;
  readonly content: (isCut?: boolean) => RawContent;
};

const lengthOf = (line: Line): number =>
  line.kind === 'picture' ? line.words.length : line.runs.reduce((sum, { text }) => sum + text.length, 0);

export const newPage = (): Page => {
  const blocks: Block[] = [];
  const pictures: Uint8Array[] = [];
  const places = new Map<string, number | null>();
  let begun: Extract<Block, { kind: 'part' }> | undefined;
  let characters = 0;
  let count = 0;
  const isFull = (): boolean => characters >= mostShown.characters || count >= mostShown.blocks;
  const hasRoom = (line?: Line): boolean => {
    const hadRoom = !isFull();
    count += 1;
    characters += line ? lengthOf(line) : 0;
    return hadRoom;
  };
  const add = (block: Block): void => {
    if (begun) blocks.push(begun);
    begun = undefined;
    blocks.push(block);
  };
  return {
    isFull,
    hasRoom,
    line: (line) => {
      if (hasRoom(line)) add(line);
    },
    table: (rows) => {
      if (rows.some((cells) => cells.some(({ lines }) => lines.length > 0))) add({ kind: 'table', rows });
    },
    part: (part, number = 0) => {
      begun = part === 'text' && blocks.length === 0 ? undefined : { kind: 'part', part, number };
    },
    picture: (name, read) => {
      if (name === undefined) return null;
      const known = places.get(name);
      if (known !== undefined) return known;
      const bytes = pictures.length < mostShown.pictures ? read(name) : undefined;
      const place = bytes ? pictures.push(bytes) - 1 : null;
      places.set(name, place);
      return place;
    },
    content: (isCut = false) => ({
      kind: 'text',
      blocks,
      pictures,
      isCut: isCut || isFull(),
    }),
  };
};

/** Text with how it looks, joined where the look stays the same; no more than is shown. */
export const newRuns = () => {
  let characters = 0;
  const runs: { text: string; isStrong: boolean; isStruck: boolean }[] = [];
  return {
    add: (text: string, { isStrong, isStruck }: Look): void => {
      const clean = text.slice(0, mostShown.characters).replace(unwritten, '');
      if (clean === '' || characters > mostShown.characters) return;
      characters += clean.length;
      const last = runs[runs.length - 1];
      if (last?.isStrong === isStrong && last.isStruck === isStruck) last.text += clean;
      else runs.push({ text: clean, isStrong, isStruck });
    },
    /** What was added since the last time; undefined where that is nothing but space. */
    take: (): readonly Run[] | undefined => {
      const taken = runs.splice(0);
      return taken.some(({ text }) => text.trim() !== '') ? taken : undefined;
    },
  };
};

export type Runs = ReturnType<typeof newRuns>;

/** Gathers the lines of one cell. A table within it is read row by row as lines. */
export const linesOnly = (page: Page, lines: Line[]): Page => ({
  ...page,
  line: (line) => {
    if (page.hasRoom(line)) lines.push(line);
  },
  table: (rows) => {
    for (const row of rows) lines.push(...row.flatMap((cell) => cell.lines));
  },
});

/** The lines of a cell, which counts by itself as well: a table can have very many that are empty. */
export const cellOf = (page: Page, across: number, read: (within: Page) => void): Cell => {
  const lines: Line[] = [];
  if (page.hasRoom()) read(linesOnly(page, lines));
  return { across: across >= 1 && across <= mostAcross ? Math.floor(across) : 1, lines };
};
