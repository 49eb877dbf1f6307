/**
 * `verify-log`: is the log of a register whole, and do record and signatures agree with it? Asks for sign-in name and passphrase, because the register is
 * encrypted; INTYGA_SIGN_IN and INTYGA_PASSPHRASE answer where nobody sits at a terminal.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Instant } from '#domain/dates.ts';
import type { AnyFault } from '#domain/record-fault.ts';
import type { Refusal } from '#domain/refusal.ts';
import { checkLog } from '../application/register/log-check.ts';
import { openRegister } from '../application/register/open-register.ts';
import { practicePassphrase } from '../application/register/session.ts';
import { practicePeople } from '../demo/people.ts';
import { defaultCost } from '../vault/keyring.ts';
import { WrongUse, type Command } from './command.ts';
import { ask, askHidden } from './prompt.ts';

const faultWords: Readonly<Record<AnyFault['fault'], string>> = {
  gap: 'a row is missing before it, or one was put in',
  brokenLink: 'it does not follow from the row before it',
  changed: 'its content was changed after it was written',
  sealGone: 'a seal on the log is missing after it',
  sealNotGenuine: 'the seal on it was not made with this register’s key',
  sealedOtherwise: 'it is not the row that was sealed',
  cutOff: 'the log ends before it, though a seal or a signature says it was there',
  signatureGone: 'the signature that belongs to it is missing',
  signatureNotGenuine: 'the signature that belongs to it was not made with that person’s key',
  signedOtherwise: 'it does not follow from the row that the signature names',
  notInLog: 'the record holds what the log does not tell of',
  byAnother: 'the record names another person than the log',
  saidOtherwise: 'the record says something else than the log',
  gone: 'the log tells of what is not in the record',
  notFromEvents: 'what stands now does not follow from what happened',
  signedByAnother: 'it was signed by another person than the log names',
  signedOtherThing: 'what was signed is not what the log tells of',
  changedSinceSigned: 'what was signed was changed afterwards',
};

/** Why a register could not be looked at, in words. */
const refusalWords = (refusal: Refusal): string => {
  switch (refusal.kind) {
    case 'wrongPassphrase':
      return 'Sign-in name or passphrase is wrong.';
    case 'keyNotKnown':
      return 'The passphrase fits a key that the register does not know as theirs.';
    case 'registerMissing':
      return `There is no register in ${refusal.folder}.`;
    case 'registerInUse':
      return `The register is open: ${refusal.by} at ${refusal.computer} since ${refusal.since}. Close Intyga and try again.`;
    case 'registerDamaged':
      return `${refusal.file} is damaged or not a register. Nothing was changed.`;
    case 'registerNewer':
      return `The register was made by a newer Intyga (version ${String(refusal.found)} of the record; this one knows ${String(refusal.known)}).`;
    case 'folderNotWritable':
      return `${refusal.folder} cannot be written to, which opening a register needs.`;
    default:
      return `The register could not be opened: ${refusal.kind}.`;
  }
};

const credentials = async (isPractice: boolean) => {
  const [first] = practicePeople;
  if (isPractice && first) return { signInName: first.signInName, passphrase: practicePassphrase };
  return {
    signInName: process.env['INTYGA_SIGN_IN'] ?? (await ask('Sign-in name: ')),
    passphrase: process.env['INTYGA_PASSPHRASE'] ?? (await askHidden('Passphrase: ')),
  };
};

export const verifyLog: Command = async (args, say) => {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, practice: { type: 'boolean', default: false } },
  });
  const data = values.data ?? process.env['INTYGA_DATA'];
  if (data === undefined) throw new WrongUse('Name the data folder: --data <folder>, or INTYGA_DATA.');
  const folder = resolve(data);
  const register = openRegister({
    folder,
    isPractice: false,
    cost: defaultCost,
    practicePeople,
    makePractice: () => Promise.reject(new Error('Looking at a log makes nothing')),
  });
  const looked = values.practice ? register.practiceFolder : folder;
  const checked = await checkLog(register, {
    folder: looked,
    ...(await credentials(values.practice)),
    since: new Date().toISOString() as Instant,
  });
  if (!checked.ok) {
    say(refusalWords(checked.refusal));
    return { isWell: false, report: { folder: looked, refusal: checked.refusal.kind } };
  }
  const { rows, from, to, seals, signatures, faults, firstInWords } = checked.value;
  const [first] = faults;
  say(`${String(rows)} rows in ${looked}${from === null || to === null ? '' : `, from ${from} to ${to}`}`);
  say(
    first === undefined
      ? `The chain is whole: no row was changed, removed or put in. ${String(seals)} seals and ${String(signatures)} signatures fit, and the record says what the log says.`
      : `THE CHAIN IS BROKEN in ${String(faults.length)} places. First at row ${String(first.position)}: ${faultWords[first.fault]}.`,
  );
  if (firstInWords !== null) say(firstInWords);
  return {
    isWell: first === undefined,
    report: {
      folder: looked,
      rows,
      from,
      to,
      seals,
      signatures,
      isWhole: first === undefined,
      faults,
      firstInWords,
    },
  };
};
