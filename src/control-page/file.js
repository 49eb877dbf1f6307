// A certificate's PDF, read without a library: the text of its code out of what is attached, and the seal of the whole
// file (src/domain/file-seal.ts and src/engine/vault/file-seal.ts; the tests hold the two together). Not here: what is
// answered (answer.js). Pages are not read: that they are as issued follows from the file's seal alone.
import { fromDigits } from './bytes.js';
import { openSigned } from './check.js';

/** Bytes as letters one by one. @param {Uint8Array} bytes */
const asLetters = (bytes) => {
  let letters = '';
  for (let at = 0; at < bytes.length; at += 8192)
    letters += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return letters;
};

const largest = 4_000_000;

/**
 * What was packed, as far as it can be unpacked: line ends may stand after it.
 * @param {Uint8Array<ArrayBuffer>} packed @returns {Promise<string>}
 */
async function unpacked(packed) {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += decoder.decode(part.value, { stream: true });
      if (text.length > largest) break;
    }
  } catch {
    // Something stands after it: what came before is whole.
  }
  await reader.cancel().catch(() => undefined);
  return text;
}

/** The code's text in an attached credential. @param {string} json @returns {string | undefined} */
function sealIn(json) {
  try {
    const token = /^data:application\/vc\+jwt,[^.]*\.([^.]+)\./.exec(JSON.parse(json).id)?.[1] ?? '';
    const letters = atob(token.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const { seal } = JSON.parse(new TextDecoder().decode(bytes));
    return typeof seal === 'string' ? seal : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {Uint8Array<ArrayBuffer>} file
 * @returns {Promise<{ kind: 'sealed', seal: string } | { kind: 'fileWithout' | 'notPdf' | 'cannotRead' }>}
 */
export async function readPdf(file) {
  const letters = asLetters(file);
  if (!letters.slice(0, 1024).includes('%PDF-')) return { kind: 'notPdf' };
  // Browsers from before 2023 cannot unpack.
  if (!('DecompressionStream' in globalThis)) return { kind: 'cannotRead' };
  for (const { index } of letters.matchAll(/\/EmbeddedFile\b/g)) {
    const start = /stream\r?\n/g;
    start.lastIndex = index;
    const found = start.exec(letters);
    const end = found ? letters.indexOf('endstream', start.lastIndex) : -1;
    // A name alone, and no file: its own words would have ended before.
    if (!found || end < 0 || letters.slice(index, found.index).includes('endobj')) continue;
    const inside = file.slice(start.lastIndex, end);
    const seal = sealIn(inside[0] === 0x78 ? await unpacked(inside) : new TextDecoder().decode(inside));
    if (seal !== undefined) return { kind: 'sealed', seal };
  }
  return { kind: 'fileWithout' };
}

const room = 256;

/** @param {Uint8Array<ArrayBuffer>} file @param {readonly (readonly [number, number])[]} places */
async function digest(file, places) {
  const emptied = Uint8Array.from(file);
  for (const [from, to] of places) emptied.fill(48, from, to);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', emptied));
}

/**
 * Is the file byte for byte as it was issued? `none` where there is no place for a seal; `unknown` where the browser
 * cannot tell, because it has no digest for pages that come from nowhere.
 * @param {Uint8Array<ArrayBuffer>} file
 * @param {readonly import('./check.js').Key[]} keys
 * @param {string} digits of the code
 * @param {string} number that the code states
 * @returns {Promise<'asIssued' | 'none' | 'wrong' | 'unknown'>}
 */
export async function readFileSeal(file, keys, digits, number) {
  const letters = asLetters(file);
  const places = [...letters.matchAll(/\/Private <([0-9a-f]{512})>/g)];
  if (places.length !== 1) return 'none';
  const [[whole, hex]] = places;
  const from = places[0].index + whole.length - 1 - 2 * room;
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const length = bytes[0] * 256 + bytes[1];
  // After the seal stand noughts and nothing else.
  if (length > room - 2 || bytes.subarray(2 + length).some((byte) => byte > 0)) return 'wrong';
  const statement = bytes.slice(2, 2 + length);
  const opened = await openSigned(statement, keys);
  const head = fromDigits(digits)?.slice(0, 17).join();
  if (!('payload' in opened) || opened.payload.get(1) !== number || head !== statement.slice(0, 17).join())
    return 'wrong';
  if (!globalThis.crypto?.subtle) return 'unknown';
  const stamp = opened.payload.get(13);
  if (stamp && !/^<[0-9a-f]*>$/.test(letters.slice(stamp[0] - 1, stamp[1] + 1))) return 'wrong';
  const found = await digest(file, [[from, from + 2 * room], ...(stamp ? [stamp] : [])]);
  return found.join() === opened.payload.get(12)?.join() ? 'asIssued' : 'wrong';
}
