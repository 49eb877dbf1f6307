/**
 * RTF: its text with tables, as WordPad, Word and systems for records write it. Nothing in it is run or fetched. Not
 * here: what is in other documents.
 */
import type { Cell, Line } from '#domain/document-content.ts';
import { newPage, newRuns, type RawContent } from './page.ts';
import { damaged } from './unread.ts';

/** Groups that hold no text of the document. */
const beside: ReadonlySet<string> = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'info',
  'object',
  'datastore',
  'themedata',
  'listtable',
  'generator',
  'listoverridetable',
  'rsidtbl',
  'xmlnstbl',
  'fldinst',
  'latentstyles',
  'revtbl',
  'pntext',
  'nonshppict',
]);

const signs: ReadonlyMap<string, string> = new Map(
  Object.entries({
    tab: '\t',
    line: '\n',
    emdash: '—',
    endash: '–',
    bullet: '•',
    lquote: '‘',
    rquote: '’',
    ldblquote: '“',
    rdblquote: '”',
    emspace: ' ',
    enspace: ' ',
    '~': '\u00a0',
    _: '\u2011',
    '{': '{',
    '}': '}',
    '\\': '\\',
  }),
);

type Group = { isSkipped: boolean; isHidden: boolean; isStrong: boolean; isStruck: boolean; uc: number };

const deepest = 1_000;
const token = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([\da-f]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\/giy;

const decoderOf = (page: number): InstanceType<typeof TextDecoder> => {
  try {
    return new TextDecoder(page === 932 ? 'shift_jis' : page === 936 ? 'gbk' : `windows-${String(page)}`);
  } catch {
    return new TextDecoder('windows-1252');
  }
};

/** Throws `Unread`. */
export const readRichText = (bytes: Uint8Array): RawContent => {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  if (!source.startsWith('{\\rtf')) throw damaged();
  const page = newPage();
  const runs = newRuns();
  const groups: Group[] = [];
  let group: Group = { isSkipped: false, isHidden: false, isStrong: false, isStruck: false, uc: 1 };
  let decoder = decoderOf(1252);
  let pending: number[] = [];
  let toSkip = 0;
  let mayIgnore = false;
  let rows: Cell[][] = [];
  let cells: Cell[] = [];
  let lines: Line[] = [];
  let isInTable = false;

  const isRead = (): boolean => !group.isSkipped && !group.isHidden;
  const flush = (): void => {
    if (pending.length > 0 && isRead()) runs.add(decoder.decode(Uint8Array.from(pending)), group);
    pending = [];
  };
  const write = (sign = ''): void => {
    if (isRead()) runs.add(sign, group);
  };
  const endTable = (): void => {
    if (rows.length > 0) page.table(rows);
    rows = [];
  };
  const endLine = (): void => {
    flush();
    const text = runs.take();
    const line: Line | undefined = text && { kind: 'paragraph', runs: text };
    if (isInTable) lines.push(...(line && page.hasRoom(line) ? [line] : []));
    else if (line) {
      endTable();
      page.line(line);
    }
  };
  const endCell = (): void => {
    endLine();
    if (page.hasRoom()) cells.push({ across: 1, lines });
    lines = [];
  };
  const hide = (value: number | undefined): void => {
    group.isHidden = value !== 0;
  };
  const words: Readonly<Record<string, (value: number | undefined) => void>> = {
    par: endLine,
    sect: endLine,
    page: endLine,
    cell: endCell,
    nestcell: endCell,
    row: () => {
      if (cells.length > 0) rows.push(cells);
      cells = [];
      isInTable = false;
    },
    intbl: () => {
      isInTable = true;
    },
    pard: () => {
      isInTable = false;
    },
    b: (value) => {
      group.isStrong = value !== 0;
    },
    strike: (value) => {
      group.isStruck = value !== 0;
    },
    v: hide,
    deleted: hide,
    plain: () => {
      group = { ...group, isStrong: false, isStruck: false, isHidden: false };
    },
    uc: (value) => {
      group.uc = Math.min(Math.max(value ?? 1, 0), 10);
    },
    ansicpg: (value) => {
      decoder = decoderOf(value ?? 1252);
    },
    u: (value = 63) => {
      if (isRead()) runs.add(String.fromCharCode(value < 0 ? value + 65_536 : value), group);
      toSkip = group.uc;
    },
    bin: (value = 0) => {
      token.lastIndex += Math.max(value, 0);
    },
    pict: () => {
      if (isRead()) {
        const line: Line = { kind: 'picture', picture: null, words: '' };
        if (isInTable) lines.push(line);
        else page.line(line);
      }
      group.isSkipped = true;
    },
  };
  token.lastIndex = 0;
  while (token.lastIndex < source.length && !page.isFull()) {
    const found = token.exec(source);
    if (!found) break;
    const [, word, value, hex, symbol, brace, text] = found;
    if (hex === undefined) flush();
    if (brace === '{') {
      if (groups.length >= deepest) throw damaged();
      groups.push(group);
      group = { ...group };
      toSkip = 0;
      mayIgnore = false;
      continue;
    }
    if (brace === '}') {
      const outer = groups.pop();
      if (!outer) throw damaged();
      group = outer;
      toSkip = 0;
      if (groups.length === 0) break;
      continue;
    }
    if (symbol === '*') {
      mayIgnore = true;
      continue;
    }
    if (word !== undefined) {
      const name = word.toLowerCase();
      if (beside.has(name) || (mayIgnore && name !== 'shppict')) group.isSkipped = true;
      else if (signs.has(name)) write(signs.get(name));
      else if (Object.hasOwn(words, name)) words[name]?.(value === undefined ? undefined : Number(value));
    } else if (symbol !== undefined) {
      const sign = signs.get(symbol);
      if (sign !== undefined) write(sign);
      else if (symbol === '\n' || symbol === '\r') endLine();
    } else if (hex !== undefined) {
      if (toSkip > 0) toSkip -= 1;
      else pending.push(parseInt(hex, 16));
    } else if (text !== undefined) {
      const rest = text.slice(toSkip);
      toSkip = Math.max(0, toSkip - text.length);
      if (isRead()) runs.add(decoder.decode(Buffer.from(rest, 'latin1')), group);
    }
    mayIgnore = false;
  }
  endLine();
  endTable();
  return page.content(groups.length > 0 && !page.isFull());
};
