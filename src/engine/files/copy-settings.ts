/**
 * `kopior.json` beside the register: the second place for copies on this computer, and what went wrong last. Outside
 * the database, because it belongs to the computer and is needed when the database cannot be opened. A damaged file
 * counts as none.
 */
import type { Decision } from '#domain/refusal.ts';
import { formatSummed } from './checksummed-json.ts';
import { prepareWhole, writeWhole, type Prepared } from './files.ts';
import { outsideFiles, readOutside, type CopySettings } from './outside-files.ts';
import { copySettingsIn } from './places.ts';

const none: CopySettings = {
  chosenFolder: null,
  chosenIsApart: false,
  localTrouble: null,
  chosenTrouble: null,
  chosenNewest: null,
};

export const readCopySettings = (folder: string): CopySettings => {
  const found = readOutside(copySettingsIn(folder), outsideFiles.copySettings);
  return found.is === 'good' ? found.value : none;
};

export const writeCopySettings = (folder: string, settings: CopySettings): Decision<void> =>
  writeWhole(copySettingsIn(folder), formatSummed(settings));

/** The same, to count together with what the register says of it. */
export const prepareCopySettings = (folder: string, settings: CopySettings): Decision<Prepared> =>
  prepareWhole(copySettingsIn(folder), formatSummed(settings));
