/**
 * What a kompetensintyg or delintyg states, as plain JSON data: frozen in the register at the moment of issue, signed,
 * attached and printed, and never changed after that. Line order follows a pattern of NVF's intyg text, Ofqual's
 * transcript fields and Open Awards' records. Never in here: self-rating, progression, gender, absence, health, or
 * anything that was not achieved.
 * Not here: who may issue and how numbers are given (certificate.ts); what the paper looks like (engine/pdf).
 */
import type { CertificateKind } from './certificate-state.ts';
import type { PlainDate } from './dates.ts';
import type { SpokenName } from './name-language.ts';

/** How much of the birth date the organisation prints. A personal identity number is never among these facts. */
export type HolderBirth =
  | { readonly kind: 'date'; readonly on: PlainDate }
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'none' };

export type CertificateIssuer = {
  readonly name: string;
  /** Swedish organisationsnummer as it should be printed, `212000-0000`. */
  readonly organisationNumber: string | null;
  /** The workshop (verkstad) or unit behind the assessment. */
  readonly unit: string | null;
  /** Where somebody may ask about the certificate: an e-mail address, a telephone number or both. */
  readonly contact: string | null;
  /** Place of issue, printed before the date. */
  readonly place: string;
};

/** The name as it should stand on paper; the participant has proof-read it. */
export type CertificateHolder = SpokenName & { readonly birth: HolderBirth };

/** A person and the role it had, both as they should be printed. */
export type NamedRole = { readonly name: string; readonly role: string };

export type CertificateOutcome = {
  readonly text: string;
  /** False only on a delintyg, where part of the criteria are shown. */
  readonly isFullyAchieved: boolean;
  /** Texts of the achieved criteria: filled on a delintyg, empty on a kompetensintyg. */
  readonly achievedCriteria: readonly string[];
};

export type CertificateModule = {
  readonly code: string;
  readonly title: string;
  readonly version: number;
  /** OCN level 1-3. */
  readonly level: number;
  /** Only where the issuer holds a decision by MYH. */
  readonly seqfLevel: number | null;
  /** OCN points. */
  readonly creditValue: number | null;
  readonly hours: number | null;
  /** The day the internal verifier approved it. */
  readonly approvedOn: PlainDate;
  readonly period: { readonly from: PlainDate; readonly to: PlainDate } | null;
  /** Workplace or workshop where it was shown. */
  readonly place: string | null;
  /** How it was shown, in Swedish words: `observation`, `samtal`. */
  readonly evidenceTypes: readonly string[];
  readonly outcomes: readonly CertificateOutcome[];
  readonly assessors: readonly NamedRole[];
  readonly verifier: NamedRole & { readonly on: PlainDate };
};

export type CertificateFacts = {
  readonly number: string;
  readonly kind: CertificateKind;
  /** A setting, `Kompetensintyg` by default; never a title that `isForbiddenTitle` catches. */
  readonly title: string;
  readonly issuer: CertificateIssuer;
  readonly holder: CertificateHolder;
  readonly modules: readonly CertificateModule[];
  readonly externalQualityAssurance: { readonly done: boolean; readonly by: string | null };
  readonly issuedOn: PlainDate;
  /** At least one module is example content: watermarked EXEMPEL. */
  readonly isExample: boolean;
  /** Issued in the practice register: watermarked ÖVNING. */
  readonly isPractice: boolean;
  /** Number of the certificate that this one replaces. */
  readonly replaces: string | null;
};

/**
 * The format that is written now. Facts are frozen with their certificate, so every format that was ever written goes on
 * being read: 0.2.0 and before wrote no number, and the same fields as format 1.
 */
const factsFormat = 1;

const namedRole = ({ name, role }: NamedRole) => ({ name, role });

const moduleToKeep = (module: CertificateModule) => ({
  code: module.code,
  title: module.title,
  version: module.version,
  level: module.level,
  seqfLevel: module.seqfLevel,
  creditValue: module.creditValue,
  hours: module.hours,
  approvedOn: module.approvedOn,
  period: module.period && { from: module.period.from, to: module.period.to },
  place: module.place,
  evidenceTypes: module.evidenceTypes,
  outcomes: module.outcomes.map(({ text, isFullyAchieved, achievedCriteria }) => ({
    text,
    isFullyAchieved,
    achievedCriteria,
  })),
  assessors: module.assessors.map(namedRole),
  verifier: { ...namedRole(module.verifier), on: module.verifier.on },
});

/**
 * What is written in the register and in the file, field by field: the facts, with the number of their format. Frozen: a
 * new field is a new format.
 */
export const factsToKeep = (facts: CertificateFacts) => ({
  format: factsFormat,
  number: facts.number,
  kind: facts.kind,
  title: facts.title,
  issuer: {
    name: facts.issuer.name,
    organisationNumber: facts.issuer.organisationNumber,
    unit: facts.issuer.unit,
    contact: facts.issuer.contact,
    place: facts.issuer.place,
  },
  holder: {
    name: facts.holder.name,
    nameLanguage: facts.holder.nameLanguage,
    birth: facts.holder.birth,
  },
  modules: facts.modules.map(moduleToKeep),
  externalQualityAssurance: {
    done: facts.externalQualityAssurance.done,
    by: facts.externalQualityAssurance.by,
  },
  issuedOn: facts.issuedOn,
  isExample: facts.isExample,
  isPractice: facts.isPractice,
  replaces: facts.replaces,
});

/** The text that is kept, sealed by its hash, and never written anew. */
export const factsText = (facts: CertificateFacts): string => JSON.stringify(factsToKeep(facts));

type Kept = CertificateFacts & { readonly format?: number };

/** Whether facts are of a format that this version knows; a file may come from a later one. */
export const knowsFacts = (kept: unknown): kept is CertificateFacts =>
  typeof kept === 'object' && kept !== null && [undefined, factsFormat].includes((kept as Kept).format);

/** What was kept, of whatever format. Throws on one that only a later version knows. */
export const readFacts = (kept: unknown): CertificateFacts => {
  if (!knowsFacts(kept)) throw new Error('Certificate facts of an unknown format');
  const { format: _, ...facts } = kept as Kept;
  return facts;
};
