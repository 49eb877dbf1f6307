/**
 * Colours as `#rrggbb`: operators, tints and contrast. Only RGB: the PDF's output intent is sRGB.
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

const luminance = (hex: string): number => {
  const [r, g, b] = parse(hex).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
};

/** Contrast ratio as in WCAG 2, 1 to 21. */
export const contrast = (one: string, other: string): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

/** The accent darkened until text in it, or white text on it, can be read: at least 4.5 to 1 against white. */
export const readableAccent = (hex: string): string => {
  let colour = hex;
  for (let step = 0; step < 40 && contrast(colour, '#ffffff') < 4.5; step += 1) {
    const [r, g, b] = parse(colour);
    colour = format([r * 0.93, g * 0.93, b * 0.93]);
  }
  return colour;
};
