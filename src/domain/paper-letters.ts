/**
 * Letters that cannot be printed: which fields may come on paper, and what stands on the paper instead in texts that can
 * no longer be changed. Pure: whether a sign can be printed is asked of whoever knows the fonts (engine/pdf). Not here:
 * refusing (engine/application/frame/printable.ts), drawing.
 */
import type { CertificateFacts, CertificateModule } from './certificate-facts.ts';
import { asLine, asText } from './pasted.ts';

/** What may come on paper, as it is called in a refusal. */
export const paperFields = [
  'name',
  'alias',
  'colleague',
  'colleagueTitle',
  'organisation',
  'organisationNumber',
  'town',
  'contact',
  'roleName',
  'certificateTitle',
  'externalBy',
  'textAbove',
  'textBelow',
  'workshop',
  'moduleCode',
  'moduleTitle',
  'outcome',
  'ownWords',
  'criterion',
  'place',
  'planStep',
  'who',
  'custodian',
  'reference',
  'reviewer',
  'decision',
  'other',
] as const;
export type PaperField = (typeof paperFields)[number];

/** Signs that say the same in letters that fonts have; tried in order. */
const instead: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^[✓✔☑✅🗸🗹]/u, ['✓', '√', '•']],
  [/^[✗✘✕✖❌❎☒]/u, ['×', 'x']],
  [/^[➔➜➝➞➡⮕⇒➙➛👉▶►]/u, ['→', '-']],
  [/^[⬅⇐◀◄👈]/u, ['←', '-']],
  [/^[●○◦▪▫■□◆◇❖➢➤⬛⬜🔹🔸🔵🔴🟢🟡⚫⚪♦★☆⭐🌟✦✧✪]/u, ['•', '-']],
  [/^[☎📞📱☏✆]/u, ['tfn']],
  [/^[✉📧📨📩🖂]/u, ['e-post']],
  [/^[♥❤♡🧡💛💚💙💜🖤]/u, ['']],
];

/** No letter of a language: a picture, a symbol, a private sign. A paper without it says the same. */
const isDecoration = (sign: string): boolean =>
  /^(?:\p{S}|\p{Co}|\p{Cn}|\p{Extended_Pictographic}|\p{RI}|\p{Cc}|\p{Cs})/u.test(sign);

/** Stands where a letter of a language cannot be printed, so that whoever reads sees that something is left out. */
const gap = '?';

const standIn = (sign: string, isPrinted: (text: string) => boolean): string => {
  const plain = sign.normalize('NFKC');
  if (plain !== sign && isPrinted(plain)) return plain;
  const keycap = /^[0-9#*](?=\uFE0F?\u20E3)/u.exec(sign);
  if (keycap) return keycap[0];
  const [, tried = []] = instead.find(([pattern]) => pattern.test(sign)) ?? [];
  return tried.find((text) => text === '' || isPrinted(text)) ?? (isDecoration(sign) ? '' : gap);
};

const graphemes = new Intl.Segmenter('sv', { granularity: 'grapheme' });

/** A text with what can be printed in place of what cannot, and the signs that it was done to. */
export const printableText = (
  text: string,
  isPrinted: (sign: string) => boolean,
): { readonly text: string; readonly replaced: readonly string[] } => {
  const replaced: string[] = [];
  const signs = Array.from(graphemes.segment(text), ({ segment: sign }) => {
    if (/^\s+$/u.test(sign) || isPrinted(sign)) return sign;
    replaced.push(sign);
    return standIn(sign, isPrinted);
  });
  return replaced.length === 0
    ? { text, replaced }
    : {
        text: signs
          .join('')
          .replace(/ {2,}/g, ' ')
          .replace(/ (?=[.,;:!])/g, '')
          .trim(),
        replaced: [...new Set(replaced)],
      };
};

/**
 * What a certificate states, with what is frozen in the register made printable: titles, outcomes and criteria of a
 * published module and the place of an approved validation can no longer be changed. Names and the organisation's own
 * words can, and stay as they are.
 */
export const printableFacts = (
  facts: CertificateFacts,
  isPrinted: (sign: string) => boolean,
): { readonly facts: CertificateFacts; readonly replaced: readonly string[] } => {
  const replaced = new Set<string>();
  const printed = (text: string): string => {
    const made = printableText(text, isPrinted);
    for (const sign of made.replaced) replaced.add(sign);
    return made.text;
  };
  // What came in before it was cleaned at the door may still have breaks and signs that are not seen.
  const line = (text: string): string => printed(asLine(text));
  const lines = (text: string): string => printed(asText(text));
  const moduleOf = (module: CertificateModule): CertificateModule => ({
    ...module,
    code: line(module.code),
    title: line(module.title) || line(module.code),
    place: module.place === null ? null : line(module.place) || null,
    outcomes: module.outcomes.map((outcome) => ({
      ...outcome,
      text: lines(outcome.text),
      achievedCriteria: outcome.achievedCriteria.map(lines),
    })),
  });
  return { facts: { ...facts, modules: facts.modules.map(moduleOf) }, replaced: [...replaced] };
};

/** Whether any of these texts would be printed with other signs: sooner known than what a whole certificate states. */
export const needsStandIns = (texts: readonly string[], isPrinted: (sign: string) => boolean): boolean =>
  texts.some((text) => printableText(asText(text), isPrinted).replaced.length > 0);

/** What stands on every certificate and can be changed in the register, with what each is called. */
export const changeableTexts = (facts: CertificateFacts): readonly (readonly [PaperField, string])[] => [
  ['organisation', facts.issuer.name],
  ['organisationNumber', facts.issuer.organisationNumber ?? ''],
  ['workshop', facts.issuer.unit ?? ''],
  ['contact', facts.issuer.contact ?? ''],
  ['town', facts.issuer.place],
  ['certificateTitle', facts.title],
  ['externalBy', facts.externalQualityAssurance.by ?? ''],
  ...facts.modules
    .flatMap(({ assessors, verifier }) => [...assessors, verifier])
    .flatMap(({ name, role }): (readonly [PaperField, string])[] => [
      ['colleague', name],
      ['colleagueTitle', role],
    ]),
];
