/**
 * The JSON catalogue of modules: read with every fault named by line and column, and written so that reading it gives
 * the same back. Pure: bytes in, text out. Not here: strict JSON itself (strict-json.ts) and storing (modules.ts).
 */
import { getNodeValue, type Node } from 'jsonc-parser';
import { z } from 'zod';
import { criterionKinds, normalCode } from '#domain/module.ts';
import { asLine, asText, hasLetter } from '#domain/pasted.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { missingGlyphs } from '../../pdf/glyphs.ts';
import { offsetOf, offsetOfKey, problemsIn, readJson, type Fault } from '../frame/strict-json.ts';

const formatName = 'intyga-modules';
const notOurs =
  'Det här är ingen modulfil. Välj en fil som har sparats under Moduler i Intyga, med Spara som fil.';
/** 1 MB: some three hundred modules. */
export const largestModuleFile = 1024 * 1024;
const mostProblems = 20;

// The same door as for what is typed.
const line = (most: number) => z.string().overwrite(asLine).trim().min(1).max(most);
const isEmptyOrNamed = (name: string): boolean => name === '' || hasLetter(name);
const note = (most: number) => z.string().overwrite(asText).trim().max(most);
const text = (most: number) => note(most).min(1);
const list = <Item extends z.ZodType>(item: Item, most: number) => z.array(item).max(most);

const moduleSchema = z.strictObject({
  code: line(120).refine(isEmptyOrNamed),
  title: line(120).refine(isEmptyOrNamed),
  /** For whoever reads the file: an imported module becomes the next version where it arrives. */
  version: z.int().min(1).optional(),
  level: z.int().min(1).max(3),
  seqfLevel: z.int().min(1).max(8).nullable().default(null),
  creditValue: z.number().min(0).max(1000).nullable().default(null),
  notionalLearningHours: z.number().min(0).max(10_000).nullable().default(null),
  outcomes: list(
    z.strictObject({
      text: text(1000),
      selfAssessmentText: note(1000).default(''),
      suggestedEvidence: list(line(120), 12).default([]),
      criteria: list(z.strictObject({ text: text(1000), kind: z.enum(criterionKinds) }), 40).min(1),
    }),
    40,
  ).min(1),
});

const fileSchema = z.strictObject({
  format: z.literal(formatName),
  modules: list(moduleSchema, 500).min(1),
});

type ReadonlyDeep<T> = T extends (infer Item)[]
  ? readonly ReadonlyDeep<Item>[]
  : T extends object
    ? { readonly [K in keyof T]: ReadonlyDeep<T[K]> }
    : T;

export type ModuleContent = ReadonlyDeep<z.output<typeof moduleSchema>>;

const kindWords: Readonly<Record<string, string>> = {
  string: 'en text inom citattecken',
  number: 'ett tal',
  int: 'ett heltal',
  array: 'en lista inom [ ]',
  object: 'ett objekt inom { }',
};

/** `level`, or `suggestedEvidence nummer 2` for a thing in a list. */
const fieldName = (path: readonly PropertyKey[]): string => {
  const last = path.at(-1);
  if (typeof last !== 'number') return last === undefined ? 'Filen' : `Fältet ${String(last)}`;
  return `${String(path.at(-2) ?? 'Listan')} nummer ${String(last + 1)}`;
};

const sizeWords = (issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall, name: string): string => {
  if (issue.code === 'too_small')
    return issue.origin === 'string' || issue.origin === 'array'
      ? `${name} är tomt.`
      : `${name} får inte vara mindre än ${String(issue.minimum)}.`;
  const most = String(issue.maximum);
  if (issue.origin === 'string') return `${name} är för långt, högst ${most} tecken.`;
  if (issue.origin === 'array') return `${name} är för långt, högst ${most} stycken.`;
  return `${name} får inte vara större än ${most}.`;
};

const faultsOf = (root: Node, issue: z.core.$ZodIssue): readonly Fault[] => {
  const name = fieldName(issue.path);
  const here = (message: string): readonly Fault[] => [{ offset: offsetOf(root, issue.path), message }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        offset: offsetOfKey(root, issue.path, key),
        message: `Fältet ${key} finns inte i en modulfil. Är det rätt stavat?`,
      }));
    case 'invalid_type':
      if (issue.input === undefined) return here(`${name} saknas.`);
      return here(`${name} ska vara ${kindWords[issue.expected] ?? 'något annat'}.`);
    case 'invalid_value':
      return here(
        issue.input === undefined
          ? `${name} saknas.`
          : `${name} ska vara ${issue.values.map(String).join(', ')}.`.replace(/, ([^,]*)$/, ' eller $1'),
      );
    case 'too_small':
    case 'too_big':
      return here(sizeWords(issue, name));
    case 'custom':
      return here(`${name} behöver minst en bokstav eller siffra.`);
    default:
      return here(`${name} är inte rätt skrivet.`);
  }
};

const readText = (bytes: Uint8Array): { readonly text: string; readonly faults: readonly Fault[] } => {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), faults: [] };
  } catch {
    const decoded = new TextDecoder().decode(bytes);
    const message = 'Här står ett tecken som inte går att läsa. Spara filen som UTF-8.';
    return { text: decoded, faults: [{ offset: Math.max(0, decoded.indexOf('\uFFFD')), message }] };
  }
};

/** Letters that cannot be printed, in what comes on certificates and on the participant's page. */
const unprintable = (root: Node, modules: readonly ModuleContent[]): readonly Fault[] => {
  const faults: Fault[] = [];
  const look = (text: string, ...path: readonly (string | number)[]): void => {
    const letters = missingGlyphs(text);
    if (letters.length > 0)
      faults.push({
        offset: offsetOf(root, ['modules', ...path]),
        message: `${fieldName(path)} har tecken som inte kan skrivas ut: ${letters.join(' ')}. Skriv med andra tecken.`,
      });
  };
  for (const [at, { code, title, outcomes }] of modules.entries()) {
    look(code, at, 'code');
    look(title, at, 'title');
    for (const [place, { text: said, selfAssessmentText, criteria }] of outcomes.entries()) {
      look(said, at, 'outcomes', place, 'text');
      look(selfAssessmentText, at, 'outcomes', place, 'selfAssessmentText');
      for (const [row, criterion] of criteria.entries())
        look(criterion.text, at, 'outcomes', place, 'criteria', row, 'text');
    }
  }
  return faults;
};

/** Reads a catalogue. Refuses `moduleFileInvalid` with at most twenty problems, in the order of the file. */
export const parseModules = (bytes: Uint8Array): Decision<readonly ModuleContent[]> => {
  const { text: source, faults: unreadable } = readText(bytes);
  const fail = (faults: readonly Fault[]) =>
    refuse({ kind: 'moduleFileInvalid', problems: problemsIn(source, faults, mostProblems) });
  // Whoever chose the wrong file is not told of fields.
  if (source.trim() !== '' && !source.includes(formatName)) return fail([{ offset: 0, message: notOurs }]);
  if (unreadable.length > 0) return fail(unreadable);
  const { root, faults } = readJson(source);
  if (!root) return fail(faults);
  const parsed = fileSchema.safeParse(getNodeValue(root), { reportInput: true });
  const wrong = parsed.error?.issues.flatMap((issue) => faultsOf(root, issue)) ?? [];
  if (!parsed.success || faults.length > 0) return fail([...faults, ...wrong]);
  const codes = parsed.data.modules.map((module) => normalCode(module.code));
  const twice = codes.flatMap((code, index) =>
    codes.indexOf(code) === index
      ? []
      : [
          {
            offset: offsetOf(root, ['modules', index, 'code']),
            message: `Koden ${code} finns redan tidigare i filen.`,
          },
        ],
  );
  const faulty = [...twice, ...unprintable(root, parsed.data.modules)];
  return faulty.length > 0 ? fail(faulty) : accept(parsed.data.modules);
};

/** Writes a catalogue that `parseModules` reads back unchanged. */
export const formatModules = (modules: readonly ModuleContent[]): string =>
  `${JSON.stringify({ format: formatName, modules }, null, 2)}\n`;
