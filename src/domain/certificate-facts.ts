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
