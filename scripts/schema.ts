/**
 * npm run schema: writes docs/schema.sql. npm run schema -- --release 0.3.0 also freezes the migrations that this version
 * brings: from then on a test holds their hashes, and a change to the register is a new file.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  readReleased,
  releasedFile,
  schemaFile,
  schemaText,
  versionsTold,
  withRelease,
} from './schema-text.ts';

const { release } = parseArgs({ options: { release: { type: 'string' } } }).values;

writeFileSync(schemaFile, await schemaText());
if (release !== undefined) {
  const released = readReleased();
  if (Object.hasOwn(released, release)) throw new Error(`${release} is released: its migrations are frozen.`);
  if (versionsTold().at(-1) !== release)
    throw new Error(
      `CHANGELOG.md does not begin with ${release}: give it the heading "## ${release}" first.`,
    );
  writeFileSync(releasedFile, `${JSON.stringify(withRelease(released, release), null, 2)}\n`);
}
