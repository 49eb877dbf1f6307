/**
 * The JSON catalogue of modules: read with every fault told by its place, and written so that reading it gives the same
 * back. Pure: bytes in, text out. Not here: strict JSON itself (strict-json.ts), the words for faults
 * (module-faults.ts) and storing (modules.ts).
 */
import { getNodeValue, type Node } from 'jsonc-parser';
import { z } from 'zod';
import { criterionKinds, normalCode } from '#domain/module.ts';
import { asLine, asText, hasLetter } from '#domain/pasted.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { missingGlyphs } from '../../pdf/glyphs.ts';
import { problemsIn, readJson, type Fault } from '../frame/strict-json.ts';
import { faultAt, faultsOf, placeOf } from './module-faults.ts';

const formatName = 'intyga-modules';
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

const whole = (message: string): readonly Fault[] => [{ offset: 0, place: '', message }];

const chooseAnother =
  'Välj en fil som är sparad under Moduler i Intyga, med Spara som fil. Sådana slutar på .json.';
const saveAsText =
  'Öppna den i Anteckningar, välj Arkiv, Spara som, och kodningen UTF-8. Läs sedan in den igen.';

type Text = { readonly text: string; readonly faults: readonly Fault[] };

/** Text in UTF-8, or in UTF-16 that says so; nothing else, so that å, ä and ö are never guessed at. */
const readText = (bytes: Uint8Array): Text => {
  const [first, second] = bytes;
  const isLittle = first === 0xff && second === 0xfe;
  const charset = isLittle ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  if (charset === 'utf-8' && bytes.includes(0))
    return {
      text: '',
      faults: whole(`Det här är ingen textfil, och därför ingen modulfil. ${chooseAnother}`),
    };
  try {
    return { text: new TextDecoder(charset, { fatal: true }).decode(bytes), faults: [] };
  } catch {
    const decoded = new TextDecoder(charset).decode(bytes);
    const message = `Här står ett tecken som inte går att läsa. ${saveAsText}`;
    return {
      text: decoded,
      faults: [{ offset: Math.max(0, decoded.indexOf('\uFFFD')), place: '', message }],
    };
  }
};

/** What is no module file at all, whatever else may be wrong with it; undefined for one that says it is. */
const notAModuleFile = (value: unknown): readonly Fault[] | undefined => {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const { format, modules } = isObject ? (value as { format?: unknown; modules?: unknown }) : {};
  if (format === formatName) return undefined;
  return Array.isArray(modules) && format === undefined
    ? whole(`Filen säger inte att den är en modulfil. Skriv "format": "${formatName}", först inom klammern.`)
    : whole(`Det här är ingen modulfil. ${chooseAnother}`);
};

/** Letters that cannot be printed, in what comes on certificates and on the participant's page. */
const unprintable = (root: Node, modules: readonly ModuleContent[]): readonly Fault[] => {
  const faults: Fault[] = [];
  const look = (text: string, ...path: readonly (string | number)[]): void => {
    const letters = missingGlyphs(text);
    if (letters.length > 0)
      faults.push(
        faultAt(
          root,
          ['modules', ...path],
          (name) =>
            `${name} har tecken som inte kan skrivas ut: ${letters.join(' ')}. Skriv med andra tecken.`,
        ),
      );
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
  // Whoever chose the wrong file is told so, and not what is wrong in it.
  const other = whole(`Det här är ingen modulfil. ${chooseAnother}`);
  const orOther = (faults: readonly Fault[]) => fail(source.includes(formatName) ? faults : other);
  if (unreadable.length > 0) return source === '' ? fail(unreadable) : orOther(unreadable);
  if (source.trim() === '') return fail(whole(`Filen är tom. ${chooseAnother}`));
  if (!/^\s*[{[]/.test(source)) return fail(other);
  const { root, faults } = readJson(source, placeOf);
  if (!root) return orOther(faults);
  const value: unknown = getNodeValue(root);
  const strange = notAModuleFile(value);
  if (strange) return fail(strange);
  const parsed = fileSchema.safeParse(value, { reportInput: true });
  const wrong = parsed.error?.issues.flatMap((issue) => faultsOf(root, issue)) ?? [];
  if (!parsed.success || faults.length > 0) return fail([...faults, ...wrong]);
  const codes = parsed.data.modules.map((module) => normalCode(module.code));
  const twice = codes.flatMap((code, index) =>
    codes.indexOf(code) === index
      ? []
      : [
          faultAt(
            root,
            ['modules', index, 'code'],
            () =>
              `Koden ${code} finns redan tidigare i filen. Ge den här modulen en annan kod, eller ta bort den.`,
          ),
        ],
  );
  const faulty = [...twice, ...unprintable(root, parsed.data.modules)];
  return faulty.length > 0 ? fail(faulty) : accept(parsed.data.modules);
};

/** Writes a catalogue that `parseModules` reads back unchanged. */
export const formatModules = (modules: readonly ModuleContent[]): string =>
  `${JSON.stringify({ format: formatName, modules }, null, 2)}\n`;
