/** Why a copy could not be made, as a person is told. Not here: what the disk said (disk-trouble.ts) and how it is read (engine). */

/**
 * Why it went wrong last time. `gone`: the folder is not there, such as a USB stick that has been taken out. `tooLarge`:
 * for the kind of disk, such as FAT. `failing`: the disk answers with errors.
 */
export const copyTroubles = [
  'full',
  'notWritable',
  'gone',
  'notWhole',
  'busy',
  'tooLarge',
  'failing',
] as const;
export type CopyTrouble = (typeof copyTroubles)[number];
