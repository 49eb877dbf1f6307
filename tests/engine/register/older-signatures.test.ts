// Registers that older versions of the program made, as those versions left them: opened by this one, every signature
// is unchanged, the log is whole, and what certificates state is read. A version adds its own when it is released; its
// maker is whatever program had that version. Not here: registers in older shapes with the rows of today
// (older-registers.test.ts).
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contract, type CallName } from '#contract/index.ts';
import { readFacts } from '#domain/certificate-facts.ts';
import { openStore } from '../../../src/engine/store/base/open.ts';
import { temporaryFolder, testEngine, valueOf } from '../../support/engine.ts';
import { checkedLog, openRaw, registerKey, registerPath } from '../../support/raw.ts';
import { signatureStates } from '../../support/signatures.ts';
import { testPassphrase } from '../../support/story.ts';

const made = join(import.meta.dirname, 'made-by');

const copyOf = (version: string): string => {
  const folder = temporaryFolder();
  cpSync(join(made, version), folder, { recursive: true });
  return folder;
};

describe.each(readdirSync(made))('a register that %s made', (version) => {
  test('has every signature unchanged, and a whole log', async () => {
    const folder = copyOf(version);
    const opened = valueOf(await openStore(registerPath({ folder }), await registerKey({ folder })));
    const states = await signatureStates(opened.store);
    await opened.close();
    expect(states.length).toBeGreaterThan(20);
    expect(states.filter(({ state }) => state !== 'unchanged')).toEqual([]);
    const signs = (Object.keys(contract) as CallName[]) // the contract's own keys
      .filter((name) => 'signs' in contract[name]);
    // A batch signs what issuing does.
    expect([...new Set(states.map(({ call }) => call)), 'batch.issueNext'].toSorted()).toEqual(
      signs.toSorted(),
    );
    expect(await checkedLog(folder)).toMatchObject({ faults: [] });
  });

  test('has them unchanged whatever columns the next version adds', async () => {
    const folder = copyOf(version);
    await valueOf(await openStore(registerPath({ folder }), await registerKey({ folder }))).close();
    const raw = await openRaw({ folder });
    const tables = raw.rows<{ name: string }>(
      "SELECT name FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name NOT LIKE 'participant!_search%' ESCAPE '!'",
    );
    for (const { name } of tables) raw.run(`ALTER TABLE ${name} ADD COLUMN of_later TEXT DEFAULT 'x'`);
    const opened = valueOf(await openStore(registerPath({ folder }), await registerKey({ folder })));
    const states = await signatureStates(opened.store);
    await opened.close();
    expect(tables.length).toBeGreaterThan(40);
    expect(states.filter(({ state }) => state !== 'unchanged')).toEqual([]);
  });

  test('has certificates whose facts are read, and whose papers say the same', async () => {
    const folder = copyOf(version);
    const { engine } = testEngine(folder);
    const seat = engine.connect();
    valueOf(await seat.call('session.signIn', { signInName: 'samira', passphrase: testPassphrase }));
    const raw = await openRaw({ folder });
    const rows = raw.rows<{ id: string; number: string; facts: string }>(
      'SELECT id, number, facts FROM certificate',
    );
    expect(rows.length).toBeGreaterThan(2);
    for (const { number, facts } of rows) {
      expect(readFacts(JSON.parse(facts))).toMatchObject({ number, modules: [{ verifier: {} }] });
      const { answer } = valueOf(await seat.call('check.text', { text: number }));
      expect(['valid', 'replaced', 'revoked']).toContain(answer.kind);
    }
  });
});
