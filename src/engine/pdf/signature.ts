/**
 * The signature of a whole file, PAdES baseline B: a place for it among the document's objects, and the signing of
 * everything around that place, as the very last thing. It says that nothing was changed since; what the certificate
 * states is signed apart from it, by the seal. Not here: keys, certificates and CMS (they are the signer's).
 */
import type { FilePlace } from '#domain/file-seal.ts';
import type { CertificateSigner } from './certificate/model.ts';
import type { RawRef } from './kit/pdfkit.ts';
import { group, type Sheet } from './kit/sheet.ts';

/** The dictionary that the signature will lie in. */
export type SignaturePlace = { readonly dictionary: RawRef; readonly room: number };

/** As wide as the offsets in any file of ours, and not to be met anywhere else in the dictionary. */
const unknown = 999_999_999;
const unknownRange = `[0 ${unknown} ${unknown} ${unknown}]`;

/** Printed, and locked: nobody fills it in. */
const fieldFlags = 4 | 128;
/** Signatures exist; only appending is allowed. */
const formFlags = 1 | 2;

/** Makes the place, on the first page but without anything to see. To be called when all else is drawn. */
export const placeSignature = (
  sheet: Sheet,
  signer: Pick<CertificateSigner, 'name' | 'largest' | 'at'>,
  what: string,
): SignaturePlace => {
  const { pdf } = sheet;
  const dictionary = pdf.ref({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    // First the two that are filled in later, then words: words cannot be taken for them.
    ByteRange: [0, unknown, unknown, unknown],
    Contents: new Uint8Array(signer.largest),
    M: new Date(signer.at),
    Name: new String(signer.name),
    Reason: new String(`Utfärdande av ${what}`),
  });
  dictionary.end();
  pdf.switchToPage(0);
  group(sheet, sheet.root, 'Form', (structParent) => {
    pdf.annotate(0, 0, 0, 0, {
      structParent,
      Subtype: 'Widget',
      FT: 'Sig',
      T: new String('signatur'),
      TU: new String(`Elektronisk stämpel av ${signer.name}`),
      F: fieldFlags,
      P: pdf.page.dictionary,
      V: dictionary,
    });
  });
  const field = pdf.page.annotations.at(-1);
  pdf._root.data['AcroForm'] = pdf.ref({ SigFlags: formFlags, Fields: [field] });
  return { dictionary, room: signer.largest };
};

/** The signature's digits in a finished file, and which bytes it is of, written into the file. */
export const openPlace = (bytes: Buffer, { dictionary, room }: SignaturePlace): FilePlace => {
  const rangeAt = bytes.indexOf(unknownRange, dictionary.offset);
  const from = bytes.indexOf('/Contents <', rangeAt) + '/Contents <'.length;
  const to = from + 2 * room;
  if (rangeAt < 0 || bytes[from - 1] !== 0x3c || bytes[to] !== 0x3e)
    throw new TypeError('The place of the signature is not in the file');
  // With the signs that open and close it.
  const range = `[0 ${from - 1} ${to + 1} ${bytes.length - to - 1}]`;
  bytes.write(range.padEnd(unknownRange.length), rangeAt, 'latin1');
  return { from, to };
};

/** Signs all around the place, as the very last thing. Throws `RangeError` when the signature is too large for it. */
export const signPdf = (
  file: Uint8Array,
  { from, to }: FilePlace,
  { sign }: Pick<CertificateSigner, 'sign'>,
): Uint8Array => {
  const bytes = Buffer.from(file);
  const signature = sign(
    new Uint8Array(Buffer.concat([bytes.subarray(0, from - 1), bytes.subarray(to + 1)])),
  );
  if (2 * signature.length > to - from) throw new RangeError('The signature is larger than its place');
  bytes.write(Buffer.from(signature).toString('hex'), from, 'latin1');
  return bytes;
};
