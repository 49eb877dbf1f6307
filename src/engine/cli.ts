/**
 * The command line: `npm run intyga -- <command>`. Chooses a command, gives it its arguments, ends with its exit
 * status: 0 all is well, 1 something is not, 2 wrong use. Not here: what the commands do (cli/).
 */
import { checkPdf } from './cli/check-pdf.ts';
import { WrongUse, type Command } from './cli/command.ts';
import { demo } from './cli/demo.ts';
import { verifyLog } from './cli/verify-log.ts';

const commands: Readonly<Record<string, Command>> = {
  demo,
  'verify-log': verifyLog,
  'check-pdf': checkPdf,
};

const help = (): string =>
  [
    'Intyga on the command line: npm run intyga -- <command>',
    '',
    ...Object.entries(commands).flatMap(([name, command]) => [
      `  ${name} ${command.usage}`,
      `             ${command.summary}`,
    ]),
    '  help',
    '',
    'With --json the last line is one JSON object with the figures. Exit status: 0 all is well, 1 something is',
    'not, 2 wrong use.',
  ].join('\n');

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Wrong options come from Node's parser with a code of their own. */
const isWrongUse = (error: unknown): error is Error =>
  error instanceof WrongUse ||
  (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));

const run = async (argv: readonly string[]): Promise<number> => {
  const [name = '', ...rest] = argv;
  if (['help', '--help', '-h'].includes(name)) {
    say(help());
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    process.stderr.write(
      `${name === '' ? 'Name a command.' : `There is no command "${name}".`}\n\n${help()}\n`,
    );
    return 2;
  }
  const isJson = rest.includes('--json');
  try {
    const { isWell, report } = await command.run(
      rest.filter((arg) => arg !== '--json'),
      say,
    );
    if (isJson) say(JSON.stringify({ command: name, isWell, ...report }));
    return isWell ? 0 : 1;
  } catch (error) {
    if (!isWrongUse(error)) throw error;
    process.stderr.write(`${error.message}\n\n  ${name} ${command.usage}\n`);
    return 2;
  }
};

process.exitCode = await run(process.argv.slice(2));
