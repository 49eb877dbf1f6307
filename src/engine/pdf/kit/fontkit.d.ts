// The part of fontkit that we use; the package ships no types of its own.
declare module 'fontkit' {
  export type Glyph = {
    readonly id: number;
    readonly codePoints: readonly number[];
    readonly advanceWidth: number;
    /** Reads the outline; anew each time it is asked. */
    _decode?(): unknown;
  };
  export type Font = {
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    readonly capHeight: number;
    readonly xHeight: number;
    readonly maxp: { maxComponentElements: number; maxComponentDepth: number };
    getGlyph(id: number, codePoints?: readonly number[]): Glyph | null;
  };
  export function create(bytes: Uint8Array): Font;
}
