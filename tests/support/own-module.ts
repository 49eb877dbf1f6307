/** A module of the organisation's own in a seeded register, so that its certificates are no examples. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModuleCode } from '../../src/engine/demo/deeds.ts';
import { temporaryFolder } from './engine.ts';
import type { SeededRegister } from './story.ts';

const ownModuleCode = 'KOK-DISK';

/** The same register, in which what is asked of EX-DISK is asked of its twin under the organisation's own code. */
export const withOwnModule = async (register: SeededRegister): Promise<SeededRegister> => {
  const path = join(temporaryFolder(), 'moduler.json');
  const ids = [register.module('EX-DISK').id];
  await register.ask('samira', 'module.export', { ids, suggestedName: 'moduler' }, { path });
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('EX-DISK', ownModuleCode));
  const { imported } = await register.ask('samira', 'module.import', {}, { path });
  const id = imported[0]!.id;
  await register.ask('samira', 'module.publish', { id });
  const own = await register.ask('samira', 'module.get', { id });
  const module = (code: ModuleCode) => (code === 'EX-DISK' ? own : register.module(code));
  return { ...register, module };
};
