/**
 * Facts → kompetensintyg or delintyg as PDF. The same facts, look, seal and attachment give the same bytes; with a
 * signature, if the key gives the same for the same.
 * Not here: deciding, numbering, keys and storing.
 */
import type { CertificateFacts } from '#domain/certificate-facts.ts';
import { startOfSwedishDay } from '#domain/dates.ts';
import { drawDetails } from './certificate/details.ts';
import { drawFront } from './certificate/front.ts';
import type {
  CertificateAttachment,
  CertificateLook,
  CertificateSeal,
  CertificateSigner,
} from './certificate/model.ts';
import { certificateStyles, margin } from './certificate/styles.ts';
import { drawFeet, drawWatermark, watermarkWords } from './kit/furniture.ts';
import { withShaper } from './kit/shaper.ts';
import { closeSheet, group, openSheet } from './kit/sheet.ts';
import { placeFileSeal } from './kit/file-seal.ts';
import { openPlace, placeSignature, signPdf } from './signature.ts';

/**
 * Renders a certificate. Throws `UnprintableText` when a letter has no glyph in any shipped font, `RangeError` when
 * the QR text is too long to be read from paper, `UnusablePicture` for a logo that was not prepared.
 */
export const renderCertificate = (
  facts: CertificateFacts,
  look: CertificateLook,
  seal: CertificateSeal | null = null,
  attachment: CertificateAttachment | null = null,
  signer: CertificateSigner | null = null,
): Promise<Uint8Array> => withShaper(() => draw(facts, look, seal, attachment, signer));

const draw = (
  facts: CertificateFacts,
  look: CertificateLook,
  seal: CertificateSeal | null,
  attachment: CertificateAttachment | null,
  signer: CertificateSigner | null,
): Uint8Array => {
  const sheet = openSheet({
    title: `${facts.title} ${facts.number}, ${facts.holder.name}`,
    author: facts.issuer.name,
    subject: `${facts.title} för ${facts.modules.map((module) => module.title).join(', ')}`,
    date: facts.issuedOn,
    onMissing: 'refuse',
  });
  const styles = certificateStyles(look.accent);
  const width = sheet.width - margin * 2;
  let shown = 0;
  group(sheet, sheet.root, 'Sect', (parent) => {
    shown = drawFront({ sheet, parent, styles, facts, look, seal, width });
  });
  group(sheet, sheet.root, 'Sect', (parent) => {
    const attachmentName = attachment?.name ?? null;
    drawDetails({ sheet, parent, styles, facts, look, width, attachmentName }, shown);
  });
  drawWatermark(sheet, watermarkWords(facts));
  drawFeet(sheet, { left: issuerWords(facts), right: facts.number, margin });
  if (attachment) {
    const date = new Date(startOfSwedishDay(facts.issuedOn));
    sheet.pdf.file(attachment.bytes, {
      name: attachment.name,
      type: 'application/json',
      relationship: 'Data',
      description: 'Samma uppgifter som på intyget, för datorer',
      creationDate: date,
      modifiedDate: date,
    });
  }
  if (seal?.sealFile) placeFileSeal(sheet, facts.issuedOn);
  const stampPlace = signer && placeSignature(sheet, signer, `${facts.title} ${facts.number}`);
  const closed = Buffer.from(closeSheet(sheet));
  // Each is of all that is there before it: first the file's own seal, then the stamp.
  const stamp = stampPlace && openPlace(closed, stampPlace);
  const sealed = seal?.sealFile?.(closed, stamp) ?? closed;
  return signer && stamp ? signPdf(sealed, stamp, signer) : sealed;
};

const issuerWords = ({ issuer }: CertificateFacts): string[] => [
  issuer.name,
  ...(issuer.organisationNumber === null ? [] : [`org.nr ${issuer.organisationNumber}`]),
  ...(issuer.contact === null ? [] : [issuer.contact]),
];
