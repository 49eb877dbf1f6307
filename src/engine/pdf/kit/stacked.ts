/**
 * Signs of several glyphs as one glyph of the embedded font: a TrueType composite that places the font's own outlines.
 * What a reader gets is then one code for one piece of text, with nothing that has to be put together again. Knows the
 * insides of fontkit's subset, which pdfkit pins. Not here: which glyphs make a sign (letters.ts).
 */
import type { FontFile } from './coverage.ts';
import type { Part } from './letters.ts';
import type { RawSubset } from './pdfkit.ts';
import { glyphBox, type GlyphBox } from './shaper.ts';

type Stacked = { readonly parts: readonly Part[]; readonly advance: number; readonly box: GlyphBox };

/** What each subset makes itself, by the number it has among the glyphs. */
const stacked = new WeakMap<RawSubset, Map<number, Stacked>>();

/** Whether it is just a glyph of the font. */
const isPlain = ([first, ...more]: readonly Part[]): boolean =>
  more.length === 0 && first?.x === 0 && first.y === 0;

/** Gives a sign a number in the subset; a new one each time. */
export const embedSign = (
  file: FontFile,
  subset: RawSubset,
  parts: readonly Part[],
  advance: number,
): number => {
  const number = subset.glyphs.push(parts[0]?.id ?? 0) - 1;
  if (isPlain(parts)) return number;
  let own = stacked.get(subset);
  if (!own) stacked.set(subset, (own = withStacked(subset)));
  own.set(number, { parts, advance, box: boxOf(file, parts) });
  return number;
};

/** From now on the subset writes the glyphs in the map as composites. */
const withStacked = (subset: RawSubset): Map<number, Stacked> => {
  const own = new Map<number, Stacked>();
  const addPlain = subset._addGlyph.bind(subset);
  subset._addGlyph = (id) => {
    const sign = own.get(subset.glyf.length);
    return sign ? addStacked(subset, sign) : addPlain(id);
  };
  return own;
};

const boxOf = (file: FontFile, parts: readonly Part[]): GlyphBox => {
  const boxes = parts.flatMap(({ id, x, y }) => {
    const { left, bottom, right, top } = glyphBox(file, id);
    // A space has no outline, and no place.
    return left === right ? [] : [{ left: left + x, bottom: bottom + y, right: right + x, top: top + y }];
  });
  const [first, ...more] = boxes;
  if (!first) return { left: 0, bottom: 0, right: 0, top: 0 };
  return more.reduce(
    (all, box) => ({
      left: Math.min(all.left, box.left),
      bottom: Math.min(all.bottom, box.bottom),
      right: Math.max(all.right, box.right),
      top: Math.max(all.top, box.top),
    }),
    first,
  );
};

// Flags of a component (OpenType, table glyf).
const argumentsAreWords = 0x0001;
const argumentsAreOffsets = 0x0002;
const moreComponents = 0x0020;

const addStacked = (subset: RawSubset, sign: Stacked): number => {
  const outline = sign.parts.length === 0 ? Buffer.alloc(0) : composite(subset, sign);
  subset.glyf.push(outline);
  subset.loca.offsets.push(subset.offset);
  subset.hmtx.metrics.push({ advance: sign.advance, bearing: sign.box.left });
  subset.offset += outline.length;
  return subset.glyf.length - 1;
};

const composite = (subset: RawSubset, { parts, box }: Stacked): Buffer => {
  const outline = Buffer.alloc(10 + parts.length * 8);
  [-1, box.left, box.bottom, box.right, box.top].forEach((value, index) =>
    outline.writeInt16BE(value, index * 2),
  );
  parts.forEach(({ id, x, y }, index) => {
    const at = 10 + index * 8;
    const goesOn = index < parts.length - 1 ? moreComponents : 0;
    outline.writeUInt16BE(argumentsAreWords | argumentsAreOffsets | goesOn, at);
    outline.writeUInt16BE(subset.includeGlyph(id), at + 2);
    outline.writeInt16BE(x, at + 4);
    outline.writeInt16BE(y, at + 6);
  });
  return outline;
};
