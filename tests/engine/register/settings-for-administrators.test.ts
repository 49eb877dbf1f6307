// Who may change which settings: those that widen who sees people, or lead whoever reads a certificate somewhere, are an
// administrator's; the rest of the form is saved beside them. Not here: the form on the page (tests/renderer/settings).
import { expect, test } from 'vitest';
import { administratorSettings, type Settings } from '#domain/settings.ts';
import type { Role } from '#domain/role.ts';
import { refusalOf, valueOf } from '../../support/engine.ts';
import { seededRegister } from '../../support/story.ts';

/** Other values than a new register has. */
const changed = {
  assessorsSeeAll: true,
  logsOpenings: true,
  controlAddress: 'https://annan.example/v',
} as const satisfies Pick<Settings, (typeof administratorSettings)[number]>;

const kinds: readonly (readonly [roles: readonly [Role, ...Role[]], may: boolean])[] = [
  [['coordinator'], false],
  [['coordinator', 'assessor'], false],
  [['coordinator', 'internalVerifier'], false],
  [['administrator'], true],
  [['coordinator', 'administrator'], true],
];

test.each(kinds)('%j may change them: %j', async ([...roles], may) => {
  const register = await seededRegister();
  const { ask, as, userId } = register;
  const fields = { name: 'Petra Holm', title: '', workshopIds: [], trainedOn: null, certifiedOn: null };
  const whoever = { ...fields, id: userId('petra'), seesPersons: true, isActive: true };
  await ask('samira', 'user.save', { ...whoever, roles });
  const save = (settings: Parameters<typeof ask<'settings.save'>>[2]) =>
    as.petra.call('settings.save', settings);
  const first = await ask('samira', 'settings.get', {});
  for (const name of administratorSettings) {
    const before = await ask('samira', 'settings.get', {});
    // Off as well as on: the log of openings is not ended by others either.
    for (const [from, to] of [
      [before, { ...before, [name]: changed[name], place: 'Nyby' }],
      [{ ...before, [name]: changed[name] }, before],
    ] as const) {
      await ask('samira', 'settings.save', from);
      const reply = await save(to);
      if (may) valueOf(reply);
      else
        expect([name, refusalOf(reply)]).toEqual([name, { kind: 'notPermitted', roles: ['administrator'] }]);
      expect(await ask('samira', 'settings.get', {})).toEqual(may ? to : from);
      // The rest is saved, with these as they are.
      valueOf(await save({ ...(may ? to : from), contact: 'telefon' }));
    }
    await ask('samira', 'settings.save', before);
  }
  expect(await ask('samira', 'settings.get', {})).toEqual(first);
});
