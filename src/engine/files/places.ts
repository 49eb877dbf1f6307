/**
 * Every file and folder of a register by its name, and where each lies. Not here: what they hold, and whether a place
 * that somebody chooses is one of these (own-places.ts).
 */
import { join } from 'node:path';

/** The database and its key slots: what a register is, and all that is copied of it. */
export const databaseFile = 'register.db';
export const keyringFile = 'register.json';
export const databaseIn = (folder: string): string => join(folder, databaseFile);
export const keyringIn = (folder: string): string => join(folder, keyringFile);

/** Who has it open. */
export const lockIn = (folder: string): string => join(folder, 'register.lock');

/** The second place for copies on this computer, and what went wrong last. */
export const copySettingsIn = (folder: string): string => join(folder, 'kopior.json');
export const localRoot = (folder: string): string => join(folder, 'kopior');
/** On another disk: copies of several registers may lie side by side there; the account says whose they are. */
export const chosenName = 'Intyga-kopior';
/** Of a copy; written last. */
export const accountIn = (copy: string): string => join(copy, 'kopia.json');

/** Where a copy is opened to be looked at, until it is left. */
export const lookedAtIn = (folder: string): string => join(folder, 'provoppning');
/** What a register that was brought back has taken the place of. */
export const setAsideRoot = (folder: string): string => join(folder, 'undanlagda');
/** What is to change places with the register. */
export const incomingIn = (folder: string): string => join(folder, 'aterstalls');
/** Says that everything that comes in is there, where the old goes, what is known of it, and whether it stays there. */
export const journalIn = (folder: string): string => join(folder, 'aterstallning.json');

/** Wrong passphrases that the log does not know of yet. */
export const triesIn = (folder: string): string => join(folder, 'forsok.json');

/** Such a file that could not be read, kept beside what was set aside. */
export const badJournalIn = (folder: string, name: string): string =>
  join(setAsideRoot(folder), `aterstallning-${name}.json`);

/** The practice register, a register by itself. */
export const practiceIn = (folder: string): string => join(folder, 'ovning');
/** The window's own small files, which can be thousands, none of them of the register. */
export const windowFiles = 'fonster';
export const logIn = (folder: string): string => join(folder, 'log', 'intyga.log');
