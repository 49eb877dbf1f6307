/** Documents that are not certificates: what goes to the participant, and saving what is held on screen. */
import { z } from 'zod';
import type { CertificateId, DocumentId, ValidationId } from '#domain/ids.ts';
import { command, id, line, nothing, query } from './call.ts';
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
    input: z.strictObject({ documentId: id<DocumentId>() }),
    output: nothing,
  }),
  /** Saves a held document that is not a certificate. */
  'document.save': command({
    roles: 'signedIn',
    worksBefore: ['recoverySheet'],
    asks: { dialog: 'savePath', extensions: ['pdf'] },
    input: z.strictObject({ documentId: id<DocumentId>(), suggestedName: line }),
    output: nothing,
  }),
};
