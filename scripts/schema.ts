// node scripts/go.mjs scripts/schema.ts: writes docs/schema.sql. With --release it also freezes all migrations: from
// then on a test holds their hashes, and a change to the register is a new file.
import { writeFileSync } from 'node:fs';
import { migrationHashes, releasedFile, schemaFile, schemaText } from './schema-text.ts';

writeFileSync(schemaFile, await schemaText());
if (process.argv.includes('--release'))
  writeFileSync(releasedFile, `${JSON.stringify(migrationHashes(), null, 2)}\n`);
