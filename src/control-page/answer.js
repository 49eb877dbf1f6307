// What the page answers to whatever it is given: the text of a code, a PDF, a number, a check code. Not here: seals
// (check.js), files (file.js), what was typed (typed.js), and how an answer is shown (page.js).
import { check, digitsIn } from './check.js';
import { readFileSeal, readPdf } from './file.js';
import { readAsked } from './typed.js';

/**
 * @typedef {{ keys: readonly import('./check.js').Key[], list: import('./check.js').List | undefined,
 *   prefixes: readonly string[] }} Known
 */

/** What was typed and is no code: the paper's number and check code are known, and what they are for. */
const answerTyped = (/** @type {string} */ text, /** @type {Known} */ { list, prefixes }) => {
  const asked = readAsked(text, prefixes);
  if (asked.kind === 'other') return { kind: 'notOurs' };
  if (asked.kind !== 'number') return asked;
  const { number, isOwn } = asked;
  const listed = list?.rows.get(number);
  // The list is signed: what it says holds, whatever paper the number was read from.
  if (listed)
    return { ...listed, number, kind: listed.kind === 'replaced' ? 'numberReplaced' : 'numberRevoked' };
  return { kind: isOwn === false ? 'foreignNumber' : 'number', number, prefixes: prefixes.join(', ') };
};

/** @param {string} text @param {Known} known @returns {Promise<any>} */
async function answerText(text, known) {
  const answer = await check(text, known.keys, known.list);
  return answer.kind === 'notOurs' ? answerTyped(text, known) : answer;
}

/** @param {Uint8Array<ArrayBuffer>} file @param {Known} known @returns {Promise<any>} */
async function answerFile(file, known) {
  const read = await readPdf(file);
  if (!('seal' in read)) return read;
  const { seal } = read;
  const answer = /** @type {any} */ (await check(seal, known.keys, known.list));
  // Where the code itself cannot be trusted, nothing in the file is genuine either.
  if (!answer.facts || answer.kind === 'keyNotInUse') return answer;
  const { number, isFileSealed } = answer.facts;
  const found = await readFileSeal(file, known.keys, digitsIn(seal), number);
  const standing = found === 'none' && !isFileSealed ? 'unknown' : found === 'none' ? 'wrong' : found;
  if (standing === 'asIssued') return { ...answer, file: 'asIssued' };
  return { ...answer, kind: standing === 'wrong' ? 'fileChanged' : 'fileUnproven', standing: answer.kind };
}

/**
 * @param {string | Uint8Array<ArrayBuffer>} given
 * @param {Known} known
 * @returns {Promise<any>}
 */
export const answerGiven = (given, known) =>
  typeof given === 'string' ? answerText(given, known) : answerFile(given, known);
