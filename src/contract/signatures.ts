/** Personal signatures: who has signed what, and whether it is still what was signed. */
import { z } from 'zod';
import { signatureStates, signedKinds } from '#domain/signature.ts';
import { query } from './call.ts';
import { instant } from './fields.ts';

export const signatureContract = {
  /** Oldest first. Made anew at every asking: each is checked, and the content read from the register again. */
  'signature.list': query({
    roles: 'signedIn',
    input: z.strictObject({
      subject: z.strictObject({ kind: z.enum(signedKinds), id: z.uuid() }),
    }),
    output: z.array(
      z.object({
        /** Any text: a row that was put in past the program is told of whatever it calls itself. */
        id: z.string(),
        /** The call that signed, or that would have. */
        call: z.string(),
        signedAt: instant,
        byName: z.string(),
        /** When the key that signed was first seen; null where nobody signed, or the key is not known. */
        keySeenAt: instant.nullable(),
        /**
         * Who gave its owner a passphrase last before, so could have chosen the next one in their place; null where they
         * have had their own from the start.
         */
        passphraseBy: z
          .object({
            name: z.string(),
            at: instant,
            /** They have a part in what was decided on, and whoever signed has none. */
            isInvolved: z.boolean(),
          })
          .nullable(),
        /** `missing`: the decision stands in the register and nobody has signed it, though it should be. */
        state: z.enum([...signatureStates, 'missing']),
        /** The validation was sent back, taken back or taken up again since: what is there now may well be another. */
        isPast: z.boolean(),
      }),
    ),
  }),
};
