/** How the register is, asked by the minute: its copies, and the clock of the computer. Not here: who is signed in. */
import { z } from 'zod';
import { safetyReasons } from '#domain/backup.ts';
import { strangeWhys } from '#domain/key-holders.ts';
import { nothing, query } from './call.ts';
import { instant } from './fields.ts';

export const healthContract = {
  'register.health': query({
    roles: 'signedIn',
    input: nothing,
    output: z.object({
      /** The lamp, as it is for whoever asks; null in the practice register, which is not worth a copy. */
      copies: z
        .object({
          level: z.enum(['good', 'old', 'bad']),
          reason: z.enum(safetyReasons),
          /** Which place the reason is about. */
          of: z.enum(['local', 'chosen']),
          /** When the newest copy in each place was made. */
          localAt: instant.nullable(),
          chosenAt: instant.nullable(),
          isTaking: z.boolean(),
          hasChosen: z.boolean(),
          /** The second place, as its path, for whoever may choose it. */
          chosenFolder: z.string().nullable(),
        })
        .nullable(),
      /** What speaks against the clock of this computer: `last` is the newest thing known. */
      clock: z.object({ kind: z.enum(['behind', 'ahead']), last: instant }).nullable(),
      /** What in the file of slots the register does not know, for administrators; `name` is whom it says it is of. */
      strangeKeys: z.array(z.object({ why: z.enum(strangeWhys), name: z.string() })),
      /** When the copy was taken that knows more of the log than the register does; null when all is as it should be. */
      newerCopy: instant.nullable(),
    }),
  }),
};
