/**
 * What the certificate's layout is given besides the facts: the organisation's look, the seal and an attachment.
 */
import type { FilePlace } from '#domain/file-seal.ts';

export type SignatureLine = {
  readonly name: string;
  readonly role: string;
  /** The name as its owner writes it, above the line; made ready as a logo is. */
  readonly picture?: Uint8Array | undefined;
};

export type CertificateLook = {
  /** `#rrggbb`; darkened when text in it could not be read. */
  readonly accent: string;
  /** Opaque PNG or JPEG in RGB or grey, as made by the logo import. */
  readonly logo: Uint8Array | null;
  readonly signatures: readonly SignatureLine[];
  /** The organisation's own words under the head and above the foot; empty for none. */
  readonly textAbove: string;
  readonly textBelow: string;
  /** The paper already carries the organisation's head: leave its place empty. */
  readonly isPreprinted: boolean;
};

export type CertificateSeal = {
  /** Text of the QR code. */
  readonly qr: string;
  /** Short code that can be typed. */
  readonly checkCode: string;
  /** Where it is checked; a link when it begins with https. */
  readonly address: string;
  /**
   * Fills the place of the file's own seal in the finished file (domain/file-seal.ts), before the stamp, which is given
   * as a place of its own. Left out of previews.
   */
  readonly sealFile?: (file: Uint8Array, stamp: FilePlace | null) => Uint8Array;
};

export type CertificateAttachment = { readonly name: string; readonly bytes: Uint8Array };

/** What the organisation's document key signs the finished file with. */
export type CertificateSigner = {
  /** Whose signature it is, as its certificate says. */
  readonly name: string;
  /** Bytes of the largest signature that `sign` gives. */
  readonly largest: number;
  /** The moment of signing, an instant. */
  readonly at: string;
  /** A detached CMS signature of the bytes (CAdES). */
  readonly sign: (bytes: Uint8Array) => Uint8Array;
};
