// Others are answered while somebody's long command goes on, readers and writers: by what the engine's own thread does
// between a call and its answer. Measured in time, in the program as it runs, by npm run bench.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import type { CertificateId } from '#domain/ids.ts';
import type { Reply } from '#domain/refusal.ts';
import { forked, readingProcess } from '../../../src/engine/reading-process.ts';
import { temporaryFolder, testEngine, valueOf } from '../../support/engine.ts';
import { enrol, issuedCertificate, seededRegister, type SeededRegister } from '../../support/story.ts';

const reader = fileURLToPath(new URL('../../../src/engine/reader.ts', import.meta.url));
const day = '2026-03-02' as PlainDate;

/** What is long for how much of it there is. */
const long: Readonly<
  Record<
    string,
    (register: SeededRegister, certificates: readonly CertificateId[]) => Promise<Reply<unknown>>
  >
> = {
  'archive.export': ({ as }) =>
    as.samira.call(
      'archive.export',
      { from: day, to: day, withProtected: true },
      { path: temporaryFolder() },
    ),
  'certificate.print': ({ as }, ids) => as.maria.call('certificate.print', { ids: [...ids] }),
  'participant.extract': ({ as, participantId }) =>
    as.samira.call(
      'participant.extract',
      { id: participantId, suggestedName: 'utdrag.zip' },
      { path: join(temporaryFolder(), 'utdrag.zip') },
    ),
};

test.each(Object.entries(long))(
  'others are answered while %s goes on',
  { timeout: 60_000 },
  async (_name, begin) => {
    const register = await seededRegister(
      testEngine(undefined, undefined, { readOutside: readingProcess(forked(reader)) }),
    );
    const certificates = [(await issuedCertificate(register)).id];
    for (let count = 0; count < 7; count += 1) {
      const participantId = await enrol(register, {
        givenName: 'Bo',
        familyName: `Ek ${'abcdefgh'.charAt(count)}`,
      });
      certificates.push((await issuedCertificate(register, { participantId })).id);
    }
    valueOf(await begin(register, certificates)); // what is loaded once is no part of it
    const state = { isOver: false };
    const goesOn = (): boolean => !state.isOver;
    const longCommand = begin(register, certificates).finally(() => {
      state.isOver = true;
    });
    const waits: number[] = [];
    while (goesOn()) {
      const begun = process.threadCpuUsage();
      valueOf(await register.as.petra.call('workshop.list', {}));
      valueOf(await register.as.petra.call('draft.keep', { key: 'note', body: String(waits.length) }));
      const { user, system } = process.threadCpuUsage(begun);
      if (goesOn()) waits.push((user + system) / 1000);
      await new Promise(setImmediate);
    }
    valueOf(await longCommand);
    expect(waits.length).toBeGreaterThan(0);
    expect(Math.max(...waits)).toBeLessThan(100);
  },
);
