/** The key that stamps PDF files: off until the organisation brings one in or makes one. */
import { z } from 'zod';
import type { DocumentKeyId } from '#domain/ids.ts';
import { command, nothing, query } from './call.ts';
import { id, instant, secret } from './fields.ts';

const editors = ['administrator'] as const;

const documentKeyOutput = z.object({
  id: id<DocumentKeyId>(),
  origin: z.enum(['imported', 'made']),
  /** Whose it is, as its certificate says. */
  subject: z.string(),
  notBefore: instant,
  notAfter: instant,
});

export const documentKeyContract = {
  /** The one in use; null while files are not stamped. */
  'documentKey.get': query({
    roles: editors,
    input: nothing,
    output: z.object({ key: documentKeyOutput.nullable() }),
  }),
  /** Takes a key from a P12 file and puts it to use. */
  'documentKey.import': command({
    roles: editors,
    asks: { dialog: 'openPath', groups: { keys: ['p12', 'pfx'] } },
    input: z.strictObject({ password: secret }),
    output: documentKeyOutput,
  }),
  /** Makes a key in the organisation's name and puts it to use. */
  'documentKey.make': command({ roles: editors, input: nothing, output: documentKeyOutput }),
  /** An earlier key again, or none: files are no longer stamped. What is stamped stays so. */
  'documentKey.use': command({
    roles: editors,
    input: z.strictObject({ id: id<DocumentKeyId>().nullable() }),
    output: nothing,
  }),
};
