// Every place where two people are required: one person who stands there twice is refused, whatever the name is written
// like. Not here: the same user twice, which each feature's tests try, and the comparison itself (domain/two-people.test.ts).
import { expect, test } from 'vitest';
import type { Reply } from '#domain/refusal.ts';
import { placesForTwo, type PlaceForTwo } from '#domain/two-people.ts';
import { refusalOf } from '../../support/engine.ts';
import { withTwo } from '../../support/disposal.ts';
import { openRaw } from '../../support/raw.ts';
import {
  criteriaOf,
  seededRegister,
  submittedValidation,
  testPassphrase,
  type SeededRegister,
} from '../../support/story.ts';

/** A user of an older register, who was added under a name that somebody has. */
const rename = async (register: SeededRegister, who: 'petra' | 'maria', name: string): Promise<void> => {
  (await openRaw(register)).run('UPDATE user SET name = ? WHERE id = ?', name, register.userId(who));
};

const nameOf = async ({ ask }: SeededRegister, who: string): Promise<string> =>
  (await ask('samira', 'user.list', {})).find(({ signInName }) => signInName === who)!.name;

/** As a hurried person writes it. */
const written = (name: string): string => name.toUpperCase().replace(' ', '  ');

const places: Readonly<
  Record<PlaceForTwo, () => Promise<{ readonly register: SeededRegister; readonly reply: Reply<unknown> }>>
> = {
  sheet: async () => {
    const register = await seededRegister();
    const custodians: [string, string] = ["Åsa O'Ek", 'asa O’EK'];
    const reply = await register.as.samira.call('recovery.begin', { custodians, passphrase: testPassphrase });
    return { register, reply };
  },
  disposal: async () => {
    const register = await withTwo();
    await rename(register, 'petra', written(await nameOf(register, 'samira')));
    const { id } = await register.ask('petra', 'disposal.propose', { participantIds: [], kinds: ['files'] });
    return { register, reply: await register.as.samira.call('disposal.carryOut', { id }) };
  },
  control: async () => {
    const register = await seededRegister();
    const validationId = await submittedValidation(register);
    const criterionIds = criteriaOf(register, 'EX-DISK', ['1.1']);
    const mark = { validationId, criterionIds, agrees: true, comment: '' };
    await register.ask('petra', 'control.mark', mark);
    await rename(register, 'maria', written(await nameOf(register, 'petra')));
    expect(refusalOf(await register.as.petra.call('control.mark', mark))).toMatchObject({
      kind: 'onePersonTwice',
    });
    return {
      register,
      reply: await register.as.petra.call('control.approve', { validationId, message: '' }),
    };
  },
};

test.each(placesForTwo)('%s', async (place) => {
  const { register, reply } = await places[place]();
  expect(refusalOf(reply)).toMatchObject({ kind: 'onePersonTwice', place });
  expect(await register.ask('samira', 'user.list', {})).not.toEqual([]); // the register goes on
});

test('nobody is added, or called, as somebody who works here is', async () => {
  const register = await seededRegister();
  const [maria] = (await register.ask('samira', 'user.list', {})).filter(
    ({ signInName }) => signInName === 'maria',
  );
  const { id, signInName, ...fields } = maria!;
  const taken = { kind: 'userNameTaken', name: fields.name, signInName };
  const again = { ...fields, name: written(fields.name), signInName: 'maria2' };
  expect(refusalOf(await register.as.samira.call('user.add', again))).toEqual(taken);
  const petra = (await register.ask('samira', 'user.list', {})).find((user) => user.signInName === 'petra')!;
  const { signInName: _, ...others } = petra;
  expect(refusalOf(await register.as.samira.call('user.save', { ...others, name: fields.name }))).toEqual(
    taken,
  );
  // Her own name, written otherwise, is hers to change.
  await register.ask('samira', 'user.save', { ...fields, id, name: written(fields.name) });
});
