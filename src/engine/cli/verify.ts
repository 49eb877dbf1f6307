/**
 * `verify`: is this certificate genuine, and does it still count? Needs no register: keys and revocation list come from
 * the issuer's control page, which is what is trusted here.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { CheckAnswer } from '#domain/seal.ts';
import { standOutside } from '../application/outside-check.ts';
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

const readText = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new WrongUse(`${path} cannot be read.`);
  }
};

/** A PDF's bytes, or the text itself. */
const readGiven = (given: string): string | Uint8Array => {
  if (!/\.pdf$/i.test(given)) return given;
  try {
    return readFileSync(given);
  } catch {
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
  const answer = await outside.check(readGiven(given));
  say(words[answer.kind]);
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
    if (claims.isExample || claims.isPractice) say('  EXAMPLE OR PRACTICE: it certifies nothing.');
  }
  if (answer.kind === 'replaced') say(`  Replaced on ${answer.on} by ${answer.by}`);
  if (answer.kind === 'revoked') say(`  Revoked on ${answer.on}`);
  say(`  The revocation list is from ${list.madeAt.slice(0, 10)}.`);
  return { isWell: answer.kind === 'valid', report: { answer: answer.kind, listMadeAt: list.madeAt } };
};
