/** What lies attached inside a PDF. Not here: attaching (certificate.ts) and judging what was found. */
import { PDFDocument } from '@cantoo/pdf-lib';

/** The bytes of the attachment with this name; undefined when there is none, or the file is no PDF. */
export const attachedFile = async (pdf: Uint8Array, name: string): Promise<Uint8Array | undefined> => {
  try {
    const document = await PDFDocument.load(pdf, { updateMetadata: false });
    return document.getAttachments().find((attachment) => attachment.name === name)?.data;
  } catch {
    return undefined; // not a PDF, or one that cannot be read
  }
};
