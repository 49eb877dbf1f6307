/**
 * Bytes as decimal digits: QR codes hold digits densely, links and keyboards carry them anywhere, and they can be
 * read aloud. Seven bytes make seventeen digits. Not here: what the bytes mean (seal-text.ts and engine/vault/seal.ts).
 */

/** Digits that a block of this many bytes takes; the index is the number of bytes. */
const digitsOf = [0, 3, 5, 8, 10, 13, 15, 17] as const;
const wholeBlock = 7;
const wholeDigits = digitsOf[wholeBlock];

/** How many digits this many bytes make. */
export const digitsFor = (bytes: number): number =>
  Math.floor(bytes / wholeBlock) * wholeDigits + (digitsOf[bytes % wholeBlock] ?? 0);

const blockToDigits = (block: Uint8Array): string => {
  const value = block.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return value.toString().padStart(digitsOf[block.length] ?? 0, '0');
};

export const toDigits = (bytes: Uint8Array): string => {
  const blocks: string[] = [];
  for (let start = 0; start < bytes.length; start += wholeBlock)
    blocks.push(blockToDigits(bytes.subarray(start, start + wholeBlock)));
  return blocks.join('');
};

/** The bytes, or undefined when digits are missing, too many, or no bytes could give them. */
export const fromDigits = (digits: string): Uint8Array | undefined => {
  if (!/^\d*$/.test(digits)) return undefined;
  const bytes: number[] = [];
  for (let start = 0; start < digits.length; start += wholeDigits) {
    const block = digits.slice(start, start + wholeDigits);
    const length = (digitsOf as readonly number[]).indexOf(block.length);
    let value = BigInt(block);
    if (length < 0 || value >= 256n ** BigInt(length)) return undefined;
    const read: number[] = [];
    for (let index = 0; index < length; index += 1) {
      read.unshift(Number(value % 256n));
      value /= 256n;
    }
    bytes.push(...read);
  }
  return Uint8Array.from(bytes);
};
