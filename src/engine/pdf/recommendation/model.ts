/**
 * What the "underlag för erkännande" is given.
 */
import type { SpokenName } from '#domain/name-language.ts';

export type RecommendedModule = {
  readonly code: string;
  readonly title: string;
  readonly version: number;
  readonly level: number;
  readonly creditValue: number | null;
};

/** Only `all` is a tick: every läranderesultat of the module, controlled. */
export type RecommendedResult =
  { readonly kind: 'all'; readonly on: string } | { readonly kind: 'part' } | { readonly kind: 'none' };

export type RecommendedParticipant = SpokenName & {
  /** As it should be printed: a date, a year, or null. */
  readonly birth: string | null;
  readonly certificateNumbers: readonly string[];
  /** One for each module, in the modules' order. */
  readonly results: readonly RecommendedResult[];
};

export type RecommendationSigner = {
  readonly role: string;
  /** Null: a line for whoever it will be. */
  readonly name: string | null;
  /** What the signature answers for: `Bedömningarna är gjorda mot modulernas kriterier.` */
  readonly statement: string;
};

export type RecommendationModel = {
  /** A setting, `Underlag för erkännande` by default. */
  readonly title: string;
  /** The batch's own name or number. */
  readonly reference: string;
  readonly organisation: string;
  readonly organisationNumber: string | null;
  readonly unit: string | null;
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly modules: readonly RecommendedModule[];
  readonly participants: readonly RecommendedParticipant[];
  readonly signers: readonly RecommendationSigner[];
  readonly writtenOn: string;
  readonly accent: string;
  readonly isExample: boolean;
  readonly isPractice: boolean;
};
