/** npm run format: writes every file the way Prettier wants it. Arguments name files or folders to keep to. */
import { show, tool } from './run.ts';

const chosen = process.argv.slice(2);
process.exitCode = await show(process.execPath, [
  tool('prettier'),
  '--write',
  ...(chosen.length > 0 ? chosen : ['.']),
]);
