/**
 * Chooses a command, gives it its arguments, and answers with its exit status: 0 all is well, 1 something is not, 2
 * wrong use. Not here: what the commands do (one file each), and the process (cli.ts).
 */
import { WrongUse, type Command } from './command.ts';

type Entry = {
  /** What stands after the name. */
  readonly usage: string;
  readonly summary: string;
  /** Loaded when it is chosen, so that a wrong word is answered at once. */
  readonly load: () => Promise<Command>;
};

const commands: Readonly<Record<string, Entry>> = {
  demo: {
    usage: '[--out out/demo]',
    summary: 'Plays the main job from enrolment to certificate into a fresh register, and writes its PDFs.',
    load: async () => (await import('./demo.ts')).demo,
  },
  'verify-log': {
    usage: '--data <folder> [--practice]',
    summary:
      'Walks the audit chain of a register and says whether it is whole. INTYGA_DATA, INTYGA_SIGN_IN and\n' +
      '      INTYGA_PASSPHRASE answer where nobody sits at a terminal.',
    load: async () => (await import('./verify-log.ts')).verifyLog,
  },
  verify: {
    usage: '<file.pdf or text of the code> --control <control page.html> [--list <file>]',
    summary: 'Checks a certificate against the keys and the revocation list of an issuer’s control page.',
    load: async () => (await import('./verify.ts')).verify,
  },
  'check-pdf': {
    usage: '<file> [<file> ...]',
    summary: 'Checks PDFs made by Intyga against PDF/A-3a and PDF/UA-1, as far as a machine can.',
    load: async () => (await import('./check-pdf.ts')).checkPdf,
  },
};

const help = (): string =>
  [
    'Intyga on the command line: npm run intyga -- <command>',
    '',
    ...Object.entries(commands).map(([name, { usage, summary }]) => `  ${name} ${usage}\n      ${summary}`),
    '  help',
    '',
    'With --json the last line is one JSON object with the figures. Exit status: 0 all is well, 1 something is',
    'not, 2 wrong use.',
    '',
  ].join('\n');

/** Wrong options come from Node's parser with codes of their own. */
const isWrongUse = (error: unknown): error is Error =>
  error instanceof WrongUse ||
  (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));

export const run = async (
  argv: readonly string[],
  say: (text: string) => void,
  complain: (text: string) => void,
): Promise<number> => {
  const [name = '', ...rest] = argv;
  if (['help', '--help', '-h'].includes(name)) {
    say(help());
    return 0;
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!entry) {
    complain(`${name === '' ? 'Name a command.' : `There is no command "${name}".`}\n\n${help()}`);
    return 2;
  }
  try {
    const command = await entry.load();
    const { isWell, report } = await command(
      rest.filter((arg) => arg !== '--json'),
      say,
    );
    if (rest.includes('--json')) say(JSON.stringify({ command: name, isWell, ...report }));
    return isWell ? 0 : 1;
  } catch (error) {
    if (!isWrongUse(error)) throw error;
    complain(`${error.message}\n\n  ${name} ${entry.usage}`);
    return 2;
  }
};
