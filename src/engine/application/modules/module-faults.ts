/**
 * What is wrong in a module file, in words for whoever wrote it: which module, läranderesultat and kriterium, what is
 * wrong there, and what to do. A file's own words for its fields stand in none of them. Not here: reading one
 * (module-file.ts) and strict JSON (strict-json.ts).
 */
import type { Node } from 'jsonc-parser';
import type { z } from 'zod';
import { nodeAt, offsetOf, offsetOfKey, type Fault } from '../frame/strict-json.ts';

type Field = {
  /** As it is called on the screen. */
  readonly name: string;
  readonly what: string;
};

const orLeaveOut = 'eller ta bort raden';

/** Every field of the file, and each thing in a list. */
const fields = {
  modules: { name: 'Modulerna', what: 'Filen behöver minst en modul och får ha högst 500.' },
  module: { name: 'Modulen', what: 'Skriv den som de andra i filen.' },
  code: { name: 'Koden', what: 'Skriv en kort kod inom citattecken, till exempel KOK-1.' },
  title: { name: 'Modulens namn', what: 'Skriv vad modulen heter, inom citattecken.' },
  version: { name: 'Versionen', what: `Skriv ett heltal från 1, ${orLeaveOut}.` },
  level: { name: 'OCN-nivån', what: 'Skriv 1, 2 eller 3, utan citattecken.' },
  seqfLevel: {
    name: 'SeQF-nivån',
    what: `Skriv ett heltal från 1 till 8 utan citattecken, ${orLeaveOut}.`,
  },
  creditValue: { name: 'Poängen', what: `Skriv ett tal från 0 till 1000 utan citattecken, ${orLeaveOut}.` },
  notionalLearningHours: {
    name: 'Antalet timmar',
    what: `Skriv ett tal från 0 till 10000 utan citattecken, ${orLeaveOut}.`,
  },
  outcomes: {
    name: 'Läranderesultaten',
    what: 'Modulen behöver minst ett läranderesultat och får ha högst 40.',
  },
  outcome: { name: 'Läranderesultatet', what: 'Skriv det som de andra i filen.' },
  text: { name: 'Texten', what: 'Skriv den inom citattecken.' },
  selfAssessmentText: {
    name: 'Meningen för självskattning',
    what: `Skriv en lätt mening i jag-form inom citattecken, ${orLeaveOut}.`,
  },
  suggestedEvidence: {
    name: 'Sätten att visa det',
    what: `Skriv högst 12, vart och ett inom citattecken, ${orLeaveOut}.`,
  },
  way: { name: 'Ett av sätten att visa det', what: 'Skriv det inom citattecken.' },
  criteria: {
    name: 'Kriterierna',
    what: 'Läranderesultatet behöver minst ett kriterium och får ha högst 40.',
  },
  criterion: { name: 'Kriteriet', what: 'Skriv det som de andra i filen.' },
  kind: {
    name: 'Slaget',
    what: 'Skriv knowledge för kunskap, skill för färdighet eller responsibility för ansvar och självständighet.',
  },
} as const satisfies Readonly<Record<string, Field>>;
export type FieldName = keyof typeof fields;

const listed: Readonly<Record<string, FieldName>> = {
  modules: 'module',
  outcomes: 'outcome',
  suggestedEvidence: 'way',
  criteria: 'criterion',
};

type Path = readonly PropertyKey[];

const fieldAt = (path: Path): Field | undefined => {
  const last = path.at(-1);
  const name = typeof last === 'number' ? listed[String(path.at(-2))] : String(last);
  return name !== undefined && Object.hasOwn(fields, name) ? fields[name as FieldName] : undefined; // just looked up
};

const numberIn = (path: Path, list: string): number | undefined => {
  const at = path.indexOf(list);
  const place = at < 0 ? undefined : path[at + 1];
  return typeof place === 'number' ? place + 1 : undefined;
};

/** What a module is called: by its code or name, as far as they can be read. */
const moduleName = (root: Node | undefined, number: number): string => {
  for (const field of ['code', 'title']) {
    const value: unknown = root && nodeAt(root, ['modules', number - 1, field])?.value;
    if (typeof value === 'string' && value.trim() !== '') return `Modul ${value.trim().slice(0, 40)}`;
  }
  return `Modul nummer ${String(number)}`;
};

/** `Modul DISK, läranderesultat 2, kriterium 2.1`; '' for the file as a whole. */
export const placeOf = (root: Node | undefined, path: Path): string => {
  const module = numberIn(path, 'modules');
  const outcome = numberIn(path, 'outcomes');
  const criterion = numberIn(path, 'criteria');
  return [
    ...(module === undefined ? [] : [moduleName(root, module)]),
    ...(outcome === undefined ? [] : [`läranderesultat ${String(outcome)}`]),
    ...(outcome === undefined || criterion === undefined
      ? []
      : [`kriterium ${String(outcome)}.${String(criterion)}`]),
  ].join(', ');
};

/** What people number by themselves; a module file counts. */
const numbering: ReadonlySet<string> = new Set(['code', 'id', 'number', 'nr', 'nummer', 'kod']);

const unknownKey = (path: Path, key: string): string =>
  numbering.has(key.toLowerCase()) && path.includes('outcomes')
    ? 'Här står ett nummer. Ta bort det: läranderesultat och kriterier får sina nummer av ordningen i filen.'
    : `Här står något som en modulfil inte har: ”${key.slice(0, 40)}”. Är det rättstavat? Annars: ta bort det.`;

const tooMany = ({ name }: Field, issue: z.core.$ZodIssueTooBig): string =>
  issue.origin === 'string'
    ? `${name} har för många tecken, fler än ${String(issue.maximum)}. Skriv kortare.`
    : `${name} är fler än ${String(issue.maximum)}. Ta bort några, eller dela upp dem.`;

const asWritten = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 40) : '';

const wordsOf = (field: Field, issue: z.core.$ZodIssue): string => {
  const { name, what } = field;
  const isNothing = issue.input === undefined || issue.input === null;
  const isEmpty = issue.code === 'too_small' && (issue.origin === 'string' || issue.origin === 'array');
  if (isNothing || isEmpty) return `${name} saknas. ${what}`;
  if (issue.code === 'too_big' && (issue.origin === 'string' || issue.origin === 'array'))
    return tooMany(field, issue);
  if (issue.code === 'custom') return `${name} behöver minst en bokstav eller siffra. ${what}`;
  const value = asWritten(issue.input);
  return value === '' ? `${name} är inte rätt skriven. ${what}` : `${name} kan inte vara ”${value}”. ${what}`;
};

/** The faults of what zod found wrong. */
export const faultsOf = (root: Node, issue: z.core.$ZodIssue): readonly Fault[] => {
  const place = placeOf(root, issue.path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      offset: offsetOfKey(root, issue.path, key),
      place,
      message: unknownKey(issue.path, key),
    }));
  const field = fieldAt(issue.path) ?? fields.module;
  return [{ offset: offsetOf(root, issue.path), place, message: wordsOf(field, issue) }];
};

/** A fault that is found after the whole could be read. */
export const faultAt = (root: Node, path: Path, words: (name: string) => string): Fault => ({
  offset: offsetOf(root, path),
  place: placeOf(root, path),
  message: words((fieldAt(path) ?? fields.module).name),
});
