import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchItemState, concernsOneRow, inBatchOrder, mayMakeBatch } from '#domain/batch.ts';
import type { PlainDate } from '#domain/dates.ts';
import type { ParticipantId, ValidationId } from '#domain/ids.ts';
import { refuse, type Refusal } from '#domain/refusal.ts';
import { possibleBirths, suggestedPaper } from '#domain/on-paper.ts';

const id = (text: string) => text as ParticipantId;
const row = (name: string, workshopName: string) => ({ participantId: id(name), workshopName });
const rows = [row('al', 'Återbruket'), row('ek', 'Café'), row('öst', 'Återbruket'), row('åk', 'Odlingen')];
const order = (...asked: Parameters<typeof inBatchOrder> extends [unknown, ...infer Rest] ? Rest : never) =>
  inBatchOrder(rows, ...asked).map(({ participantId }) => participantId);

describe('the order of a batch', () => {
  it('is by name as they come, or by verkstad the Swedish way and then by name', () => {
    expect(order('name')).toEqual(['al', 'ek', 'öst', 'åk']);
    expect(order('workshop')).toEqual(['ek', 'åk', 'al', 'öst']);
  });

  it('is the own one where rows were moved, and those not moved stay last', () => {
    expect(order('own', [id('öst'), id('al')])).toEqual(['öst', 'al', 'ek', 'åk']);
    expect(order('name', [id('öst'), id('al')])).toEqual(['al', 'ek', 'öst', 'åk']);
  });

  it('never loses or doubles a row', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('name' as const, 'workshop' as const, 'own' as const),
        fc.array(fc.constantFrom(...rows.map(({ participantId }) => participantId), id('borta'))),
        (asked, own) => {
          expect(order(asked, own).toSorted()).toEqual(order('name').toSorted());
        },
      ),
    );
  });
});

it('a batch has one row for each person', () => {
  expect(mayMakeBatch([id('a'), id('b')]).ok).toBe(true);
  const problems = [{ path: 'items', message: 'personTwice' }];
  expect(mayMakeBatch([id('a'), id('b'), id('a')])).toEqual(refuse({ kind: 'invalidInput', problems }));
});

it.each([
  [{ isIssued: true, isRefused: false, isRead: true }, 'issued'],
  [{ isIssued: false, isRefused: true, isRead: true }, 'refused'],
  [{ isIssued: false, isRefused: false, isRead: true }, 'read'],
  [{ isIssued: false, isRefused: false, isRead: false }, 'unread'],
] as const)('a row with %o is %s', (item, state) => {
  expect(batchItemState(item)).toBe(state);
});

it.each<[string, readonly Refusal['kind'][], boolean]>([
  ['of whom it is', ['notFound', 'mixedParticipants'], true],
  ['of who may, for this person', ['notPermitted', 'personNotSeen', 'concernsOthers', 'onlyToControl'], true],
  ['of what stands on this paper', ['nameHasUnknownLetters', 'textHasUnknownLetters', 'sealTooLong'], true],
  ['of how this file came out', ['certificateNotConforming', 'certificateCheckUnfinished'], true],
  ['of what this person has', ['notApproved', 'alreadyCertified', 'notProofRead'], true],
  ['of the stamp', ['documentKeyExpired'], false],
  ['of the disk', ['diskFull', 'folderNotWritable'], false],
  ['of who is signed in', ['pinNeeded', 'notSignedIn'], false],
])('a batch goes on past what is %s: %j, %s', (_, kinds, goesOn) => {
  // What else a refusal says is nothing to this.
  expect(kinds.map((kind) => concernsOneRow({ kind } as Refusal))).toEqual(kinds.map(() => goesOn));
});

describe('what a certificate begins with', () => {
  const [one, other] = ['v1' as ValidationId, 'v2' as ValidationId];
  const person = {
    givenName: 'Åsa',
    familyName: 'Öberg',
    birthDate: '1987-03-14' as PlainDate,
    birthYear: 1987,
    hasProtectedIdentity: false,
    proofReading: null,
    modules: [{ validationId: one }, { validationId: other }],
  };

  it('is the register’s name, birth as the organisation shows it, and every module', () => {
    expect(suggestedPaper(person, 'year')).toEqual({
      nameOnCertificate: 'Åsa Öberg',
      birth: 'year',
      validationIds: [one, other],
    });
  });

  it('tells less about birth where less is known', () => {
    const known = { birthDate: null, birthYear: 1987 };
    expect(suggestedPaper({ ...person, ...known }, 'date').birth).toBe('year');
    expect(suggestedPaper({ ...person, birthDate: null, birthYear: null }, 'date').birth).toBe('none');
    expect(possibleBirths(known)).toEqual(['year', 'none']);
    expect(possibleBirths({ birthDate: person.birthDate, birthYear: null })).toEqual([
      'date',
      'year',
      'none',
    ]);
    expect(possibleBirths({ birthDate: null, birthYear: null })).toEqual(['none']);
  });

  it('is what was read last, as long as all of it can still be stated', () => {
    const proofReading = { nameOnCertificate: 'Åsa Ö', birth: 'none' as const, validationIds: [one] };
    expect(suggestedPaper({ ...person, proofReading }, 'date')).toBe(proofReading);
    const gone = { ...person, modules: [{ validationId: other }], proofReading };
    expect(suggestedPaper(gone, 'date').nameOnCertificate).toBe('Åsa Öberg');
    const partlyGone = { ...gone, proofReading: { ...proofReading, validationIds: [one, other] } };
    expect(suggestedPaper(partlyGone, 'date').nameOnCertificate).toBe('Åsa Öberg');
  });

  it('has no blank beside a name that is one only', () => {
    expect(suggestedPaper({ ...person, givenName: '' }, 'none').nameOnCertificate).toBe('Öberg');
    expect(suggestedPaper({ ...person, familyName: '' }, 'none').nameOnCertificate).toBe('Åsa');
  });

  it('suggests nothing for a protected person', () => {
    expect(suggestedPaper({ ...person, hasProtectedIdentity: true }, 'date')).toMatchObject({
      nameOnCertificate: '',
      birth: 'none',
    });
  });
});
