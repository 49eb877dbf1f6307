/** Questions at a terminal; without a terminal there is nobody to ask, and that is said. */
import { Writable } from 'node:stream';
import { createInterface } from 'node:readline/promises';
import { WrongUse } from './command.ts';

const nobody = (): never => {
  throw new WrongUse('Nobody is at the terminal. Set INTYGA_SIGN_IN and INTYGA_PASSPHRASE.');
};

export const ask = async (question: string): Promise<string> => {
  if (!process.stdin.isTTY) nobody();
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
};

/** The same, but what is typed is not shown. */
export const askHidden = async (question: string): Promise<string> => {
  if (!process.stdin.isTTY) nobody();
  process.stderr.write(question);
  const silent = new Writable({
    write: (_chunk, _encoding, written) => {
      written();
    },
  });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
};
