/**
 * Builds the program into out/, and knows whether that is needed. What is built, and how, is
 * electron.vite.config.ts's matter.
 *
 * Usage: npm run build [-- --if-changed]
 */
import { buildAlways, buildIfChanged } from './build-stamp.ts';

const built = process.argv.includes('--if-changed') ? await buildIfChanged() : await buildAlways();
if (built.output !== '') console.log(built.output.trimEnd());
process.exitCode = built.code;
