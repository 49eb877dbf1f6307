/**
 * What copies are to those who make, keep and ask for them. Types alone, beside what a register is (register.ts). Not
 * here: making one (register/copy-job.ts), looking at what there is (register/copy-survey.ts).
 */
import type { OutputOf } from '#contract/index.ts';
import type { CopyReason } from '#domain/backup.ts';
import type { CopyReach } from '#domain/copy-lines.ts';
import type { CopyTrouble } from '#domain/copy-trouble.ts';
import type { Instant } from '#domain/dates.ts';
import type { Copy, NoCopy } from '../../files/copies.ts';
import type { CopySettings } from '../../files/outside-files.ts';

export type CopyJob = {
  /** Where the live register lies. */
  readonly folder: string;
  readonly registerId: string;
  readonly key: Uint8Array;
  /** Where copies lie on the same disk. */
  readonly local: string;
  /** Where they lie on another one; null for none. */
  readonly chosen: string | null;
  /** It was on another disk when it was chosen. */
  readonly chosenIsApart: boolean;
  readonly at: Instant;
  readonly reason: CopyReason;
  /** The copies of this register that are known, wherever they lie. */
  readonly known: readonly (CopyReach & { readonly name: string })[];
};

/** What became of it in one place. */
export type CopyResult =
  { readonly isMade: true; readonly copy: Copy } | { readonly isMade: false; readonly trouble: CopyTrouble };

export type CopyOutcome = { readonly local: CopyResult; readonly chosen: CopyResult | null };

export type Place = OutputOf<'backup.list'>['copies'][number]['places'][number];

export type PlacedCopy = Copy & { readonly place: Place };

/** What was seen when the places were looked at. */
export type CopySurvey = {
  readonly at: Instant;
  /** Of the register that lies in the data folder. */
  readonly registerId: string | undefined;
  /** Newest first. */
  readonly copies: readonly PlacedCopy[];
  /** What bears the name of a copy and is none. */
  readonly none: readonly (NoCopy & { readonly place: Place })[];
  readonly settings: CopySettings;
  /** The second place is connected. */
  readonly isChosenThere: boolean;
  readonly chosenSharesFate: boolean;
};
