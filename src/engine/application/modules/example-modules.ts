/** The example modules that ship: read from resources/modules/, published as version 1. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setStatus } from '../../store/modules/modules.ts';
import type { WriteStore } from '../../store/base/store.ts';
import type { CommandContext } from '../frame/handler.ts';
import { parseModules } from './module-file.ts';
import { addDraft } from './modules.ts';

type Making = Pick<CommandContext, 'newId' | 'now' | 'resources'> & { readonly store: WriteStore };

/** Codes begin `EX-`: their certificates are watermarked. Throws when a file that ships is damaged. */
export const importExampleModules = async (making: Making): Promise<void> => {
  const folder = join(making.resources, 'modules');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  for (const name of files.sort()) {
    const parsed = parseModules(readFileSync(join(folder, name)));
    if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.refusal)}`);
    /* eslint-disable no-await-in-loop -- once in a register's life */
    for (const content of parsed.value) {
      const id = await addDraft(making, content.code, content, content.outcomes);
      await setStatus(making.store, id, 'published', making.now);
    }
    /* eslint-enable no-await-in-loop */
  }
};
