/** What the first page is made of: its parts, and what each is given. Not here: the parts themselves (front-head.ts, front-title.ts, front-bottom.ts). */
import type { CertificateFacts } from '#domain/certificate-facts.ts';
import type { RawElement } from '../kit/pdfkit.ts';
import type { Sheet } from '../kit/sheet.ts';
import type { CertificateLook, CertificateSeal } from './model.ts';
import type { CertificateStyles } from './styles.ts';

/** A piece of the page: how high it is, how much air it wants above, and how it is drawn. */
export type Part = {
  readonly name?: 'title' | 'boxes';
  readonly height: number;
  readonly gap: number;
  /** Share of the free height that goes above it. */
  readonly stretch: number;
  draw(y: number): void;
};

export type Page = {
  readonly sheet: Sheet;
  readonly parent: RawElement;
  readonly styles: CertificateStyles;
  readonly facts: CertificateFacts;
  readonly look: CertificateLook;
  readonly seal: CertificateSeal | null;
  readonly width: number;
};
