/** Run as a process of its own, by certificate.test.ts and tests/e2e/same-bytes.spec.ts: prints the digests as JSON. */
import { digests } from './digests.ts';

process.stdout.write(JSON.stringify({ runtime: process.versions, digests: await digests() }));
