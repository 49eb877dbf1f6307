/**
 * `kopior.json` beside the register: the second place for copies on this computer, and what went wrong last. Outside
 * the database, because it belongs to the computer and is needed when the database cannot be opened. A damaged file
 * counts as none.
 */
import { copyTroubles, type CopyTrouble } from '#domain/copy-trouble.ts';
import type { Instant } from '#domain/dates.ts';
import type { Decision } from '#domain/refusal.ts';
import { prepareWhole, readLimited, writeWhole, type Prepared } from './files.ts';
import { copySettingsIn } from './places.ts';

export type CopySettings = {
  /** The folder that a person chose; copies lie in a folder of their own in it. */
  readonly chosenFolder: string | null;
  /**
   * Whether it lay on another disk when it was chosen: a stick that is out can leave an empty folder of its name on the
   * disk of the computer, which is not the place then.
   */
  readonly chosenIsApart: boolean;
  readonly localTrouble: CopyTrouble | null;
  readonly chosenTrouble: CopyTrouble | null;
  /** The last copy that was laid in the second place: what is in it is not seen while it is out. */
  readonly chosenNewest: LaidCopy | null;
};

export type LaidCopy = {
  readonly at: Instant;
  readonly auditRows: number;
  readonly lastHash?: string | undefined;
};

const none: CopySettings = {
  chosenFolder: null,
  chosenIsApart: false,
  localTrouble: null,
  chosenTrouble: null,
  chosenNewest: null,
};

const troubleIn = (value: unknown): CopyTrouble | null =>
  copyTroubles.find((trouble) => trouble === value) ?? null;

/** As it was written below. */
const laidIn = (value: unknown): LaidCopy | null => {
  const { at, auditRows, lastHash } = (value ?? {}) as Partial<Record<keyof LaidCopy, unknown>>;
  return typeof at === 'string' && typeof auditRows === 'number'
    ? { at: at as Instant, auditRows, ...(typeof lastHash === 'string' && { lastHash }) }
    : null;
};

export const readCopySettings = (folder: string): CopySettings => {
  const bytes = readLimited(copySettingsIn(folder), 64 * 1024);
  if (!bytes.ok) return none;
  try {
    const value = JSON.parse(Buffer.from(bytes.value).toString('utf8')) as Partial<Record<string, unknown>>;
    return {
      chosenFolder: typeof value['chosenFolder'] === 'string' ? value['chosenFolder'] : null,
      chosenIsApart: value['chosenIsApart'] === true,
      localTrouble: troubleIn(value['localTrouble']),
      chosenTrouble: troubleIn(value['chosenTrouble']),
      chosenNewest: laidIn(value['chosenNewest']),
    };
  } catch {
    return none;
  }
};

const bytesOf = (settings: CopySettings): Uint8Array => Buffer.from(`${JSON.stringify(settings, null, 2)}\n`);

export const writeCopySettings = (folder: string, settings: CopySettings): Decision<void> =>
  writeWhole(copySettingsIn(folder), bytesOf(settings));

/** The same, to count together with what the register says of it. */
export const prepareCopySettings = (folder: string, settings: CopySettings): Decision<Prepared> =>
  prepareWhole(copySettingsIn(folder), bytesOf(settings));
