/**
 * How long another window's call waits while somebody's long command goes on, in the built engine as the program starts it,
 * beside the same call at rest. Not here: issuing a batch (batch.ts).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { swedishDay, type Instant, type PlainDate } from '#domain/dates.ts';
import { startEngine } from '../engine-process.ts';
import { staffPassphrase } from './approved.ts';
import { figure, type Figure } from './figures.ts';
import { openBatch } from './issue-many.ts';
import { othersDuring } from './others.ts';

const many = 50;
/** Each command so often, the first time uncounted: what is loaded once is no part of it. */
const rounds = 4;
/** Somebody who works quickly in another window. */
const betweenCalls = 10;

/** `folder` holds a register that `makeApproved` made, with as many who wait as are issued here. */
export async function benchLong(folder: string): Promise<readonly Figure[]> {
  const batch = await openBatch(folder, many);
  await batch.issue(many);
  await batch.close();
  const engine = startEngine(folder);
  const place = mkdtempSync(path.join(tmpdir(), 'intyga-bench-'));
  try {
    for (const window of [1, 2])
      await engine.call('session.signIn', { signInName: 'samira', passphrase: staffPassphrase }, { window });
    const { rows } = await engine.ask('certificate.list', {
      search: '',
      year: null,
      after: null,
      limit: many,
    });
    const [first] = rows;
    if (!first) throw new Error('Nothing was issued');
    const today = swedishDay(new Date().toISOString() as Instant);
    const commands = {
      [`archive.export of ${String(many)}`]: () =>
        engine.call(
          'archive.export',
          { from: '2000-01-01' as PlainDate, to: today, withProtected: true },
          { path: place },
        ),
      [`certificate.print of ${String(many)}`]: () =>
        engine.call('certificate.print', { ids: rows.map(({ id }) => id) }),
      'participant.extract': () =>
        engine.call(
          'participant.extract',
          { id: first.participantId, suggestedName: 'utdrag.zip' },
          { path: path.join(place, 'utdrag.zip') },
        ),
    };
    const figures: Figure[] = [];
    for (const [name, make] of Object.entries(commands)) {
      const [times, bare]: [number[], number[]] = [[], []];
      for (let round = 0; round < rounds; round += 1) {
        const atRest = await othersDuring(engine, betweenCalls, () => setTimeout(500));
        const during = await othersDuring(engine, betweenCalls, async () => {
          const reply = await make();
          if (!reply.ok) throw new Error(`${name} was refused: ${reply.refusal.kind}`);
        });
        if (round === 0) continue;
        bare.push(...atRest);
        times.push(...during);
      }
      figures.push(
        figure(`another window’s call during ${name}, against at rest`, {
          times,
          bare,
          target: { words: 'p95 at most 100 ms', holds: ({ p95 }) => p95 <= 100 },
        }),
      );
    }
    return figures;
  } finally {
    await engine.quit();
    rmSync(place, { recursive: true, force: true });
  }
}
