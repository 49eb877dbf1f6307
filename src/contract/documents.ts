/** Documents that are not certificates: what goes to the participant, and saving what is held on screen. */
import { z } from 'zod';
import type { CertificateId, DocumentId, ValidationId } from '#domain/ids.ts';
import { command, confirmed, nothing, query } from './call.ts';
import { id, line } from './fields.ts';
import { heldDocument, issuers } from './certificates.ts';

export const documentContract = {
  /** "Det har jag visat, det återstår": one page for the participant. */
  'document.remaining': query({
    roles: 'signedIn',
    input: z.strictObject({ validationId: id<ValidationId>() }),
    output: heldDocument,
  }),
  /** "Brev till deltagaren": goes with a certificate that counts, in plain words. */
  'document.handover': query({
    roles: issuers,
    input: z.strictObject({ certificateId: id<CertificateId>() }),
    output: heldDocument,
  }),
  /** Tells, before it is printed, that a held document that is not a certificate goes to paper. */
  'document.print': command({
    roles: 'signedIn',
    worksBefore: ['recoverySheet'],
    confirmsProtected: true,
    input: z.strictObject({ documentId: id<DocumentId>(), ...confirmed }),
    output: nothing,
  }),
  /** It came out on paper. */
  'document.recordPrint': command({
    roles: 'signedIn',
    worksBefore: ['recoverySheet'],
    input: z.strictObject({ documentId: id<DocumentId>() }),
    output: nothing,
  }),
  /** Tells, before it is printed, that a page of the program goes to paper: whose it is, where the page is somebody's. */
  'page.print': command({
    roles: 'signedIn',
    worksBefore: ['recoverySheet'],
    confirmsProtected: true,
    input: z.strictObject({ page: line, id: z.uuid().nullable(), ...confirmed }),
    output: nothing,
  }),
  /** It came out on paper. */
  'page.recordPrint': command({
    roles: 'signedIn',
    worksBefore: ['recoverySheet'],
    input: z.strictObject({ page: line, id: z.uuid().nullable() }),
    output: nothing,
  }),
  /** Saves a held document that is not a certificate. */
  'document.save': command({
    roles: 'signedIn',
    worksBefore: ['recoverySheet'],
    asks: { dialog: 'savePath', extensions: ['pdf'] },
    confirmsProtected: true,
    input: z.strictObject({ documentId: id<DocumentId>(), suggestedName: line, ...confirmed }),
    output: nothing,
  }),
};
