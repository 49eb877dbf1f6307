/**
 * Sizes, colours and measures of the certificate.
 */
import { readableAccent } from '#domain/colour.ts';
import { ink, mutedInk, tint } from '../kit/color.ts';
import type { Style } from '../kit/lines.ts';
import type { TableLook } from '../kit/table.ts';

export const margin = 56;
export const footTop = 808;

export type CertificateStyles = ReturnType<typeof certificateStyles>;

/** `tight` makes room for five modules where the head, the signatures or own words take much. */
export type Density = 'roomy' | 'tight';

export const certificateStyles = (accentWanted: string, density: Density = 'roomy') => {
  const isTight = density === 'tight';
  const accent = readableAccent(accentWanted);
  const style = (face: Style['face'], size: number, color: string, leading = 1.3): Style => ({
    face,
    size,
    color,
    leading,
  });
  return {
    accent,
    /** Air above the parts of the first page, as a share of what they wish for. */
    air: isTight ? 0.6 : 1,
    signatureRoom: isTight ? 25 : 31,
    pale: tint(accent, 0.07),
    stripe: tint(accent, 0.035),
    rosette: tint(accent, 0.13),
    issuer: style('sansBold', 14, accent, 1.25),
    unit: style('sans', 10.5, mutedInk, 1.3),
    numberLabel: style('sans', 9, mutedInk),
    number: style('sansBold', 11.5, ink),
    title: style('serifBold', isTight ? 31 : 37, accent, 1.15),
    lead: style('serifItalic', isTight ? 12 : 13, mutedInk, isTight ? 1.2 : 1.35),
    name: style('serifBold', isTight ? 24 : 28, ink, 1.2),
    birth: style('sans', 10.5, mutedInk, 1.4),
    subject: style('serifBold', isTight ? 14.5 : 16, accent, 1.25),
    factLabel: style('sans', 8.5, mutedInk),
    fact: style('sansBold', 11.5, ink),
    h2: style('serifBold', 13, accent, 1.3),
    pageTitle: style('serifBold', 21, accent, 1.25),
    moduleTitle: style('serifBold', 13.5, ink, 1.3),
    body: style('sans', 10, ink, 1.4),
    bodyBold: style('sansBold', 10, ink, 1.4),
    small: style('sans', 9, mutedInk, 1.35),
    smallBold: style('sansBold', 9, ink, 1.35),
    code: style('sansBold', 13, ink, 1.35),
    cell: style('sans', 10, ink, 1.3),
    cellBold: style('sansBold', 10.5, ink, isTight ? 1.15 : 1.3),
    cellSmall: style('sans', 8.5, mutedInk, isTight ? 1.15 : 1.3),
    table: {
      head: { fill: accent, style: style('sansBold', 9, '#ffffff') },
      padding: { x: 8, y: isTight ? 0.5 : 3 },
      smallestRow: isTight ? 25 : 28,
      stripe: tint(accent, 0.035),
      endRule: accent,
    } satisfies TableLook,
  };
};
