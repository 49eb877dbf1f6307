/** What a person has the right to: everything registered about them, and what has been corrected. */
import { z } from 'zod';
import type { ParticipantId } from '#domain/ids.ts';
import { command, confirmed, query } from './call.ts';
import { id, instant, line } from './fields.ts';

export const extractContract = {
  /** One ZIP: readable PDF, JSON, files and certificates. Whoever hands it over reads it first. */
  'participant.extract': command({
    roles: ['coordinator', 'administrator'],
    asks: { dialog: 'savePath', extensions: ['zip'] },
    confirmsProtected: true,
    input: z.strictObject({ id: id<ParticipantId>(), suggestedName: line, ...confirmed }),
    output: z.object({ fileCount: z.int() }),
  }),
  /** What has been corrected in a person's data, newest first. */
  'participant.corrections': query({
    roles: ['assessor', 'coordinator', 'administrator'],
    input: z.strictObject({ id: id<ParticipantId>() }),
    output: z.array(
      z.object({
        id: z.string(),
        at: instant,
        userName: z.string(),
        /** `from` and `to` are as kept: a text, a code, a list of codes, yes or no, or nothing. */
        changes: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
      }),
    ),
  }),
};
