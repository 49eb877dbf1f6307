/**
 * What a film or a recording holds: sound, picture, and whether all of it is there. A telephone gives its recordings the
 * same container as its films, so only the tracks tell them apart. Source: ISO/IEC 14496-12; Matroska's codec names.
 */

export type Tracks = {
  readonly hasPicture: boolean;
  readonly hasSound: boolean;
  /** Sound in AMR, as phones recorded speech before AAC. */
  readonly isAmr: boolean;
};

type Box = { readonly kind: string; readonly content: Buffer };

/** The boxes one after another; undefined where one says that it is longer than what is left. */
const boxesOf = (bytes: Buffer): readonly Box[] | undefined => {
  const boxes: Box[] = [];
  let at = 0;
  while (at + 8 <= bytes.length) {
    const short = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    // What follows the last box, such as a few zeros, is no box.
    if (!/^[ -~\xa9]{4}$/.test(kind)) break;
    const isLong = short === 1;
    if (isLong && at + 16 > bytes.length) return undefined;
    const size = short === 0 ? bytes.length - at : isLong ? Number(bytes.readBigUInt64BE(at + 8)) : short;
    const head = isLong ? 16 : 8;
    if (size < head || at + size > bytes.length) return undefined;
    boxes.push({ kind, content: bytes.subarray(at + head, at + size) });
    at += size;
  }
  return boxes;
};

const inside = (bytes: Buffer, ...path: readonly string[]): readonly Buffer[] =>
  path.reduce<readonly Buffer[]>(
    (found, kind) =>
      found.flatMap((one) =>
        (boxesOf(one) ?? []).filter((box) => box.kind === kind).map(({ content }) => content),
      ),
    [bytes],
  );

const text = (bytes: Buffer | undefined, from: number): string =>
  bytes?.toString('latin1', from, from + 4) ?? '';

/** Of MP4, QuickTime and 3GP; undefined when the file ends too early, or says of nothing what it holds. */
export const tracksOfMovie = (bytes: Uint8Array): Tracks | undefined => {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const boxes = boxesOf(whole);
  if (!boxes?.some(({ kind }) => kind === 'mdat')) return undefined;
  const media = inside(whole, 'moov', 'trak', 'mdia');
  const kinds = media.map((one) => ({
    handler: text(inside(one, 'hdlr')[0], 8),
    codec: text(inside(one, 'minf', 'stbl', 'stsd')[0], 12),
  }));
  const sound = kinds.filter(({ handler }) => handler === 'soun');
  const hasPicture = kinds.some(({ handler }) => handler === 'vide');
  if (!hasPicture && sound.length === 0) return undefined;
  return {
    hasPicture,
    hasSound: sound.length > 0,
    isAmr: sound.some(({ codec }) => codec === 'samr' || codec === 'sawb'),
  };
};

/** Of WebM and Matroska: the names of codecs stand among the tracks, at the beginning. */
export const hasPictureInMatroska = (bytes: Uint8Array): boolean =>
  /V_(VP8|VP9|AV1|MPEG|THEORA|MS\/|QUICKTIME)/.test(
    Buffer.from(bytes.subarray(0, 65_536)).toString('latin1'),
  );
