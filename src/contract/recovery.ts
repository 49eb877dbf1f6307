/** The recovery sheet: making it, and opening the register with it when passphrases are forgotten. And a new key. */
import { z } from 'zod';
import type { UserId } from '#domain/ids.ts';
import { command, nothing, opening, query } from './call.ts';
import { instant, id, requiredLine, passphrase, recoveryCode } from './fields.ts';
import { heldDocument } from './certificates.ts';
import { sessionOutput } from './register.ts';

const administrators = ['administrator'] as const;

export const recoveryContract = {
  /** The sheet that counts; null before the first, and in the practice register, which has none. */
  'recovery.status': query({
    roles: 'signedIn',
    worksBefore: ['recoverySheet'],
    input: nothing,
    output: z.object({ madeAt: instant, madeByName: z.string(), custodians: z.array(z.string()) }).nullable(),
  }),
  /**
   * Makes the code of a new sheet and holds it until it has been typed back; until then the sheet before counts. Takes
   * the person's passphrase when there is a sheet before.
   */
  'recovery.begin': command({
    roles: administrators,
    worksBefore: ['recoverySheet'],
    input: z.strictObject({
      custodians: z.tuple([requiredLine, requiredLine]),
      passphrase: passphrase.nullable(),
    }),
    output: z.object({ groups: z.array(z.string()) }),
  }),
  /** The sheet that was begun, as paper. */
  'recovery.sheet': query({
    roles: administrators,
    worksBefore: ['recoverySheet'],
    input: nothing,
    output: heldDocument,
  }),
  /** The code typed back: the sheet counts from now on, and the one before no more. */
  'recovery.confirm': command({
    roles: administrators,
    worksBefore: ['recoverySheet'],
    input: z.strictObject({ code: recoveryCode }),
    output: nothing,
  }),
  /** A new key for the register under everybody's passphrase as it is; a copy is made before. */
  'register.rekey': opening({
    roles: administrators,
    after: ['lookAtCopies', 'copyRestored'],
    input: z.strictObject({ passphrase }),
    output: sessionOutput,
  }),
  /** Who could be let in with a code: the active administrators. Leaves the register as it was. */
  'recovery.look': query({
    roles: 'anyone',
    input: z.strictObject({ code: recoveryCode }),
    output: z.object({
      administrators: z.array(z.object({ id: id<UserId>(), name: z.string(), signInName: z.string() })),
    }),
  }),
  /** With the code: a new passphrase for an active administrator, or a new administrator; and signs them in. */
  'recovery.open': opening({
    roles: 'anyone',
    // The sheet opens it, and then perhaps nobody can be let in.
    after: ['closeWhenEmpty'],
    input: z.strictObject({
      code: recoveryCode,
      who: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('existing'), userId: id<UserId>() }),
        z.strictObject({ kind: z.literal('new'), name: requiredLine, signInName: requiredLine }),
      ]),
      passphrase,
    }),
    output: sessionOutput,
  }),
};
