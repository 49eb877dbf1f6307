/** `check-pdf`: checks PDF files of ours against PDF/A-3a and PDF/UA-1, as far as a machine can. */
import { readFileSync } from 'node:fs';
import { checkPdf as check } from '../pdf/index.ts';
import { WrongUse, type Command } from './command.ts';

const readOrExplain = (path: string): Uint8Array => {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new WrongUse(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
};

export const checkPdf: Command = async (args, say) => {
  const stray = args.find((arg) => arg.startsWith('--'));
  if (args.length === 0 || stray !== undefined)
    throw new WrongUse(stray === undefined ? 'Name at least one PDF file.' : `Unknown option ${stray}`);
  const files = [];
  for (const path of args) {
    const { problems } = await check(readOrExplain(path));
    say(`${path}: ${problems.length === 0 ? 'no problems found' : `${String(problems.length)} problems`}`);
    for (const { rule, message, where } of problems)
      say(`  ${rule}  ${message}${where === undefined ? '' : ` (${where})`}`);
    files.push({ path, problems });
  }
  return { isWell: files.every(({ problems }) => problems.length === 0), report: { files } };
};
