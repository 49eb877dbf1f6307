// Key slots: what opens them, what a change of passphrase keeps, and a new register key for all without passphrases.
import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { UserId } from '#domain/ids.ts';
import {
  makeRecoverySlot,
  makeSlot,
  newRegisterKey,
  onlyProved,
  openRecoverySlot,
  openSlot,
  unlock,
  withNewKey,
  type Keyring,
} from '../../../src/engine/vault/keyring.ts';

const cost = 2 ** 10;
const key = newRegisterKey();
const code = randomBytes(20);
const samira = { userId: 'samiras id' as UserId, signInName: 'Samira' };
const maria = { userId: 'marias id' as UserId, signInName: 'maria' };

const ring = async (): Promise<Keyring> => ({
  format: 2,
  registerId: 'x',
  slots: [
    await makeSlot(samira, 'samiras fras', key, { cost }),
    await makeSlot(maria, 'marias fras', key, { cost }),
  ],
  recovery: makeRecoverySlot(code, key),
});

describe('a slot', () => {
  test('opens with its passphrase however it was composed, and with no other', async () => {
    const slot = await makeSlot(samira, 'Åsas fras', key, { cost });
    expect((await openSlot(slot, 'A\u030asas fras'))?.key).toEqual(Buffer.from(key));
    expect(await openSlot(slot, 'åsas fras')).toBeUndefined();
  });

  test('keeps its secret, and with it the signing key, when the passphrase is changed; a reset makes a new one', async () => {
    const slot = await makeSlot(samira, 'förra frasen', key, { cost });
    const before = (await openSlot(slot, 'förra frasen'))!;
    const changed = await makeSlot(samira, 'nästa fras', key, { cost, secret: before.secret });
    const after = (await openSlot(changed, 'nästa fras'))!;
    expect(after.signingSeed).toEqual(before.signingSeed);
    expect(changed.publicKey).toBe(slot.publicKey);
    expect(await openSlot(changed, 'förra frasen')).toBeUndefined();
    const reset = await makeSlot(samira, 'nästa fras', key, { cost });
    expect((await openSlot(reset, 'nästa fras'))!.signingSeed).not.toEqual(before.signingSeed);
    expect(before.signingSeed).not.toEqual(before.secret);
    expect(before.signingSeed).not.toEqual(before.key);
  });

  test('is not opened as somebody else’s, nor as own when it was given for one time', async () => {
    const slot = await makeSlot(samira, 'frasen', key, { cost, isOneTime: true });
    expect(await openSlot(slot, 'frasen')).toMatchObject({ isOneTime: true });
    expect(await openSlot({ ...slot, isOneTime: false }, 'frasen')).toBeUndefined();
    expect(await openSlot({ ...slot, userId: maria.userId }, 'frasen')).toBeUndefined();
  });

  test.each(['secret', 'sealed', 'salt'] as const)(
    'with any changed byte in %s does not open',
    async (field) => {
      const slot = await makeSlot(samira, 'frasen', key, { cost });
      const length = Buffer.from(slot[field], 'base64').length;
      for (let at = 0; at < length; at += 1) {
        const bytes = Buffer.from(slot[field], 'base64');
        bytes[at]! ^= 1;
        expect(await openSlot({ ...slot, [field]: bytes.toString('base64') }, 'frasen')).toBeUndefined();
      }
    },
  );
});

test('the sheet’s code opens its slot; another sheet’s does not', () => {
  const slot = makeRecoverySlot(code, key);
  expect(openRecoverySlot(slot, code)).toEqual(Buffer.from(key));
  expect(openRecoverySlot(slot, randomBytes(20))).toBeUndefined();
});

test('a slot opens only by the secret of the key that it names', async () => {
  const [theirs, mine] = [
    await makeSlot(maria, 'marias fras', key, { cost }),
    await makeSlot(maria, 'en främlings fras', key, { cost }),
  ];
  expect(await openSlot(mine, 'en främlings fras')).toBeDefined();
  const named = { ...mine, publicKey: theirs.publicKey };
  expect(await openSlot(named, 'en främlings fras')).toBeUndefined();
  const [sheet, own] = [makeRecoverySlot(code, key), randomBytes(20)];
  const exchanged = { ...makeRecoverySlot(own, key), publicKey: sheet.publicKey };
  expect(openRecoverySlot(exchanged, own)).toBeUndefined();
});

describe('a new register key', () => {
  test('is given to all with their passphrases as they are; the old one is in no slot', async () => {
    const next = newRegisterKey();
    const renewed = withNewKey(await ring(), next);
    const opened = await unlock(renewed, 'samira', 'samiras fras');
    expect(opened).toMatchObject({ userId: samira.userId, key: Buffer.from(next) });
    expect((await unlock(renewed, 'maria', 'marias fras'))!.key).toEqual(Buffer.from(next));
    expect(openRecoverySlot(renewed.recovery!, code)).toEqual(Buffer.from(next));
  });

  test('goes to nobody by proofs alone whom somebody without the key wrote into the file', async () => {
    const whole = await ring();
    const [first, second] = whole.slots as [Keyring['slots'][0], Keyring['slots'][0]];
    const stranger = await makeSlot(maria, 'en främlings fras', newRegisterKey(), { cost });
    const strange = { ...second, publicKey: stranger.publicKey };
    for (const slots of [
      [first, stranger],
      [first, strange],
    ])
      expect(onlyProved({ ...whole, slots }, key).slots).toEqual([first]);
    const recovery = makeRecoverySlot(randomBytes(20), newRegisterKey());
    expect(onlyProved({ ...whole, recovery }, key)).toEqual({ ...whole, recovery: null });
  });
});
