/**
 * What a commit message must be: a subject of at most 72 letters, an empty line, and a body that says why. Plain
 * JavaScript, because it runs under whatever Node a commit is made with. Not here: being called by git (.githooks/).
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const longest = 72;

/** What git writes by itself, or means to melt into another commit: its words are not the author's. */
const ofGit =
  /^(?:Merge (?:branch|tag|commit|remote-tracking branch|pull request)|Revert "|fixup! |squash! |amend! )/;
const trailer = /^[A-Za-z-]+(?:-by|-with|s): \S/;
const scissors = /^# -+ >8 -+/;

/** The lines that will be kept: without git's comments, and without the diff that `commit --verbose` hangs on. */
function keptLines(message) {
  const lines = message.replaceAll('\r\n', '\n').split('\n');
  const cut = lines.findIndex((line) => scissors.test(line));
  const kept = (cut < 0 ? lines : lines.slice(0, cut)).filter((line) => !line.startsWith('#'));
  const first = kept.findIndex((line) => line.trim() !== '');
  return first < 0 ? [] : kept.slice(first);
}

/** What is wrong with `message`, in the order to mend it; nothing where it may stand. */
export function messageFaults(message) {
  const [subject, second, ...rest] = keptLines(message);
  if (subject === undefined) return ['The message is empty.'];
  if (ofGit.test(subject)) return [];
  const faults = [];
  const length = [...subject].length;
  if (length > longest) faults.push(`The subject has ${String(length)} letters; at most ${String(longest)}.`);
  if (/^[a-z]+(?:\([^)]*\))?!?: /.test(subject))
    faults.push('The subject begins with what is done, without a prefix.');
  if (subject.endsWith('.')) faults.push('The subject ends without a full stop.');
  if (second !== undefined && second.trim() !== '') faults.push('The line after the subject is empty.');
  const body = [second ?? '', ...rest].filter((line) => line.trim() !== '' && !trailer.test(line));
  if (body.length === 0) faults.push('The body says why: after an empty line, in whole sentences.');
  return faults;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const faults = messageFaults(readFileSync(process.argv[2], 'utf8'));
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
