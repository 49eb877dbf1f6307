// What a command that is closed to kontrollanter works on, when its input names nobody: only whom one works with. A
// samordnare who controls too, and sees no participants, makes every such call; none of them is about anybody whom
// they may only control. Not here: calls whose input names somebody (closed-things.test.ts).
import { expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import type { PlainDate } from '#domain/dates.ts';
import { isPermitted } from '#domain/roles.ts';
import { limits } from '../../support/disposal.ts';
import { refusalOf, temporaryFolder, valueOf } from '../../support/engine.ts';
import { openRaw } from '../../support/raw.ts';
import { approvedValidation, enrol, issuedCertificate, seededRegister } from '../../support/story.ts';
import { answered, isCommand } from '../../support/uses.ts';
import { validUses } from '../../support/commands.ts';
import { connectAs } from '../../support/viewers.ts';

const both = {
  role: 'coordinator',
  besides: ['internalVerifier'],
  workshop: 'kitchen',
  seesPersons: false,
} as const;

const day = '2026-03-02' as PlainDate;

test('what may only be controlled is in no archive, and is not proposed for disposal', async () => {
  const register = await seededRegister();
  const [connection] = await connectAs(register, { both });
  await issuedCertificate(register);
  const { participantId: id, ask } = register;
  await ask('samira', 'participant.exit', { id, exitedOn: day, reason: 'completed' });
  await ask('samira', 'disposal.setLimits', limits);
  register.clock.passDays(4 * 366);

  expect((await connection!.call('participant.get', { id })).ok).toBe(true);
  const about = { id, suggestedName: 'utdrag' };
  const extract = await connection!.call('participant.extract', about, { path: temporaryFolder() });
  expect(refusalOf(extract)).toEqual({ kind: 'onlyToControl' });
  const period = { from: day, to: day };
  expect(valueOf(await connection!.call('archive.count', period))).toEqual({
    certificates: 0,
    ofProtected: 0,
  });
  const input = { ...period, withProtected: true };
  const reply = await connection!.call('archive.export', input, { path: temporaryFolder() });
  expect(refusalOf(reply)).toEqual({ kind: 'notFound', what: 'certificate' });
  expect(await ask('samira', 'disposal.get', {})).toMatchObject({ due: [{ id }] });
  expect(valueOf(await connection!.call('disposal.get', {})).due).toEqual([]);
});

test('no such command is about anybody whom one may only control', { timeout: 60_000 }, async () => {
  const register = await seededRegister();
  const [connection] = await connectAs(register, { both });
  await issuedCertificate(register, { module: 'EX-HYGIEN' });
  await approvedValidation(register, { module: 'EX-BUTIK' });
  const closed = answered.filter(isCommand).filter((name) => {
    const { roles } = contract[name];
    return isPermitted(roles, ['coordinator']) && !isPermitted(roles, ['internalVerifier']);
  });
  expect(closed).toContain('archive.export');
  // What closes what the rest works with comes last.
  const isLate = (name: string): boolean => /^(module|workshop|settings|disposal)\./.test(name);
  for (const name of [...closed.filter((one) => !isLate(one)), ...closed.filter(isLate)]) {
    const { input, path } = await validUses[name]({ ...register, participantId: await enrol(register) });
    await connection!.callUnknown(name, input, path === undefined ? {} : { path });
  }
  const raw = await openRaw(register);
  const told = raw.rows(
    `SELECT DISTINCT audit.what FROM audit JOIN audit_participant USING (position)
      JOIN user ON user.id = audit.user_id WHERE user.sign_in_name = 'sedd-both'`,
  );
  expect(told).toEqual([]);
});
