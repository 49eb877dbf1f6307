/**
 * Refuses letters that cannot be printed where they are typed, in every field that may come on paper, so that approved
 * work never waits for its certificate because of one. Not here: which letters the fonts have (pdf/glyphs.ts), what
 * stands on paper for what can no longer be changed (domain/paper-letters.ts).
 */
import type { CallName } from '#contract/index.ts';
import type { PaperField } from '#domain/paper-letters.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { missingGlyphs } from '../../pdf/glyphs.ts';

type Fields = Readonly<Record<string, PaperField>>;

const organisation: Fields = { organisationName: 'organisation', place: 'town' };
const colleague: Fields = { name: 'colleague', title: 'colleagueTitle' };
const look: Fields = {
  certificateTitle: 'certificateTitle',
  'externalQualityAssurance.by': 'externalBy',
  textAbove: 'textAbove',
  textBelow: 'textBelow',
};
const plan: Fields = { place: 'place' };

/** Each call's fields that may come on paper, a star for every one of a list. The names of participants: participants.ts. */
export const fieldsOnPaper: Partial<Readonly<Record<CallName, Fields>>> = {
  'register.create': { ...organisation, 'workshops.*': 'workshop', userName: 'colleague' },
  'workshop.add': { name: 'workshop' },
  'workshop.save': { name: 'workshop' },
  'user.add': colleague,
  'user.save': colleague,
  'recovery.open': { 'who.name': 'colleague' },
  'recovery.begin': { 'custodians.*': 'custodian' },
  'settings.save': {
    ...organisation,
    organisationNumber: 'organisationNumber',
    contact: 'contact',
    'roleNames.*': 'roleName',
    ...look,
  },
  'look.preview': look,
  'module.create': { code: 'moduleCode', title: 'moduleTitle' },
  'module.copy': { code: 'moduleCode', title: 'moduleTitle' },
  'module.saveDraft': {
    title: 'moduleTitle',
    'outcomes.*.text': 'outcome',
    'outcomes.*.selfAssessmentText': 'ownWords',
    'outcomes.*.criteria.*.text': 'criterion',
  },
  'validation.plan': plan,
  'validation.replan': plan,
  'planStep.save': { text: 'planStep', who: 'who' },
  'recommendation.make': { reference: 'reference' },
  'recommendation.preview': { reference: 'reference' },
  'recommendation.review': { reviewer: 'reviewer' },
  'disposal.setLimits': { reference: 'decision' },
};

/** Every text that a path leads to. */
const textsAt = (value: unknown, [step, ...rest]: readonly string[]): readonly string[] => {
  if (step === undefined) return typeof value === 'string' ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  const inside: readonly unknown[] =
    step === '*' ? Object.values(value) : [(value as Readonly<Record<string, unknown>>)[step]];
  return inside.flatMap((one) => textsAt(one, rest));
};

/** The first field with letters that cannot be printed, and all of its. Refuses `textHasUnknownLetters`. */
export const checkPrintable = (texts: Iterable<readonly [PaperField, string]>): Decision<void> => {
  for (const [field, text] of texts) {
    const letters = missingGlyphs(text);
    if (letters.length > 0) return refuse({ kind: 'textHasUnknownLetters', field, letters });
  }
  return accept(undefined);
};

/** What a call brings, held against the fonts. */
export const checkInput = (name: CallName, input: unknown): Decision<void> =>
  checkPrintable(
    Object.entries(fieldsOnPaper[name] ?? {}).flatMap(([path, field]) =>
      textsAt(input, path.split('.')).map((text) => [field, text] as const),
    ),
  );
