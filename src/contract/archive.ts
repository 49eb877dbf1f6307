/** Issued certificates for an archive: the files as they are kept, their register entries, and hashes of it all. */
import { z } from 'zod';
import { command, query } from './call.ts';
import { plainDate } from './fields.ts';

const keepers = ['coordinator', 'administrator'] as const;

/** The days of issue, both counted in. */
const period = { from: plainDate, to: plainDate };

export const archiveContract = {
  'archive.count': query({
    roles: keepers,
    input: z.strictObject(period),
    output: z.object({
      certificates: z.int(),
      /** How many of them are of people with protected identity. */
      ofProtected: z.int(),
    }),
  }),
  /** A new folder in the chosen one. Reports progress; when it is stopped, nothing is left. */
  'archive.export': command({
    roles: keepers,
    asks: { dialog: 'openFolder', isWrittenIn: true },
    input: z.strictObject({ ...period, withProtected: z.boolean() }),
    output: z.object({ certificates: z.int(), folder: z.string() }),
  }),
};
