// Drafts: half-written text is kept for its own writer, survives a restart, and is no part of the record.
import { describe, expect, it } from 'vitest';
import { testEngine } from '../../support/engine.ts';
import { openRaw } from '../../support/raw.ts';
import { seededRegister, testPassphrase } from '../../support/story.ts';

const key = 'feedback:v1';

describe('a draft', () => {
  it('is kept, replaced, and dropped when it has been used', async () => {
    const register = await seededRegister();
    expect(await register.ask('maria', 'draft.get', { key })).toBeNull();
    await register.ask('maria', 'draft.keep', { key, body: 'Du har visat' });
    await register.ask('maria', 'draft.keep', { key, body: 'Du har visat att' });
    expect(await register.ask('maria', 'draft.get', { key })).toMatchObject({ body: 'Du har visat att' });
    expect(await register.ask('maria', 'draft.get', { key: 'feedback:v2' })).toBeNull();
    await register.ask('maria', 'draft.keep', { key, body: null });
    expect(await register.ask('maria', 'draft.get', { key })).toBeNull();
  });

  it('is its writer’s own', async () => {
    const register = await seededRegister();
    await register.ask('maria', 'draft.keep', { key, body: 'Marias' });
    await register.ask('erik', 'draft.keep', { key, body: 'Eriks' });
    await register.ask('erik', 'draft.keep', { key, body: null });
    expect(await register.ask('maria', 'draft.get', { key })).toMatchObject({ body: 'Marias' });
    expect(await register.ask('samira', 'draft.get', { key })).toBeNull();
  });

  it('leaves no audit row', async () => {
    const register = await seededRegister();
    const raw = await openRaw(register);
    const count = () => raw.rows<{ count: number }>('SELECT count(*) AS count FROM audit')[0]?.count;
    const before = count();
    await register.ask('maria', 'draft.keep', { key, body: 'x' });
    expect(count()).toBe(before);
  });

  it('is there again after the program was ended', async () => {
    const register = await seededRegister();
    await register.ask('maria', 'draft.keep', { key, body: 'Inte klar' });
    await register.engine.close();
    const again = testEngine(register.folder).engine.connect();
    await again.call('session.signIn', { signInName: 'maria', passphrase: testPassphrase });
    expect(await again.call('draft.get', { key })).toMatchObject({ ok: true, value: { body: 'Inte klar' } });
  });
});
