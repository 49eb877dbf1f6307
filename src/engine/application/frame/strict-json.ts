/**
 * Strict JSON with places: every fault is told by line and column, in words a person can act on. Comments, commas too
 * many, fields written twice and wild nesting are faults. Not here: what the text should contain.
 */
import {
  createScanner,
  getLocation,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import type { FileProblem } from '#domain/refusal.ts';

/** Something wrong at a place in the text, counted in UTF-16 units from its beginning. */
export type Fault = {
  readonly offset: number;
  /** Where that is, in words; '' for the file as a whole. */
  readonly place: string;
  readonly message: string;
};

/** Names the place of a path, as far as the text could be read. */
type PlaceOf = (root: Node | undefined, path: readonly PropertyKey[]) => string;

export type JsonText = { readonly root: Node | undefined; readonly faults: readonly Fault[] };

/** Deeper than any file of ours. The parser calls itself once a level, so a hostile file could break it. */
const deepest = 32;

const commaTooMany = 'Här fattas något. Kanske står det ett kommatecken för mycket strax före: ta bort det.';
const unclosed = 'Filen tar slut för tidigt. En del av den fattas: spara den på nytt där den kommer från.';
const noComments = 'Här står en kommentar. Ta bort den: filen får bara ha själva uppgifterna.';
const badNumber =
  'Talet är inte skrivet som det ska. Skriv det med siffror, och med punkt i stället för komma.';

const syntaxWords: Readonly<Record<string, string>> = {
  InvalidSymbol: 'Här står något som inte hör hit. Kanske fattas ett citattecken före det.',
  InvalidNumberFormat: badNumber,
  PropertyNameExpected: commaTooMany,
  ValueExpected: commaTooMany,
  ColonExpected: 'Här fattas ett kolon. Skriv ett.',
  CommaExpected: 'Här fattas ett kommatecken strax före. Skriv ett.',
  CloseBraceExpected: unclosed,
  CloseBracketExpected: unclosed,
  EndOfFileExpected: 'Här står mer än filen ska ha. Ta bort det som kommer efter den sista klammern.',
  InvalidCommentToken: noComments,
  UnexpectedEndOfComment: noComments,
  UnexpectedEndOfString: 'Texten saknar sitt avslutande citattecken. Skriv ett sist i texten.',
  UnexpectedEndOfNumber: badNumber,
  InvalidUnicode: 'Tecknet efter det bakvända snedstrecket är inte rätt skrivet. Ta bort båda.',
  InvalidEscapeCharacter: 'Efter ett bakvänt snedstreck får det här tecknet inte stå. Ta bort snedstrecket.',
  InvalidCharacter: 'Här står ett tecken som inte får stå i en text, till exempel ett radbyte. Ta bort det.',
};

/** Half as many again as a whole megabyte of modules has words, numbers and signs; what has more is made to tire us. */
const mostTokens = 120_000;

const tooDeep = 'Här är för många klammer inuti varandra. Det är ingen modulfil.';
const tooMuch =
  'Filen har fler uppgifter än någon modulfil har. Dela upp den, och läs in delarna var för sig.';

/** What no parser should be given; found without parsing. */
const tooMuchIn = (text: string): Fault | undefined => {
  const scanner = createScanner(text, true);
  let [depth, tokens] = [0, 0];
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const offset = scanner.getTokenOffset();
    const first = text.charAt(offset);
    if (first === '{' || first === '[') depth += 1;
    if (first === '}' || first === ']') depth -= 1;
    if (depth > deepest) return { offset, place: '', message: tooDeep };
    tokens += 1;
    if (tokens > mostTokens) return { offset, place: '', message: tooMuch };
  }
  return undefined;
};

type Property = { readonly key: Node; readonly value: Node | undefined };

/**
 * What each object holds under which name, the first of two; looked through once. A file can have as many faults as fields:
 * whoever sought the place of each from the beginning would never be done.
 */
const properties = new WeakMap<Node, ReadonlyMap<unknown, Property>>();

const propertiesOf = (node: Node): ReadonlyMap<unknown, Property> => {
  const known = properties.get(node);
  if (known) return known;
  const found = new Map<unknown, Property>();
  for (const { children: [key, value] = [] } of node.children ?? [])
    if (key && !found.has(key.value)) found.set(key.value, { key, value });
  properties.set(node, found);
  return found;
};

/** The node at a path; undefined where there is none. */
export const nodeAt = (root: Node, path: readonly PropertyKey[]): Node | undefined => {
  let node: Node | undefined = root;
  for (const step of path) {
    if (node?.type === 'array') node = typeof step === 'number' ? node.children?.[step] : undefined;
    else node = node?.type === 'object' ? propertiesOf(node).get(step)?.value : undefined;
  }
  return node;
};

/** A field written twice: the last would silently win. */
const repeatedFields = (root: Node, placeOf: PlaceOf): readonly Fault[] => {
  const faults: Fault[] = [];
  const path: PropertyKey[] = [];
  const within = (step: PropertyKey, work: () => void): void => {
    path.push(step);
    work();
    path.pop();
  };
  const look = (node: Node): void => {
    if (node.type === 'array')
      for (const [at, child] of (node.children ?? []).entries())
        within(at, () => {
          look(child);
        });
    if (node.type !== 'object') return;
    const first = propertiesOf(node);
    for (const { children: [key, value] = [] } of node.children ?? [])
      if (key)
        within(String(key.value), () => {
          if (first.get(key.value)?.key !== key)
            faults.push({
              offset: key.offset,
              place: placeOf(root, path),
              message: `Samma uppgift står två gånger: ”${String(key.value).slice(0, 40)}”. Ta bort en av dem.`,
            });
          if (value) look(value);
        });
  };
  look(root);
  return faults;
};

/**
 * Reads JSON text. Without a root the text could not be read as JSON: the first fault is told, since the others follow
 * from it. Faults beside a root are fields written twice.
 */
export const readJson = (text: string, placeOf: PlaceOf): JsonText => {
  const tooMuchHere = tooMuchIn(text);
  if (tooMuchHere) return { root: undefined, faults: [tooMuchHere] };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (!first && root) return { root, faults: repeatedFields(root, placeOf) };
  const offset = first?.offset ?? 0;
  const words =
    offset >= text.trimEnd().length ? unclosed : first && syntaxWords[printParseErrorCode(first.error)];
  const place = placeOf(root, getLocation(text, offset).path);
  return {
    root: undefined,
    faults: [{ offset, place, message: words ?? 'Här är filen inte rätt skriven.' }],
  };
};

/** The offset of the thing at `path`, or of the nearest thing round it that exists. */
export const offsetOf = (root: Node, path: readonly PropertyKey[]): number => {
  const places = path.filter((step) => typeof step !== 'symbol'); // JSON has none
  for (let length = places.length; length > 0; length -= 1) {
    const node = nodeAt(root, places.slice(0, length));
    if (node) return node.offset;
  }
  return root.offset;
};

/** The offset of the name of a field, not of its value. */
export const offsetOfKey = (root: Node, path: readonly PropertyKey[], key: string): number => {
  const places = path.filter((step) => typeof step !== 'symbol');
  const node = nodeAt(root, places);
  return (node && propertiesOf(node).get(key)?.key.offset) ?? offsetOf(root, path);
};

/** The first faults in the order of the text, with line and column from 1. */
export const problemsIn = (text: string, faults: readonly Fault[], most: number): readonly FileProblem[] =>
  faults
    .toSorted((a, b) => a.offset - b.offset)
    .slice(0, most)
    .map(({ offset, place, message }) => {
      const before = text.slice(0, offset).split(/\r\n|\r|\n/);
      return { line: before.length, column: (before.at(-1) ?? '').length + 1, place, message };
    });
