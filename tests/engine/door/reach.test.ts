// The conditions that narrow lists against the domain's rule: over a register with somebody in every situation, each
// user of every kind is given exactly the people and validations that the rule, asked person by person, lets them see.
import { expect, test } from 'vitest';
import type { InputOf } from '#contract/index.ts';
import type { ParticipantId, ValidationId } from '#domain/ids.ts';
import { reachOf, rightTo, type Relation } from '#domain/rights.ts';
import { roles, type Role } from '#domain/role.ts';
import type { WorkshopKey } from '../../../src/engine/demo/people.ts';
import { valueOf } from '../../support/engine.ts';
import { enrol, plannedValidation, seededRegister, submittedValidation } from '../../support/story.ts';

type Person = {
  readonly id: ParticipantId;
  readonly workshop: WorkshopKey;
  readonly isProtected: boolean;
  /** Erik assesses them, or Maria does. */
  readonly assessor: 'erik' | 'maria';
  readonly isHandedIn: boolean;
  readonly validationId: ValidationId;
};

const everything: InputOf<'participant.list'> = {
  search: '',
  workshopId: null,
  standing: 'all',
  sort: 'name',
  direction: 'ascending',
  after: null,
  limit: 200,
};
const allValidations: InputOf<'validation.list'> = {
  search: '',
  workshopId: null,
  moduleVersionId: null,
  states: [],
  assessorId: null,
  after: null,
  limit: 200,
};

const subsets = (): Role[][] =>
  roles.reduce<Role[][]>((found, role) => [...found, ...found.map((one) => [...one, role])], [[]]);

test(
  'every kind of user is given whom the rule lets them see, and nobody else',
  { timeout: 60_000 },
  async () => {
    const register = await seededRegister();
    const { ask, as, userId, workshopId } = register;
    const people: Person[] = [];
    for (const workshop of ['reuse', 'kitchen'] as const)
      for (const isProtected of [false, true])
        for (const assessor of ['erik', 'maria'] as const)
          for (const isHandedIn of [false, true]) {
            const who = { workshopId: workshopId(workshop), hasProtectedIdentity: isProtected, alias: 'Al' };
            const id = await enrol(register, who, isHandedIn ? ['erik'] : []);
            const wanted = { participantId: id, assessors: [assessor] as const, planner: 'samira' as const };
            const make = isHandedIn ? submittedValidation : plannedValidation;
            people.push({
              id,
              workshop,
              isProtected,
              assessor,
              isHandedIn,
              validationId: await make(register, wanted),
            });
          }

    /** Erik is each kind of user in turn; he is named for the protected whose module has been handed in. */
    const relationTo = (person: Person): Relation => ({
      workshopId: workshopId(person.workshop),
      hasProtectedIdentity: person.isProtected,
      isAssessed: person.assessor === 'erik',
      isNamed: person.isProtected && person.isHandedIn,
      isHandedIn: person.isHandedIn,
    });
    const workshopIds = (await ask('samira', 'workshop.list', {})).map(({ id }) => id);
    const settings = await ask('samira', 'settings.get', {});
    const fields = { name: 'Erik Sandberg', title: '', trainedOn: null, certifiedOn: null, isActive: true };

    let kinds = 0;
    for (const assessorsSeeAll of [false, true]) {
      await ask('samira', 'settings.save', { ...settings, assessorsSeeAll });
      for (const held of subsets().filter((some) => some.length > 0))
        for (const seesPersons of [false, true])
          for (const own of [[], [workshopId('kitchen')]]) {
            const user = { roles: held, seesPersons, workshopIds: own };
            await ask('samira', 'user.save', { ...fields, ...user, id: userId('erik') });
            const reach = reachOf(user, { assessorsSeeAll, workshopIds });
            // Of a protected person only the validation waits for control, and not the person.
            const seen = (person: Person): boolean => {
              const to = relationTo(person);
              return rightTo(reach, { ...to, isHandedIn: to.isHandedIn && !person.isProtected }) !== 'none';
            };
            const expected = people.filter(seen).map(({ id }) => id);
            const listed = valueOf(await as.erik.call('participant.list', everything));
            const found = listed.rows.map(({ id }) => id).filter((id) => id !== register.participantId);
            const kind = JSON.stringify({ assessorsSeeAll, held, seesPersons, own: own.length });
            expect([kind, found.toSorted()]).toEqual([kind, expected.toSorted()]);

            const validations = valueOf(await as.erik.call('validation.list', allValidations)).rows;
            const toSee = people.filter((person) => rightTo(reach, relationTo(person)) !== 'none');
            expect([kind, validations.map(({ id }) => id).toSorted()]).toEqual([
              kind,
              toSee.map(({ validationId }) => validationId).toSorted(),
            ]);
            for (const person of assessorsSeeAll ? [] : people) {
              const opened = (await as.erik.call('participant.get', { id: person.id })).ok;
              expect([kind, person, opened]).toEqual([kind, person, seen(person)]);
            }
            kinds += 1;
          }
    }
    expect(kinds).toBe(2 * 15 * 2 * 2);
  },
);
