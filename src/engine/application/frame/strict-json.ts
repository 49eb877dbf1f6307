/**
 * Strict JSON with places: every fault is told by line and column, in words a person can act on. Comments, commas too
 * many, fields written twice and wild nesting are faults. Not here: what the text should contain.
 */
import {
  createScanner,
  findNodeAtLocation,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import type { FileProblem } from '#domain/refusal.ts';

/** Something wrong at a place in the text, counted in UTF-16 units from its beginning. */
export type Fault = { readonly offset: number; readonly message: string };

export type JsonText = { readonly root: Node | undefined; readonly faults: readonly Fault[] };

/** Deeper than any file of ours. The parser calls itself once a level, so a hostile file could break it. */
const deepest = 32;

const syntaxWords: Readonly<Record<string, string>> = {
  InvalidSymbol: 'Här står ett tecken som inte hör hemma i JSON.',
  InvalidNumberFormat: 'Talet är inte skrivet som det ska.',
  PropertyNameExpected:
    'Här ska ett fältnamn inom citattecken stå. Kanske står det ett kommatecken för mycket.',
  ValueExpected: 'Här saknas ett värde. Kanske står det ett kommatecken för mycket.',
  ColonExpected: 'Här saknas ett kolon.',
  CommaExpected: 'Här saknas ett kommatecken.',
  CloseBraceExpected: 'Här saknas en avslutande }.',
  CloseBracketExpected: 'Här saknas en avslutande ].',
  EndOfFileExpected: 'Här står mer text än filen ska ha.',
  InvalidCommentToken: 'Kommentarer får inte finnas i filen.',
  UnexpectedEndOfComment: 'Kommentarer får inte finnas i filen.',
  UnexpectedEndOfString: 'Texten saknar sitt avslutande citattecken.',
  UnexpectedEndOfNumber: 'Talet är inte skrivet som det ska.',
  InvalidUnicode: 'Tecknet efter \\u är inte rätt skrivet.',
  InvalidEscapeCharacter: 'Tecknet efter \\ är inte tillåtet här.',
  InvalidCharacter: 'Här står ett tecken som inte får stå i en text.',
};

const tooDeepAt = (text: string): number | undefined => {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const offset = scanner.getTokenOffset();
    const first = text.charAt(offset);
    if (first === '{' || first === '[') depth += 1;
    if (first === '}' || first === ']') depth -= 1;
    if (depth > deepest) return offset;
  }
  return undefined;
};

const keysOf = (node: Node): readonly Node[] =>
  node.type === 'object' ? (node.children ?? []).flatMap((property) => property.children?.[0] ?? []) : [];

/** A field written twice: the last would silently win. */
const repeatedFields = (node: Node): readonly Fault[] => {
  const seen = new Set<unknown>();
  const here = keysOf(node).flatMap((key) => {
    const isRepeated = seen.has(key.value);
    seen.add(key.value);
    return isRepeated
      ? [{ offset: key.offset, message: `Fältet ${String(key.value)} står två gånger.` }]
      : [];
  });
  return [...here, ...(node.children ?? []).flatMap(repeatedFields)];
};

/** Reads JSON text. Without a root the text could not be read as JSON; faults beside a root are repeated fields. */
export const readJson = (text: string): JsonText => {
  const tooDeep = tooDeepAt(text);
  if (tooDeep !== undefined)
    return {
      root: undefined,
      faults: [{ offset: tooDeep, message: 'Här är för många klammer inuti varandra.' }],
    };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  if (errors.length === 0 && root) return { root, faults: repeatedFields(root) };
  return {
    root: undefined,
    faults:
      text.trim() === ''
        ? [{ offset: 0, message: 'Filen är tom.' }]
        : errors.map(({ error, offset }) => ({
            offset,
            message: syntaxWords[printParseErrorCode(error)] ?? 'Här är filen inte rätt skriven.',
          })),
  };
};

/** The offset of the thing at `path`, or of the nearest thing round it that exists. */
export const offsetOf = (root: Node, path: readonly PropertyKey[]): number => {
  const places = path.filter((step) => typeof step !== 'symbol'); // JSON has none
  for (let length = places.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(root, places.slice(0, length));
    if (node) return node.offset;
  }
  return root.offset;
};

/** The offset of the name of a field, not of its value. */
export const offsetOfKey = (root: Node, path: readonly PropertyKey[], key: string): number => {
  const places = path.filter((step) => typeof step !== 'symbol');
  const node = findNodeAtLocation(root, places);
  return (node && keysOf(node).find((name) => name.value === key)?.offset) ?? offsetOf(root, path);
};

/** The first faults in the order of the text, with line and column from 1. */
export const problemsIn = (text: string, faults: readonly Fault[], most: number): readonly FileProblem[] =>
  faults
    .toSorted((a, b) => a.offset - b.offset)
    .slice(0, most)
    .map(({ offset, message }) => {
      const before = text.slice(0, offset).split(/\r\n|\r|\n/);
      return { line: before.length, column: (before.at(-1) ?? '').length + 1, message };
    });
