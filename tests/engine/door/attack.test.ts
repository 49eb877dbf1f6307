// The bridge under attack: the whole contract is called with what no window of ours would send, as every role and as
// nobody. Whatever comes is answered, what is refused changes nothing, and what is done is recorded. A longer run:
// npm run attack.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseInput } from '#contract/call.ts';
import { contract, type CallName } from '#contract/index.ts';
import { chainFaults } from '#domain/audit.ts';
import { staff, type StaffKey } from '../../../src/engine/demo/people.ts';
import { rowToAudit, selectAuditRows } from '../../../src/engine/store/register/audit.ts';
import { sha256 } from '../../../src/engine/sha256.ts';
import { changes, swaps } from '../../support/attack.ts';
import { resources } from '../../support/engine.ts';
import { openRaw, type Raw } from '../../support/raw.ts';
import { subjectOf } from '../../support/queries.ts';
import { enrol, seededRegister, type SeededRegister } from '../../support/story.ts';
import { answered, isCommand, useOf, type AnyUse } from '../../support/uses.ts';

const calls = Number(process.env['INTYGA_ATTACK_CALLS'] ?? 20_000);
const seed = Number(process.env['INTYGA_ATTACK_SEED'] ?? 20261127);

const everybody = Object.keys(staff) as StaffKey[];
const worded = Object.keys(
  JSON.parse(readFileSync(join(resources, 'locales/sv/refusals.json'), 'utf8')) as object,
);

type Use = AnyUse & { readonly by: StaffKey };

/** Each command finds a participant of its own. */
const usesOver = async (register: SeededRegister): Promise<ReadonlyMap<CallName, Use>> => {
  const subject = await subjectOf(register, register.participantId, ['Åsa', 'Öberg']);
  const uses = new Map<CallName, Use>();
  for (const name of answered.toSorted((a, b) => Number(isCommand(b)) - Number(isCommand(a)))) {
    const participantId = isCommand(name) ? await enrol(register) : register.participantId;
    uses.set(name, { by: 'samira', ...(await useOf({ ...register, participantId }, subject, name)) });
  }
  return uses;
};

/** Tables of which a trigger refuses that a row is deleted. */
const addedToOnly = (raw: Raw): readonly string[] =>
  raw
    .rows<{ name: string }>(
      "SELECT DISTINCT tbl_name AS name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%BEFORE DELETE%' AND sql LIKE '%RAISE(ABORT%'",
    )
    .map(({ name }) => name);

const sizes = (raw: Raw, tables: readonly string[]): readonly number[] =>
  tables.map((table) => raw.rows<{ count: number }>(`SELECT count(*) AS count FROM "${table}"`)[0]!.count);

const collectGarbage = (): number => {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
};

test(
  `${String(calls)} hostile calls are answered, change nothing when refused, and are recorded when done`,
  { timeout: Math.max(120_000, calls * 20) },
  async () => {
    const register = await seededRegister();
    const raw = await openRaw(register);
    const ids = () =>
      raw.rows<{ id: string }>('SELECT DISTINCT subject_id AS id FROM audit').map(({ id }) => id);
    const uses = await usesOver(register);
    const nobody = register.engine.connect();
    const callers = [nobody, ...everybody.map((key) => register.as[key])];

    const version = (): unknown => raw.rows('PRAGMA data_version')[0];
    const recorded = (): number =>
      raw.rows<{ last: number }>('SELECT max(position) AS last FROM audit')[0]!.last;
    const kept = addedToOnly(raw);
    expect(kept).toContain('audit');
    const before = sizes(raw, kept);
    const heap = collectGarbage();
    register.log.length = 0;
    const outcomes = new Map<string, number>();

    const attack = async (name: CallName, caller: number, changed: (input: unknown) => unknown) => {
      const use = uses.get(name)!;
      const input = changed(use.input);
      const { kind } = contract[name];
      const isMalformed = !parseInput(contract[name], input).success;
      // What opens and closes registers would end the run when it is well-formed: session.test.ts and others.
      if (!isMalformed && kind === 'opening') return;
      const connection = callers[caller] ?? register.as[use.by];
      const was = { version: version(), recorded: recorded() };
      const reply = await connection.callUnknown(name, input, { path: use.path });
      const outcome = reply.ok ? 'done' : reply.refusal.kind;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (isMalformed) expect(outcome).toBe('invalidInput');
      if (!reply.ok) {
        expect(worded).toContain(outcome);
        expect(outcome, JSON.stringify(register.log.at(-1))).not.toBe('fault');
      }
      if (isMalformed) expect(JSON.stringify(reply).length).toBeLessThan(25_000);
      if (kind === 'command') expect(recorded() - was.recorded).toBe(reply.ok ? 1 : 0);
      // Where a call before has chosen so, an opening is logged.
      const mayBeLogged = reply.ok && 'opens' in contract[name];
      if ((kind === 'query' && !mayBeLogged) || !reply.ok) expect(version()).toEqual(was.version);
      if (connection === nobody && contract[name].roles !== 'anyone') expect(reply.ok).toBe(false);
      register.log.length = 0;
    };
    const run = (changed: typeof changes, numRuns: number) =>
      fc.assert(fc.asyncProperty(fc.constantFrom(...answered), fc.nat(callers.length * 2), changed, attack), {
        numRuns,
        seed,
        endOnFailure: true,
      });
    await run(changes, Math.ceil(calls * 1.06)); // some of them are well-formed all the same
    await run(swaps(ids()), Math.ceil(calls / 16));

    const after = sizes(raw, kept);
    after.forEach((size, index) => expect(size, kept[index]).toBeGreaterThanOrEqual(before[index]!));
    const rows = raw.rows<Parameters<typeof rowToAudit>[0]>(selectAuditRows).map(rowToAudit);
    expect(chainFaults(rows, sha256)).toEqual([]);
    expect(raw.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(raw.rows('PRAGMA foreign_key_check')).toEqual([]);
    expect(outcomes.get('invalidInput')).toBeGreaterThanOrEqual(calls);
    const grown = (collectGarbage() - heap) / 1024 / 1024;
    if (process.env['INTYGA_ATTACK_CALLS'] !== undefined)
      console.log(
        JSON.stringify({ calls, seed, grownMB: Math.round(grown), outcomes: Object.fromEntries(outcomes) }),
      );
    expect(grown).toBeLessThan(150);
  },
);
