/**
 * `verify`: is this certificate genuine, and does it still count? Needs no register: keys and revocation list come from
 * the issuer's control page, which is what is trusted here.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { CheckAnswer, SealStanding } from '#domain/seal.ts';
import { attachedFile } from '../pdf/attached.ts';
import { readControlPage } from '../vault/control-page.ts';
import { credentialFileName, readCredential } from '../vault/credential.ts';
import { checkSeal, readRevocationList } from '../vault/seal.ts';
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

/** The seal in a PDF, or the text itself; an answer when there is none. */
const sealIn = async (given: string): Promise<string | CheckAnswer> => {
  if (!/\.pdf$/i.test(given)) return given;
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(given);
  } catch {
    throw new WrongUse(`${given} cannot be read.`);
  }
  const attached = await attachedFile(bytes, credentialFileName);
  const credential = attached && (await readCredential(attached));
  return credential?.kind === 'read' ? credential.seal : { kind: credential?.kind ?? 'notOurs' };
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
  const page = readControlPage(readText(values.control));
  if (!page) throw new WrongUse(`${values.control} is not a control page.`);
  const list = readRevocationList(values.list === undefined ? page.list : readText(values.list), page.keys);
  if (!list) throw new WrongUse('The revocation list is not signed by this issuer.');

  const standingOf = (number: string): SealStanding =>
    list.rows.find((row) => row.number === number) ?? { kind: 'valid' };
  const seal = await sealIn(given);
  const answer = typeof seal === 'string' ? await checkSeal(seal, page.keys, standingOf) : seal;
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
