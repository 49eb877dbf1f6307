/** Photos and files of evidence: opening one, and saving a copy. Not here: adding one (validations.ts), and the bytes, which the window fetches by itself. */
import { z } from 'zod';
import type { AttachmentId } from '#domain/ids.ts';
import { documentOutput } from './document-output.ts';
import { command, confirmed, nothing, query } from './call.ts';
import { id, line } from './fields.ts';

const ofAttachment = { id: id<AttachmentId>() };

export const attachmentContract = {
  /** Said when somebody looks at one by itself; the bytes come from `app://intyga/attachment/<id>`. */
  'attachment.open': query({
    roles: 'signedIn',
    opens: 'attachment',
    input: z.strictObject(ofAttachment),
    /** The name as the copy would be called. */
    output: z.object({ name: z.string(), mediaType: z.string(), size: z.int() }),
  }),
  /** What is in a document, to be shown without another program. Only of what is shown as one. */
  'attachment.read': query({
    roles: 'signedIn',
    opens: 'attachment',
    input: z.strictObject(ofAttachment),
    output: documentOutput,
  }),
  /** For what another program must show. The file's name is the organisation's own to choose. */
  'attachment.save': command({
    roles: 'signedIn',
    asks: { dialog: 'savePath', extensions: [] },
    confirmsProtected: true,
    input: z.strictObject({ ...ofAttachment, suggestedName: line, ...confirmed }),
    output: nothing,
  }),
};
