/** `demo`: plays the whole main job without a window. */
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { playDemo } from '../demo/demo.ts';
import { controlPageName, type DemoFile } from '../demo/files.ts';
import { resources, type Command } from './command.ts';

/** What the two checks said of a file. */
const checkWords = ({ problems, answer }: DemoFile): string => {
  const form = problems.length === 0 ? 'check-pdf clean' : `CHECK-PDF FOUND ${String(problems.length)}`;
  if (answer === null) return form;
  const { found, expected } = answer;
  return `${form}, the control page answers ${found}${found === expected ? '' : ` AND SHOULD ANSWER ${expected}`}`;
};

export const demo: Command = async (args, say) => {
  const { values } = parseArgs({
    args: [...args],
    options: { out: { type: 'string', default: 'out/demo' } },
  });
  const folder = resolve(values.out);
  const began = performance.now();
  const summary = await playDemo({
    folder,
    resources,
    tell: ({ on, text }) => {
      say(`${on}  ${text}`);
    },
  });
  const seconds = (performance.now() - began) / 1000;
  const { participants, validations, certificates, files, log } = summary;
  const path = (name: string): string => relative(process.cwd(), resolve(folder, name));
  say('');
  say(`Participants   ${String(participants)}`);
  say(
    `Validations    ${Object.entries(validations)
      .map(([state, number]) => `${state} ${String(number)}`)
      .join(', ')}`,
  );
  say(`Certificates   ${certificates.join(', ')}`);
  say(
    `Audit log      ${String(log.rows)} rows, ${log.faults.length === 0 ? 'the chain is whole' : 'THE CHAIN IS BROKEN'}`,
  );
  say(`Control page   ${path(controlPageName)}`);
  for (const file of files) {
    say(`PDF            ${path(file.name)}  (${file.what})`);
    say(`               ${checkWords(file)}`);
    for (const problem of file.problems) say(`               ${problem}`);
  }
  say(
    `${summary.isWell ? 'All is well' : 'NOT ALL IS WELL'} after ${seconds.toFixed(1)} s. Everything lies in ${folder}`,
  );
  return { isWell: summary.isWell, report: { ...summary, folder, seconds: Number(seconds.toFixed(2)) } };
};
