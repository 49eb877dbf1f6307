/** Colours on white paper: their contrast by WCAG 2's definition, and how one is made readable. */

/** WCAG 2.2, 1.4.3: text needs 4.5:1. */
export const readableContrast = 4.5;

const linear = (channel: number): number => {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

/** Ratio from 1 to 21 for `#rrggbb`; null when it is not written so. */
export const contrastWithWhite = (colour: string): number | null => {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!parts) return null;
  const [red = 0, green = 0, blue = 0] = parts.slice(1).map((part) => linear(Number.parseInt(part, 16)));
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
};

/** The colour darkened until text in it, or white text on it, can be read. Throws when it is not written `#rrggbb`. */
export const readableAccent = (colour: string): string => {
  let shown = colour;
  for (let step = 0; step < 40; step += 1) {
    const contrast = contrastWithWhite(shown);
    if (contrast === null) throw new TypeError(`Not a colour: ${colour}`);
    if (contrast >= readableContrast) break;
    const darker = [1, 3, 5].map((at) => Math.round(Number.parseInt(shown.slice(at, at + 2), 16) * 0.93));
    shown = `#${darker.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
  }
  return shown;
};
