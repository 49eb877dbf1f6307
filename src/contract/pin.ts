/** The PIN that signs decisions and brings a person back while the register is open. */
import { z } from 'zod';
import { command, nothing, query } from './call.ts';
import { pinCode, passphrase } from './fields.ts';

export const pinContract = {
  /** Whether this person has one, and whether this register asks for it. */
  'pin.status': query({
    roles: 'signedIn',
    input: nothing,
    output: z.object({ isChosen: z.boolean(), isAsked: z.boolean() }),
  }),
  /** The first one is chosen freely; to change it takes the passphrase. */
  'pin.choose': command({
    roles: 'signedIn',
    input: z.strictObject({ pin: pinCode, passphrase: passphrase.nullable() }),
    output: nothing,
  }),
};
