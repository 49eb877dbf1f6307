/**
 * What counts no longer, and what replaces it: neither leaves or comes into being by a slip. Printing and saving a
 * replaced or revoked certificate wants to hear that it should; a replacement changes something or says that it shall
 * not; and a reading counts once. Not here: the chain itself (checking.test.ts).
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { InputOf } from '#contract/index.ts';
import { refusalOf, temporaryFolder, valueOf } from '../../support/engine.ts';
import { openRaw } from '../../support/raw.ts';
import {
  approvedValidation,
  issuedCertificate,
  replaceRead,
  seededRegister,
  type IssuedCertificate,
  type SeededRegister,
} from '../../support/story.ts';

type Replacement = InputOf<'certificate.replace'>;

const replacement = (
  register: SeededRegister,
  { id, validationId }: IssuedCertificate,
  change: Partial<Replacement> = {},
): Replacement => ({
  replacesId: id,
  reason: 'Namnet var felstavat.',
  participantId: register.participantId,
  validationIds: [validationId],
  nameOnCertificate: 'Åsa Öbergh',
  birth: 'date',
  ...change,
});

describe('a certificate that counts no longer', () => {
  test('is printed and saved only after a yes, and before it nothing is chosen, written or logged', async () => {
    const register = await seededRegister();
    const { ask, as } = register;
    const replaced = await issuedCertificate(register);
    const next = await replaceRead(register, 'maria', replacement(register, replaced));
    const revoked = await issuedCertificate(register, { module: 'EX-AVC' });
    await ask('samira', 'certificate.revoke', { id: revoked.id, reason: 'Fel person.' });
    const both = await issuedCertificate(register, { module: 'EX-BUTIK' });
    await ask('samira', 'certificate.revoke', { id: both.id, reason: 'Fel person.' });
    const instead = await replaceRead(register, 'maria', replacement(register, both));
    const old = {
      replaced: { number: replaced.number, state: 'replaced', by: { id: next.id, number: next.number } },
      revoked: { number: revoked.number, state: 'revoked', by: null },
      both: { number: both.number, state: 'revoked', by: { id: instead.id, number: instead.number } },
    };
    const raw = await openRaw(register);
    const rows = () => raw.rows<{ count: number }>('SELECT count(*) AS count FROM audit')[0]!.count;
    const suggestedName = 'intyg.pdf';
    const cases = [
      ['certificate.print', { ids: [replaced.id] }, [old.replaced]],
      ['certificate.print', { ids: [revoked.id] }, [old.revoked]],
      ['certificate.print', { ids: [both.id] }, [old.both]],
      ['certificate.print', { ids: [next.id, both.id, replaced.id] }, [old.replaced, old.both]],
      ['certificate.save', { id: replaced.id, suggestedName }, [old.replaced]],
      ['certificate.save', { id: revoked.id, suggestedName }, [old.revoked]],
      ['certificate.save', { id: both.id, suggestedName }, [old.both]],
      ['certificate.save', { id: next.id, suggestedName }, []],
      ['certificate.print', { ids: [next.id, instead.id] }, []],
    ] as const;
    for (const [name, input, certificates] of cases) {
      const path = join(temporaryFolder(), suggestedName);
      const before = rows();
      if (certificates.length > 0) {
        const refused = { kind: 'noLongerCounts', certificates };
        // Before a place has been chosen, so that nobody chooses one in vain.
        expect(refusalOf(await as.maria.callUnknown(name, input))).toEqual(refused);
        expect(refusalOf(await as.maria.callUnknown(name, input, { path }))).toEqual(refused);
        expect([existsSync(path), rows()]).toEqual([false, before]);
      }
      const said = certificates.length > 0 ? { ...input, confirmedOld: true } : input;
      valueOf(await as.maria.callUnknown(name, said, { path }));
      expect(rows()).toBe(before + 1);
    }
  });
});

describe('a replacement', () => {
  test.each<readonly [what: string, change: Partial<Replacement>, isChange: boolean]>([
    ['nothing', {}, false],
    ['another reason alone', { reason: 'Papperet kom bort.' }, false],
    ['the name', { nameOnCertificate: 'Åsa Öbergh' }, true],
    ['a letter of the name', { nameOnCertificate: 'Asa Öberg' }, true],
    ['a space at the end of the name', { nameOnCertificate: 'Åsa Öberg ' }, false],
    ['the year alone', { birth: 'year' }, true],
    ['no birth', { birth: 'none' }, true],
    ['the same on purpose', { isReprint: true }, true],
  ])('that changes %s', async (_what, change, isChange) => {
    const register = await seededRegister();
    const original = await issuedCertificate(register);
    const input = replacement(register, original, { nameOnCertificate: 'Åsa Öberg', ...change });
    const { reason: _, isReprint: _p, ...choice } = input;
    const { isSame } = await register.ask('maria', 'certificate.preview', choice);
    expect(isSame).toBe(!isChange || change.isReprint === true);
    await register.ask('maria', 'certificate.confirm', choice);
    const reply = await register.as.maria.call('certificate.replace', input);
    if (isChange) expect(valueOf(reply).number).toBe('EXK-2026-0002');
    else expect(refusalOf(reply)).toEqual({ kind: 'nothingChanged' });
  });

  test('may change what stands elsewhere: one more module, the birth date, the organisation’s own words', async () => {
    const register = await seededRegister();
    const original = await issuedCertificate(register);
    const same = replacement(register, original, { nameOnCertificate: 'Åsa Öberg' });
    const { reason: _, ...choice } = same;
    const isSame = async (change: Partial<typeof choice> = {}) =>
      (await register.ask('maria', 'certificate.preview', { ...choice, ...change })).isSame;
    // The day, and the clock that goes on, are no change.
    register.clock.passDays(3);
    expect(await isSame()).toBe(true);
    const added = await approvedValidation(register, { module: 'EX-AVC' });
    expect(await isSame({ validationIds: [original.validationId, added] })).toBe(false);
    const settings = await register.ask('samira', 'settings.get', {});
    await register.ask('samira', 'settings.save', { ...settings, contact: 'ny@exempelkommunen.se' });
    expect(await isSame()).toBe(false);
  });

  test('of a revoked one asks for a change too', async () => {
    const register = await seededRegister();
    const original = await issuedCertificate(register);
    await register.ask('samira', 'certificate.revoke', { id: original.id, reason: 'Fel.' });
    const input = replacement(register, original, { nameOnCertificate: 'Åsa Öberg' });
    const { reason: _, ...choice } = input;
    await register.ask('maria', 'certificate.confirm', choice);
    expect(refusalOf(await register.as.maria.call('certificate.replace', input))).toEqual({
      kind: 'nothingChanged',
    });
  });

  test('is not issued on the reading of the wrong one, also when the clock went back', async () => {
    const register = await seededRegister();
    const original = await issuedCertificate(register);
    const input = replacement(register, original, { nameOnCertificate: 'Åsa Öberg', isReprint: true });
    const replacing = await register.ask('maria', 'certificate.replacing', { id: original.id });
    expect(replacing.proofReading).toBeNull();
    expect(refusalOf(await register.as.maria.call('certificate.replace', input))).toEqual({
      kind: 'notProofRead',
    });
    register.clock.passDays(-40);
    const next = await replaceRead(register, 'maria', input);
    // Nor is a third on the reading of the second.
    const again = { ...input, replacesId: next.id };
    expect(refusalOf(await register.as.maria.call('certificate.replace', again))).toEqual({
      kind: 'notProofRead',
    });
  });
});
