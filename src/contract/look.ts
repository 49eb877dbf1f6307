/** The organisation's look on certificates: logo, drawn signatures, and how it all would be on paper. */
import { z } from 'zod';
import type { DocumentId, PictureId } from '#domain/ids.ts';
import { command, nothing, query } from './call.ts';
import { id } from './fields.ts';
import { settingsShape } from './organisation.ts';

const editors = ['administrator', 'coordinator'] as const;
/** Those who stand under certificates. */
const signers = ['assessor', 'internalVerifier'] as const;

/** The settings that a certificate's look is made of, but for the logo, which is saved when it is chosen. */
export const lookShape = {
  certificateTitle: settingsShape.certificateTitle,
  certificatePrefix: settingsShape.certificatePrefix,
  firstRunningNumber: settingsShape.firstRunningNumber,
  accentColour: settingsShape.accentColour,
  isPreprinted: settingsShape.isPreprinted,
  textAbove: settingsShape.textAbove,
  textBelow: settingsShape.textBelow,
  birthShown: settingsShape.birthShown,
  controlAddress: settingsShape.controlAddress,
  externalQualityAssurance: settingsShape.externalQualityAssurance,
};

const heldDocument = z.object({ documentId: id<DocumentId>(), fileName: z.string(), pageCount: z.int() });

const chosenPicture = z.strictObject({ id: id<PictureId>().nullable() });
const addedPicture = z.object({ id: id<PictureId>() });

export const lookContract = {
  /** Takes a picture from a file as the organisation's logo. */
  'look.addLogo': command({
    roles: editors,
    asks: { dialog: 'openPath', groups: { pictures: ['svg', 'png', 'jpg', 'jpeg', 'jfif'] } },
    input: nothing,
    output: addedPicture,
  }),
  /** The logo, shown through `app://intyga/picture/<id>`; its contrast is against white paper, 1 to 21. */
  'look.logo': query({
    roles: editors,
    input: nothing,
    output: addedPicture.extend({ contrast: z.number() }).nullable(),
  }),
  /** An earlier logo again, or none. */
  'look.setLogo': command({ roles: editors, input: chosenPicture, output: nothing }),
  /** Takes a picture of one's own signature, to stand above one's name on certificates. */
  'look.addSignature': command({
    roles: signers,
    asks: { dialog: 'openPath', groups: { pictures: ['png', 'jpg', 'jpeg', 'jfif'] } },
    input: nothing,
    output: addedPicture,
  }),
  /** An earlier picture of one's own signature again, or none. */
  'look.setSignature': command({ roles: signers, input: chosenPicture, output: nothing }),
  /** One's own signature, shown through `app://intyga/picture/<id>`. */
  'look.signature': query({ roles: 'signedIn', input: nothing, output: chosenPicture }),
  /** The real certificate of a made-up person with settings that need not be saved yet, watermarked; the next number. */
  'look.preview': query({
    roles: editors,
    input: z.strictObject(lookShape),
    output: heldDocument.extend({ number: z.string() }),
  }),
  /** One page that shows whether the printer keeps sizes and colours. */
  'look.testPage': query({
    roles: editors,
    input: z.strictObject({ accentColour: lookShape.accentColour }),
    output: heldDocument,
  }),
};
