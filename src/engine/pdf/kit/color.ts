/**
 * Colours as `#rrggbb`: operators and tints. Only RGB: the PDF's output intent is sRGB. Not here: contrast, and making an
 * accent readable (domain/colour.ts).
 */

export const ink = '#1b2730';
export const mutedInk = '#4f5d66';
export const hairline = '#c9d3d8';
export const warningInk = '#9c1c13';
export const defaultAccent = '#0f4c5c';
/** The warm second colour of rules and small marks. */
export const ornament = '#a8741a';

type Rgb = readonly [number, number, number];

const parse = (hex: string): Rgb => {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!match) throw new TypeError(`Not a colour: ${hex}`);
  return [match[1], match[2], match[3]].map((part) => Number.parseInt(part ?? '0', 16)) as unknown as Rgb;
};

const format = (rgb: Rgb): string =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** The colour's operands in a content stream. */
export const operands = (hex: string): string =>
  parse(hex)
    .map((part) => String(Math.round((part / 255) * 1000) / 1000))
    .join(' ');

/** The colour thinned with white; `share` 0 is white, 1 the colour itself. */
export const tint = (hex: string, share: number): string => {
  const [r, g, b] = parse(hex);
  return format([255 - (255 - r) * share, 255 - (255 - g) * share, 255 - (255 - b) * share]);
};
