/**
 * What is in a document of Word, Excel, PowerPoint, LibreOffice or RTF as it is shown in the program: pieces of text,
 * tables and pictures, and the sheets of a workbook. And how much of it is shown. Not here: reading one
 * (engine/pictures/documents), and how it looks.
 */

/** `isStruck`: crossed out, and so not meant. */
export type Run = { readonly text: string; readonly isStrong: boolean; readonly isStruck: boolean };

/** Parts of a document; `text` is said only where something stands before it, `slide` begins one of a presentation. */
export const documentParts = [
  'header',
  'text',
  'footer',
  'notes',
  'comments',
  'slide',
  'speakerNotes',
] as const;
export type DocumentPart = (typeof documentParts)[number];

export type Line =
  | { readonly kind: 'heading'; readonly level: number; readonly runs: readonly Run[] }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  /** `depth` counts from 0; `mark` is the bullet or the number. */
  | { readonly kind: 'item'; readonly depth: number; readonly mark: string; readonly runs: readonly Run[] }
  /** `picture`: its place among the document's pictures; null where it is of a kind that is not shown. */
  | { readonly kind: 'picture'; readonly picture: number | null; readonly words: string };

export type Cell = { readonly across: number; readonly lines: readonly Line[] };

export type Block =
  | Line
  | { readonly kind: 'table'; readonly rows: readonly (readonly Cell[])[] }
  /** `number` counts slides; 0 elsewhere. */
  | { readonly kind: 'part'; readonly part: DocumentPart; readonly number: number };

/** What a sheet has besides its cells, and is not shown. */
export type SheetMore = 'pictures' | 'comments';

export type Sheet = {
  readonly name: string;
  readonly isHidden: boolean;
  /** Names of the columns that are shown, `A` and on. */
  readonly columns: readonly string[];
  /** Rows that hold anything, each with its number; cells by column, empty ones as ''. */
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[];
  /** The number of the last row that is there, shown or not; and of columns. */
  readonly rowCount: number;
  readonly columnCount: number;
  readonly more: readonly SheetMore[];
};

/** Why nothing is shown: it cannot be read or is locked, it would fill the memory, or it took too long. */
export const whyUnread = ['damaged', 'tooLarge', 'unfinished'] as const;
export type WhyUnread = (typeof whyUnread)[number];

/** `Picture`: its bytes as they are in the file, and then an address that a page can show. */
export type DocumentContent<Picture> =
  | {
      readonly kind: 'text';
      readonly blocks: readonly Block[];
      readonly pictures: readonly Picture[];
      /** There is more than is shown. */
      readonly isCut: boolean;
    }
  | { readonly kind: 'sheets'; readonly sheets: readonly Sheet[]; readonly sheetCount: number }
  | { readonly kind: 'unread'; readonly why: WhyUnread };

/** More than this takes a page seconds to lay out. */
export const mostShown = {
  characters: 400_000,
  blocks: 20_000,
  pictures: 20,
  sheets: 20,
  rows: 200,
  columns: 50,
  /** Of one cell of a sheet. */
  cellCharacters: 2_000,
} as const;
