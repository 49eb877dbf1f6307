/**
 * `verify`: is this certificate genuine, and does it still count? Needs no register: keys and revocation list come from
 * the issuer's control page, which is what is trusted here. Of a PDF it says also whether the file is as it was issued;
 * only then are its pages what was signed.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { swedishDay, type Instant } from '#domain/dates.ts';
import type { FileStanding } from '#domain/file-seal.ts';
import type { CheckAnswer } from '#domain/seal.ts';
import { standOutside, type OutsideAnswer } from '../application/certificates/outside-check.ts';
import { WrongUse, type Command } from './command.ts';

const words: Readonly<Record<CheckAnswer['kind'], string>> = {
  valid: 'VALID: genuine, and not revoked or replaced as far as the list knows.',
  replaced: 'REPLACED: genuine, but another certificate was issued instead.',
  revoked: 'REVOKED: genuine, but it no longer counts.',
  keyNotInUse: 'NOT VALID: the key was not in use on the day of issue.',
  changed: 'NOT VALID: it was changed, or is not signed by who it says.',
  unknownIssuer: 'UNKNOWN ISSUER: none of the keys on the control page signed it.',
  incomplete: 'NOT COMPLETE: part of the code is missing.',
  notOurs: 'NOT A CERTIFICATE: there is no code or credential of Intyga in it.',
};

/** What a genuine code says nothing of: the pages that somebody sees. */
const fileWords: Readonly<Record<FileStanding, string>> = {
  asIssued: 'The file is byte for byte as it was issued.',
  changed:
    'FILE CHANGED: the code in it is genuine, but the file is not as it was issued, and its pages may say something else than this:',
  unproven:
    'PAGES NOT PROVEN: the code in it is genuine, but it was issued before files were sealed, so nothing tells whether the pages were changed. Compare them with this:',
};
const notReal = 'EXAMPLE OR PRACTICE: it certifies nothing.';
const ofACode = 'What was checked is the code. Compare the paper with this:';

/** First what speaks against it; a file that was touched comes before all, since nobody knows what it shows. */
const saidFirst = ({ answer, file }: OutsideAnswer): readonly string[] => {
  if (file === 'changed' || file === 'unproven')
    return [fileWords[file], ...(answer.kind === 'valid' ? [] : [words[answer.kind]])];
  if (isNotReal(answer)) return [notReal];
  return file === null && answer.kind === 'valid' ? [words.valid, ofACode] : [words[answer.kind]];
};

const isNotReal = (answer: CheckAnswer): boolean =>
  'claims' in answer && (answer.claims.isExample || answer.claims.isPractice);

const readText = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new WrongUse(`${path} cannot be read.`);
  }
};

/** A PDF's bytes by whatever name, or the text itself. */
const readGiven = (given: string): string | Uint8Array => {
  const isNamedSo = /\.pdf$/i.test(given);
  try {
    const bytes = readFileSync(given);
    return isNamedSo || bytes.subarray(0, 1024).includes('%PDF-') ? bytes : bytes.toString('utf8');
  } catch {
    if (!isNamedSo) return given;
    throw new WrongUse(`${given} cannot be read.`);
  }
};

export const verify: Command = async (args, say) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { control: { type: 'string' }, list: { type: 'string' } },
  });
  const [given, ...more] = positionals;
  if (given === undefined || more.length > 0) throw new WrongUse('Name one PDF, or give one text.');
  if (values.control === undefined)
    throw new WrongUse('Name the issuer’s control page: --control <file.html>.');
  const outside = standOutside(
    readText(values.control),
    values.list === undefined ? undefined : readText(values.list),
  );
  if (outside === 'noPage') throw new WrongUse(`${values.control} is not a control page.`);
  if (outside === 'foreignList') throw new WrongUse('The revocation list is not signed by this issuer.');
  const { page, list } = outside;
  const checked = await outside.check(readGiven(given));
  const { answer, file } = checked;
  const [first = '', ...others] = saidFirst(checked);
  say(first);
  for (const other of others) say(`  ${other}`);
  if ('claims' in answer) {
    const { claims } = answer;
    say(
      `  ${claims.title} ${claims.number}, issued on ${claims.issuedOn} by ${claims.issuer || page.issuer}`,
    );
    say(`  ${claims.holder}${claims.birth === null ? '' : `, born ${claims.birth}`}`);
    for (const { code, title, level, points } of claims.modules ?? [])
      say(
        `  ${code} ${title ?? ''}, level ${String(level)}${points === null ? '' : `, ${String(points)} points`}`,
      );
    if (isNotReal(answer) && first !== notReal) say(`  ${notReal}`);
    if (file === 'asIssued') say(`  ${fileWords.asIssued}`);
  }
  if (answer.kind === 'replaced') say(`  Replaced on ${answer.on} by ${answer.by}`);
  if (answer.kind === 'revoked') say(`  Revoked on ${answer.on}`);
  if (answer.kind === 'valid')
    say(
      '  Whether it stands in the register only the issuer can tell: whoever has the register can sign such a code.',
    );
  say(`  The revocation list is from ${swedishDay(list.madeAt as Instant)}.`);
  return {
    isWell: answer.kind === 'valid' && !isNotReal(answer) && (file === null || file === 'asIssued'),
    report: {
      answer: answer.kind,
      file,
      isExample: isNotReal(answer),
      listMadeAt: list.madeAt,
      listNumber: list.number,
    },
  };
};
