/**
 * The JSON catalogue of modules: read with every fault named by line and column, and written so that reading it gives
 * the same back. Pure: text in, text out.
 */
import {
  getNodeValue,
  parseTree,
  findNodeAtLocation,
  type Node,
  type ParseError,
  printParseErrorCode,
} from 'jsonc-parser';
import { z } from 'zod';
import { criterionKinds } from '#domain/module.ts';
import { accept, refuse, type Decision, type FileProblem } from '#domain/refusal.ts';

export const formatName = 'intyga-modules';
const mostProblems = 20;

const text = (most: number) => z.string().trim().min(1).max(most);

const moduleSchema = z.strictObject({
  code: text(120),
  title: text(120),
  version: z.int().min(1).optional(),
  level: z.int().min(1).max(3),
  seqfLevel: z.int().min(1).max(8).nullable().default(null),
  creditValue: z.number().min(0).max(1000).nullable().default(null),
  notionalLearningHours: z.number().min(0).max(10_000).nullable().default(null),
  outcomes: z
    .array(
      z.strictObject({
        text: text(1000),
        selfAssessmentText: z.string().trim().max(1000).default(''),
        suggestedEvidence: z.array(text(120)).max(12).default([]),
        criteria: z
          .array(z.strictObject({ text: text(1000), kind: z.enum(criterionKinds) }))
          .min(1)
          .max(40),
      }),
    )
    .min(1)
    .max(40),
});

const fileSchema = z.strictObject({
  format: z.literal(formatName),
  modules: z.array(moduleSchema).min(1).max(500),
});

type ReadonlyDeep<T> = T extends (infer Item)[]
  ? readonly ReadonlyDeep<Item>[]
  : T extends object
    ? { readonly [K in keyof T]: ReadonlyDeep<T[K]> }
    : T;

export type ModuleContent = ReadonlyDeep<z.output<typeof moduleSchema>>;

const positionAt = (source: string, offset: number): { line: number; column: number } => {
  const before = source.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - (before.lastIndexOf('\n') + 1) + 1 };
};

const syntaxWords: Readonly<Record<string, string>> = {
  InvalidSymbol: 'Här står ett tecken som inte hör hemma i JSON.',
  InvalidNumberFormat: 'Talet är inte skrivet som det ska.',
  PropertyNameExpected: 'Här ska ett fältnamn inom citattecken stå.',
  ValueExpected: 'Här saknas ett värde.',
  ColonExpected: 'Här saknas ett kolon.',
  CommaExpected: 'Här saknas ett kommatecken.',
  CloseBraceExpected: 'Här saknas en avslutande }.',
  CloseBracketExpected: 'Här saknas en avslutande ].',
  EndOfFileExpected: 'Här står mer text än filen ska ha.',
  InvalidCommentToken: 'Kommentarer får inte finnas i filen.',
};

/** Where a fault lies: the field itself, or the nearest thing round it that exists. */
const nodeAt = (root: Node, path: readonly PropertyKey[]): Node => {
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, length) as (string | number)[]); // JSON has no symbols
    if (node) return node;
  }
  return root;
};

const issueWords = (issue: z.core.$ZodIssue): string => {
  const field = String(issue.path.at(-1) ?? 'filen');
  switch (issue.code) {
    case 'unrecognized_keys':
      return `Fältet ${issue.keys.join(', ')} finns inte i formatet.`;
    case 'invalid_type':
      return issue.input === undefined ? `Fältet ${field} saknas.` : `Fältet ${field} har fel sort av värde.`;
    case 'invalid_value':
      return `Fältet ${field} ska vara något av: ${issue.values.map(String).join(', ')}.`;
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `Fältet ${field} får inte vara mindre än ${String(issue.minimum)}.`
        : `Fältet ${field} är tomt.`;
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `Fältet ${field} får inte vara större än ${String(issue.maximum)}.`
        : `Fältet ${field} är för långt (högst ${String(issue.maximum)}).`;
    default:
      return `Fältet ${field} är inte rätt skrivet.`;
  }
};

/** A key written twice: the parser would silently take the last. */
const duplicateKeys = (node: Node, found: { offset: number; key: string }[] = []): typeof found => {
  if (node.type === 'object') {
    const seen = new Set<string>();
    for (const property of node.children ?? []) {
      const name = property.children?.[0];
      const key = String(name?.value);
      if (name && seen.has(key)) found.push({ offset: name.offset, key });
      seen.add(key);
    }
  }
  for (const child of node.children ?? []) duplicateKeys(child, found);
  return found;
};

/** Reads a catalogue. Refuses `moduleFileInvalid` with at most twenty problems, in the order of the file. */
export const parseModules = (source: string): Decision<readonly ModuleContent[]> => {
  const content = source.replace(/^\uFEFF/, '');
  const fail = (problems: readonly { readonly offset: number; readonly message: string }[]) =>
    refuse({
      kind: 'moduleFileInvalid',
      problems: problems
        .toSorted((a, b) => a.offset - b.offset)
        .slice(0, mostProblems)
        .map(({ offset, message }): FileProblem => ({ ...positionAt(content, offset), message })),
    });
  const errors: ParseError[] = [];
  const root = parseTree(content, errors, { disallowComments: true, allowTrailingComma: false });
  if (errors.length > 0 || !root)
    return fail(
      errors.length === 0
        ? [{ offset: 0, message: 'Filen är tom.' }]
        : errors.map(({ error, offset }) => ({
            offset,
            message: syntaxWords[printParseErrorCode(error)] ?? 'Här är filen inte rätt skriven.',
          })),
    );
  const repeated = duplicateKeys(root);
  if (repeated.length > 0)
    return fail(repeated.map(({ offset, key }) => ({ offset, message: `Fältet ${key} står två gånger.` })));
  const parsed = fileSchema.safeParse(getNodeValue(root), { reportInput: true });
  if (!parsed.success)
    return fail(
      parsed.error.issues.map((issue) => ({
        offset: nodeAt(root, issue.path).offset,
        message: issueWords(issue),
      })),
    );
  const codes = parsed.data.modules.map((module) => module.code.trim().toUpperCase());
  const twice = codes.flatMap((code, index) => (codes.indexOf(code) === index ? [] : [{ code, index }]));
  if (twice.length > 0)
    return fail(
      twice.map(({ code, index }) => ({
        offset: nodeAt(root, ['modules', index, 'code']).offset,
        message: `Koden ${code} finns redan tidigare i filen.`,
      })),
    );
  return accept(parsed.data.modules);
};

/** Writes a catalogue that `parseModules` reads back unchanged. */
export const formatModules = (modules: readonly ModuleContent[]): string =>
  `${JSON.stringify({ format: formatName, modules }, null, 2)}\n`;
