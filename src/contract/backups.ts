/** Copies of the register: taking one, the second place, and bringing one back. */
import { z } from 'zod';
import { choosesPlace, copyReasons } from '#domain/backup.ts';
import { copyTroubles } from '#domain/copy-trouble.ts';
import { copyLines } from '#domain/copy-lines.ts';
import { command, nothing, opening, query } from './call.ts';
import { instant, line, passphrase, recoveryCode, requiredLine } from './fields.ts';
import { sessionOutput } from './register.ts';

const counts = z.object({
  participants: z.int(),
  validations: z.int(),
  certificates: z.int(),
  attachments: z.int(),
  auditRows: z.int(),
});

/** `setAside`: the register that a copy took the place of; `found`: a folder that was looked for. */
const places = ['local', 'chosen', 'setAside', 'found'] as const;
const place = z.enum(places);

const copyOutput = z.object({
  /** All in which it lies: the same copy is one. */
  places: z.tuple([place], place),
  line: z.enum(copyLines),
  name: z.string(),
  at: instant,
  reason: z.enum(copyReasons),
  /** Who asked for it, where the log says so and somebody is signed in. */
  by: z.string().nullable(),
  counts,
  /** In bytes. */
  size: z.int(),
});

const copy = { place, name: requiredLine };

/** What lies where copies lie, under the name of one, and says nothing of itself that can be believed. */
const uncountedOutput = z.object({
  place,
  name: z.string(),
  /** By its name alone. */
  at: instant,
  /** Whole, to whoever chooses places and is signed in. */
  folder: z.string().nullable(),
});

/** A copy, and who opens it: with the passphrase of that time, or the recovery sheet of that time. */
const openedCopy = z.union([
  z.strictObject({ ...copy, signInName: requiredLine, passphrase }),
  z.strictObject({ ...copy, code: recoveryCode }),
]);

/** `why` stands in the register's log. */
const lookedAtCopy = z.union([
  z.strictObject({ ...copy, signInName: requiredLine, passphrase, why: line.optional() }),
  z.strictObject({ ...copy, code: recoveryCode, why: line.optional() }),
]);

export const backupContract = {
  'backup.take': opening({
    roles: 'signedIn',
    input: nothing,
    output: z.object({ copy: copyOutput, chosenTrouble: z.enum(copyTroubles).nullable() }),
  }),
  /** A folder on another disk, such as a USB stick or a share, where copies are laid too. */
  'backup.choose': command({
    roles: choosesPlace,
    asks: { dialog: 'openFolder', isWrittenIn: true },
    after: ['lookAtCopies'],
    input: nothing,
    output: z.object({ chosenFolder: z.string() }),
  }),
  'backup.forget': command({
    roles: choosesPlace,
    after: ['lookAtCopies'],
    input: nothing,
    output: nothing,
  }),
  /** Says that it is known why a copy holds what the register does not: it is told no more. */
  'backup.answer': command({
    roles: ['administrator'],
    input: nothing,
    output: nothing,
  }),
  /**
   * The copies on this computer and in the second place, each once: first those that lead to the register as it is now,
   * newest first. Also before anybody has signed in. `uncounted` counts as no copy, and can be neither opened nor brought
   * back: it is told so that somebody looks.
   */
  'backup.list': query({
    roles: 'anyone',
    input: nothing,
    output: z.object({ copies: z.array(copyOutput), uncounted: z.array(uncountedOutput) }),
  }),
  /** Looks for copies in a folder, such as on the stick of a computer that is gone, and lists them with the others. */
  'backup.find': opening({
    roles: 'anyone',
    asks: { dialog: 'openFolder', isWrittenIn: false },
    input: nothing,
    output: z.object({ count: z.int() }),
  }),
  /**
   * Opens a copy beside the register, to look around in: commands are refused, and it is gone when it is left. Where there
   * is a register that can be opened: only for an administrator who is signed in to it, with the rights of today.
   */
  'backup.rehearse': opening({ roles: 'anyone', input: lookedAtCopy, output: sessionOutput }),
  /**
   * Puts a copy in the register's place and signs in to it. What was there is set aside, whole, and listed. For an
   * administrator of the copy; with the sheet nobody is signed in, and `recovery.open` comes next.
   */
  'backup.restore': opening({
    roles: 'anyone',
    after: ['refreshSeats', 'lookAtCopies', 'copyRestored', 'closeWhenEmpty'],
    input: openedCopy,
    output: sessionOutput.nullable(),
  }),
};
