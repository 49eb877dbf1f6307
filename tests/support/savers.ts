/** Everything that writes a file where a person chose, each ready to be tried at any path. Built on commands.ts. */
import { basename, join } from 'node:path';
import type { Reply } from '#domain/refusal.ts';
import { validUses, type CommandName } from './commands.ts';
import { openRaw } from './raw.ts';
import { enrol, type SeededRegister } from './story.ts';

const names = [
  'certificate.save',
  'document.save',
  'participant.extract',
  'module.export',
  'check.exportPage',
  'check.exportList',
  'attachment.save',
  'archive.export',
] satisfies readonly CommandName[];

export type Saving = {
  readonly name: (typeof names)[number];
  /** The path to give for a save in a folder; the archive makes a folder of its own in it. */
  readonly pathIn: (folder: string) => string;
  readonly save: (path: string) => Promise<Reply<unknown>>;
  /** How many the log has. */
  readonly rows: () => Promise<number>;
};

export const saving = async (
  register: SeededRegister,
  wanted: readonly Saving['name'][] = names,
): Promise<readonly Saving[]> => {
  const raw = await openRaw(register);
  const all: Saving[] = [];
  for (const name of wanted) {
    // Each for a participant of its own, so that none stands in another's way.
    const {
      by,
      input,
      path = '',
    } = await validUses[name]({
      ...register,
      participantId: await enrol(register),
    });
    all.push({
      name,
      pathIn: (folder) => (name === 'archive.export' ? folder : join(folder, basename(path))),
      save: (at) => register.as[by].callUnknown(name, input, { path: at }),
      rows: () => Promise.resolve(raw.rows('SELECT 1 FROM audit').length),
    });
  }
  return all;
};
