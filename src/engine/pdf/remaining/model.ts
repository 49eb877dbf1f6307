/**
 * What the participant's page is given, and the measures its parts share.
 */
import type { SpokenName } from '#domain/name-language.ts';
import type { Style } from '../kit/lines.ts';

export type RemainingOutcome = {
  /** Plain words: `Jag kan packa upp varor och se om något är fel.` */
  readonly text: string;
  readonly state: 'shown' | 'begun' | 'left';
  /** What is still to show, for an outcome that is not shown. */
  readonly left: readonly string[];
};

export type RemainingModel = {
  readonly participant: SpokenName;
  readonly module: { readonly title: string; readonly code: string };
  readonly organisation: string;
  readonly unit: string | null;
  readonly outcomes: readonly RemainingOutcome[];
  /** The next step of the handlingsplan. */
  readonly nextStep: {
    readonly what: string;
    readonly on: string | null;
    readonly who: string | null;
  } | null;
  readonly contact: { readonly name: string; readonly role: string; readonly reach: string | null } | null;
  /** ISO date. */
  readonly printedOn: string;
  readonly accent: string;
  readonly isExample: boolean;
  readonly isPractice: boolean;
};

export const margin = 54;
export const footTop = 808;

export const style = (face: Style['face'], size: number, color: string, leading = 1.3): Style => ({
  face,
  size,
  color,
  leading,
});
