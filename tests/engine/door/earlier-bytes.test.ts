// Bytes that were made earlier are shown by today's rights: papers that are kept and papers that are held on screen,
// whichever way the right went away since they were made. Not here: what is made anew (protected-identity.test.ts).
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import type { DocumentId, ParticipantId, ValidationId } from '#domain/ids.ts';
import type { StaffKey } from '../../../src/engine/demo/people.ts';
import { refusalOf, temporaryFolder } from '../../support/engine.ts';
import {
  approvedValidation,
  enrol,
  issuedCertificate,
  personInput,
  seededRegister,
  type SeededRegister,
} from '../../support/story.ts';

const period = { from: '2026-01-01' as PlainDate, to: '2026-12-31' as PlainDate };
const underlagOf = (validationId: ValidationId) => ({
  reference: 'Våren',
  ...period,
  validationIds: [validationId],
});
const person = { givenName: 'Elin', familyName: 'Havström', alias: 'Solros' } as const;

/** Saved by Samira, who is then the only one named. */
const protect = async (
  register: SeededRegister,
  id: ParticipantId,
  hasProtectedIdentity = true,
): Promise<void> => {
  const { enrolledOn, ...typed } = personInput(register, person);
  await register.ask('samira', 'participant.save', { ...typed, id, enrolledOn, hasProtectedIdentity });
};

const takeSight = async (register: SeededRegister, key: StaffKey): Promise<void> => {
  const user = (await register.ask('samira', 'user.list', {})).find(({ id }) => id === register.userId(key))!;
  const { signInName: _, ...kept } = user;
  const workshopIds = [register.workshopId('kitchen')];
  await register.ask('samira', 'user.save', { ...kept, seesPersons: false, workshopIds });
};

describe('an underlag', () => {
  const made = async (before: boolean) => {
    const register = await seededRegister();
    const participantId = await enrol(register, { ...person, hasProtectedIdentity: before });
    const validationId = await approvedValidation(register, { participantId });
    const { id } = await register.ask('samira', 'recommendation.make', underlagOf(validationId));
    return { register, participantId, id };
  };
  const openedBy = (register: SeededRegister, by: StaffKey, id: string) =>
    register.as[by].callUnknown('recommendation.open', { id });

  test('made before somebody was protected has the name on it, and is only for those who see them', async () => {
    const { register, participantId, id } = await made(false);
    expect(await openedBy(register, 'petra', id)).toMatchObject({ ok: true });
    await protect(register, participantId);
    expect(refusalOf(await openedBy(register, 'petra', id))).toEqual({
      kind: 'notFound',
      what: 'recommendation',
    });
    expect(await openedBy(register, 'samira', id)).toMatchObject({ ok: true });
  });

  test('made since has the alias, and is for whoever makes such papers', async () => {
    const { register, id } = await made(true);
    expect(await openedBy(register, 'petra', id)).toMatchObject({ ok: true });
  });

  test('protected, opened up and protected again goes by the day it was made', async () => {
    const { register, participantId, id } = await made(true);
    await protect(register, participantId, false);
    const named = await register.ask('samira', 'recommendation.candidates', period);
    const later = await register.ask('samira', 'recommendation.make', underlagOf(named[0]!.validationId));
    await protect(register, participantId);
    expect(await openedBy(register, 'petra', id)).toMatchObject({ ok: true });
    expect(await openedBy(register, 'petra', later.id)).toMatchObject({ ok: false });
  });
});

describe('a paper that is held on screen', () => {
  type Held = readonly [
    string,
    StaffKey,
    (register: SeededRegister, of: Of) => Promise<{ documentId: DocumentId }>,
  ];
  type Of = { readonly validationId: ValidationId; readonly participantId: ParticipantId };

  const papers: readonly Held[] = [
    [
      'what remains',
      'erik',
      (register, of) => register.ask('erik', 'document.remaining', { validationId: of.validationId }),
    ],
    [
      'a certificate',
      'erik',
      async (register, of) => {
        const { id } = await issuedCertificate(register, {
          participantId: of.participantId,
          module: 'EX-BUTIK',
          nameOnCertificate: 'Elin Havström',
        });
        return register.ask('erik', 'certificate.open', { id });
      },
    ],
    [
      'a letter',
      'erik',
      async (register, of) => {
        const { id: certificateId } = await issuedCertificate(register, {
          participantId: of.participantId,
          module: 'EX-BUTIK',
          nameOnCertificate: 'Elin Havström',
        });
        return register.ask('erik', 'document.handover', { certificateId });
      },
    ],
    [
      'an underlag',
      'petra',
      (register, of) => register.ask('petra', 'recommendation.make', underlagOf(of.validationId)),
    ],
    [
      'a preview',
      'petra',
      (register, of) => register.ask('petra', 'recommendation.preview', underlagOf(of.validationId)),
    ],
  ];

  const ways = ['protected', 'no role or verkstad'] as const;

  test.each(papers.flatMap(([name, by, make]) => ways.map((way) => [name, by, way, make] as const)))(
    '%s asks for the right anew (%s, %s)',
    async (_, by, way, make) => {
      const register = await seededRegister();
      const user = (await register.ask('samira', 'user.list', {})).find(
        ({ id }) => id === register.userId('erik'),
      )!;
      const { signInName: _name, ...kept } = user;
      await register.ask('samira', 'user.save', { ...kept, workshopIds: [register.workshopId('reuse')] });
      const participantId = await enrol(register, person);
      const validationId = await approvedValidation(register, { participantId });
      const { documentId } = await make(register, { participantId, validationId });
      const shown = () => register.as[by].bytes('document', documentId);
      const saved = () =>
        register.as[by].callUnknown(
          'document.save',
          { documentId, suggestedName: 'x.pdf', confirmedProtected: true },
          { path: join(temporaryFolder(), 'x.pdf') },
        );
      expect(await shown()).toBeDefined();
      if (way === 'protected') await protect(register, participantId);
      else if (by === 'erik') await takeSight(register, by);
      else {
        const petra = (await register.ask('samira', 'user.list', {})).find(
          ({ id }) => id === register.userId(by),
        )!;
        const { signInName: _petra, ...rest } = petra;
        await register.ask('samira', 'user.save', { ...rest, roles: ['assessor'] });
      }
      expect(await shown()).toBeUndefined();
      expect(refusalOf(await saved()).kind).toMatch(/notFound|notSignedIn/);
    },
  );
});
