/** `demo`: plays the whole main job without a window. */
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { playDemo } from '../demo/demo.ts';
import { resources, type Command } from './command.ts';

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
  for (const file of files) {
    say(`PDF            ${relative(process.cwd(), resolve(folder, file.name))}  (${file.what})`);
    for (const problem of file.problems) say(`               ${problem}`);
  }
  say(
    `${summary.isWell ? 'All is well' : 'NOT ALL IS WELL'} after ${seconds.toFixed(1)} s. Everything lies in ${folder}`,
  );
  return { isWell: summary.isWell, report: { ...summary, folder, seconds: Number(seconds.toFixed(2)) } };
};
