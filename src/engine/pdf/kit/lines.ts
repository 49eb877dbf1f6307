/**
 * Text → lines of shaped runs: choosing fonts letter by letter, right-to-left writing, measuring and breaking.
 * Not here: putting lines on a page (text.ts).
 */
import bidiModule from 'bidi-js';
import type { SpokenName } from '#domain/name-language.ts';
import { coverage, fallbacks, fontFor, isInvisible, type Face, type FontFile } from './coverage.ts';
import { shape, type Shaped } from './fonts.ts';
import { isRightToLeft, scriptCode, tagOfScript } from './scripts.ts';
import type { Voice } from './shaper.ts';

export type Style = {
  readonly face: Face;
  /** Points. */
  readonly size: number;
  /** `#rrggbb`. */
  readonly color: string;
  /** Distance between baselines as a multiple of the size; 1.3 unless told. */
  readonly leading?: number;
};

/** A document's way to say a style: face, size and colour, with its own leading where nothing else is told. */
export const stylesWith =
  (usual: number) =>
  (face: Face, size: number, color: string, leading = usual): Style => ({ face, size, color, leading });

export type Span = {
  readonly text: string;
  readonly style: Style;
  /** What the text is in, where that is known and not the document's language: `ar`. */
  readonly language?: string | undefined;
};

/** A person's name in its own language. */
export const nameSpan = ({ name, nameLanguage }: SpokenName, style: Style): Span => ({
  text: name,
  style,
  language: nameLanguage ?? undefined,
});

export type Run = {
  readonly text: string;
  readonly shaped: Shaped;
  readonly style: Style;
  readonly direction: Voice['direction'];
  /** As given, else the writing's where it is not Latin. */
  readonly language: string | undefined;
};

export type Line = {
  readonly runs: readonly Run[];
  /** Without the space the line was broken at. */
  readonly width: number;
  readonly ascent: number;
  readonly height: number;
  /** Broken where no space stands: one is added, invisibly, so that lines do not grow together when read. */
  readonly needsSpace: boolean;
};

export type Lines = { readonly lines: readonly Line[]; readonly width: number; readonly height: number };

/** Letters without a glyph: thrown on for documents that must be exact, replaced in the others. */
export class UnprintableText extends Error {
  readonly letters: readonly string[];
  constructor(letters: readonly string[]) {
    super(`No shipped font can show: ${letters.join(' ')}`);
    this.name = 'UnprintableText';
    this.letters = letters;
  }
}

/** A stretch of the paragraph in one style, one font, one script and one language. */
type Item = { start: number; end: number; span: Span; file: FontFile; script: string | undefined };
type Paragraph = {
  text: string;
  items: Item[];
  levels: ReturnType<typeof bidi.getEmbeddingLevels> | undefined;
};

// The package's types describe an ES module, while what Node loads is its CommonJS build: the factory itself.
const bidi = (bidiModule as unknown as typeof bidiModule.default)();
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const graphemes = new Intl.Segmenter('sv', { granularity: 'grapheme' });
const plainLetters = /^[\u0020-\u024f\u2010-\u2026]*$/;

const documentLanguage = 'sv';

const pointsPerThousand = (style: Style): number => style.size / 1000;

/** How a letter without a glyph is shown where a document may go on without it. */
const replacement = '\u25a1';

const itemize = (spans: readonly Span[], onMissing: 'refuse' | 'replace'): Paragraph => {
  const items: Item[] = [];
  const missing: string[] = [];
  let text = '';
  const add = (piece: string, span: Span, file: FontFile): void => {
    const last = items.at(-1);
    const script = scriptCode(piece);
    const goesOn = last?.span === span && last.file === file;
    if (goesOn && (script === undefined || last.script === undefined || last.script === script)) {
      last.end += piece.length;
      last.script ??= script;
    } else items.push({ start: text.length, end: text.length + piece.length, span, file, script });
    text += piece;
  };
  for (const span of spans) {
    const normal = inLines(span.text);
    const { face } = span.style;
    const [primary = ''] = fallbacks[face];
    if (plainLetters.test(normal) && coversAll(primary, normal)) {
      if (normal !== '') add(normal, span, primary);
      continue;
    }
    for (const { segment } of graphemes.segment(normal)) {
      const previous = items.at(-1);
      if (segment === '\n' || segment === ' ') {
        add(segment, span, previous?.span === span ? previous.file : primary);
        continue;
      }
      const composed = /^\s+$/u.test(segment) ? ' ' : segment.normalize('NFC');
      const letters = fontFor(face, segment) === undefined ? composed : segment;
      const file = fontAmid(previous, span, letters) ?? fontFor(face, letters);
      if (file !== undefined) add(withoutUnknownInvisible(file, letters), span, file);
      else {
        missing.push(composed);
        const stand = fontFor(face, replacement) === undefined ? '?' : replacement;
        add(stand, span, fontFor(face, stand) ?? primary);
      }
    }
  }
  if (missing.length > 0 && onMissing === 'refuse') throw new UnprintableText([...new Set(missing)]);
  return {
    text,
    items,
    // A line of ours with a name in it stays a Swedish line, also when the name comes first.
    levels: rightToLeft.test(text)
      ? bidi.getEmbeddingLevels(text, /\p{Script=Latin}/u.test(text) ? 'ltr' : 'auto')
      : undefined,
  };
};

/** A hyphen within a name from right to left comes with its letters, so that the name stays one piece. */
const fontAmid = (previous: Item | undefined, span: Span, letters: string): FontFile | undefined =>
  previous?.span === span &&
  isRightToLeft(previous.script) &&
  scriptCode(letters) === undefined &&
  coversAll(previous.file, letters)
    ? previous.file
    : undefined;

/** Every way to end a line is one, and what only steers a machine is left out. */
const inLines = (text: string): string =>
  text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/(?!\n)\p{Cc}/gu, '');

const coversAll = (file: FontFile, text: string): boolean => {
  const has = coverage(file);
  for (const letter of text) if (letter !== '\n' && !has.has(letter.codePointAt(0) ?? 0)) return false;
  return true;
};

const withoutUnknownInvisible = (file: FontFile, cluster: string): string => {
  const has = coverage(file);
  return Array.from(cluster)
    .filter((letter) => {
      const codePoint = letter.codePointAt(0) ?? 0;
      return has.has(codePoint) || !isInvisible(codePoint);
    })
    .join('');
};

/** Runs of a stretch in the order they stand on the line, left to right. */
const runsOf = (paragraph: Paragraph, start: number, end: number): Run[] =>
  paragraph.levels ? mixedRuns(paragraph, start, end) : straightRuns(paragraph, start, end);

const runOf = ({ span, file, script }: Item, text: string, direction: Voice['direction']): Run => {
  const code = script ?? 'Latn';
  const language = span.language ?? tagOfScript(code);
  const voice = { direction, script: code, language: language ?? documentLanguage };
  return { text, shaped: shape(file, text, voice), style: span.style, direction, language };
};

const straightRuns = (paragraph: Paragraph, start: number, end: number): Run[] => {
  const runs: Run[] = [];
  for (const item of paragraph.items) {
    const text = paragraph.text.slice(Math.max(start, item.start), Math.min(end, item.end));
    // Word by word, so that words are shaped once per process.
    for (const word of text.match(/ +|[^ ]+/g) ?? []) runs.push(runOf(item, word, 'ltr'));
  }
  return runs;
};

const mixedRuns = (paragraph: Paragraph, start: number, end: number): Run[] => {
  const { text, levels, items } = paragraph;
  if (!levels || end <= start) return [];
  const itemAt = (index: number): Item | undefined => items.find((item) => index < item.end);
  const runs: Run[] = [];
  let pending: { first: number; last: number; at: number; item: Item; level: number } | undefined;
  const finish = (): void => {
    if (!pending) return;
    // In the order of writing: the shaper turns it, and mirrors brackets.
    const letters = text.slice(pending.first, pending.last + 1);
    runs.push(runOf(pending.item, letters, pending.level % 2 === 1 ? 'rtl' : 'ltr'));
    pending = undefined;
  };
  // The whole text's indices come back, with those of the stretch put in order.
  for (const index of bidi.getReorderedIndices(text, levels, start, end - 1).slice(start, end)) {
    const item = itemAt(index);
    if (!item) continue;
    const level = levels.levels[index] ?? 0;
    const follows = pending !== undefined && Math.abs(pending.at - index) === 1;
    if (pending && (!follows || pending.item !== item || pending.level !== level)) finish();
    pending ??= { first: index, last: index, at: index, item, level };
    pending.first = Math.min(pending.first, index);
    pending.last = Math.max(pending.last, index);
    pending.at = index;
  }
  finish();
  return runs;
};

const widthOf = (runs: readonly Run[]): number =>
  runs.reduce((sum, run) => sum + run.shaped.width * pointsPerThousand(run.style), 0);

const finishLine = (paragraph: Paragraph, start: number, end: number, fallback: Style): Line => {
  const trimmed = start + paragraph.text.slice(start, end).trimEnd().length;
  const runs = runsOf(paragraph, start, end);
  const styles = runs.length > 0 ? runs.map((run) => run.style) : [fallback];
  const height = Math.max(...styles.map((style) => style.size * (style.leading ?? 1.3)));
  const size = Math.max(...styles.map((style) => style.size));
  const width = trimmed === end ? widthOf(runs) : widthOf(runsOf(paragraph, start, trimmed));
  const needsSpace = paragraph.text[end] === '\n';
  return { runs, width, height, ascent: (height - size) / 2 + size * 0.8, needsSpace };
};

/** Where a word that is wider than a whole line may be cut: after a mark as in `a-b`, `a/b` and `a@b.se`, else anywhere. */
const cutWord = (paragraph: Paragraph, start: number, end: number, room: number): number => {
  let fits = start;
  let afterMark = start;
  for (const { segment, index } of graphemes.segment(paragraph.text.slice(start, end))) {
    const next = start + index + segment.length;
    if (fits > start && widthOf(runsOf(paragraph, start, next)) > room) break;
    fits = next;
    if (/[-/–@._]/u.test(segment)) afterMark = next;
  }
  return afterMark > start && fits < end ? afterMark : fits;
};

const date = String.raw`\d{1,2} (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\p{L}*`;
/** What goes to the next line in one piece: words, and dates such as `2 mars – 29 maj 2026`. */
const pieces = new RegExp(String.raw`\n|(?<!\d)(?:${date} – )?${date} \d{4}[^ \n]* *|[^ \n]+ *| +`, 'gu');

const cacheLimit = 1_000;
const broken = new Map<string, Lines>();

/** Breaks text into lines of at most `room` points. Text in one style is remembered: documents share most of theirs. */
export const breakLines = (
  spans: readonly Span[],
  room: number,
  onMissing: 'refuse' | 'replace' = 'refuse',
): Lines => {
  const [only, ...more] = spans;
  if (!only || more.length > 0) return breakNow(spans, room, onMissing);
  const { face, size, color, leading } = only.style;
  const key = [face, size, color, leading, room, onMissing, only.language, only.text].join('\n');
  const already = broken.get(key);
  if (already) return already;
  const result = breakNow(spans, room, onMissing);
  if (broken.size >= cacheLimit) broken.clear();
  broken.set(key, result);
  return result;
};

const breakNow = (spans: readonly Span[], room: number, onMissing: 'refuse' | 'replace'): Lines => {
  const paragraph = itemize(spans, onMissing);
  const fallback: Style = spans[0]?.style ?? { face: 'sans', size: 10, color: '#000000' };
  const lines: Line[] = [];
  let lineStart = 0;
  const close = (end: number): void => {
    lines.push(finishLine(paragraph, lineStart, end, fallback));
    lineStart = end;
  };
  let used = 0;
  for (const match of paragraph.text.matchAll(pieces)) {
    if (match[0] === '\n') {
      close(match.index);
      lineStart = match.index + 1;
      used = 0;
      continue;
    }
    let start = match.index;
    const end = start + match[0].length;
    const bare = start + match[0].trimEnd().length;
    let width = widthOf(runsOf(paragraph, start, bare));
    if (used > 0 && used + width > room) {
      close(start);
      used = 0;
    }
    while (width > room) {
      const cut = cutWord(paragraph, start, bare, room);
      if (cut >= bare) break;
      close(cut);
      start = cut;
      width = widthOf(runsOf(paragraph, start, bare));
    }
    used += width + widthOf(runsOf(paragraph, bare, end));
  }
  if (lineStart < paragraph.text.length || lines.length === 0) close(paragraph.text.length);
  return {
    lines,
    width: Math.max(...lines.map((line) => line.width)),
    height: lines.reduce((sum, line) => sum + line.height, 0),
  };
};

/** The style made smaller, in half points, until the text fits on one line; never below `smallest`. */
export const shrinkToFit = (text: string, style: Style, room: number, smallest: number): Style => {
  const { width } = breakLines([{ text, style }], Number.MAX_SAFE_INTEGER);
  if (width <= room) return style;
  const wanted = Math.floor((style.size * room * 2) / width) / 2;
  return { ...style, size: Math.max(smallest, wanted) };
};
