// An extract gives nobody what is somebody else's: evidence that was registered for two by mistake, taken off one and
// written over for the other, and photos on which others may be. Not here: what it holds (extract.test.ts).
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import type { EvidenceId, ParticipantId, ValidationId } from '#domain/ids.ts';
import { refusalOf, temporaryFolder, valueOf } from '../../support/engine.ts';
import { enrol, plannedValidation, seededRegister, type SeededRegister } from '../../support/story.ts';

const said = { type: 'observation', on: '2026-03-02' as PlainDate, place: '' } as const;
const secret = 'Det som bara gäller den andra';

const make = (register: SeededRegister, confirmedProtected: boolean) => {
  const path = join(temporaryFolder(), 'utdrag.zip');
  const input = {
    id: register.participantId,
    suggestedName: 'utdrag.zip',
    ...(confirmedProtected && { confirmedProtected }),
  } as const;
  return { path, reply: register.as.samira.call('participant.extract', input, { path }) };
};

/** Everything that the extract holds, in words, and how many files beside it. */
const extractOf = async (register: SeededRegister, confirmedProtected = false) => {
  const { path, reply } = make(register, confirmedProtected);
  valueOf(await reply);
  const files = unzipSync(readFileSync(path));
  const own = Object.keys(files).filter((name) => name.startsWith('filer/'));
  return {
    words: Object.values(files)
      .map((bytes) => Buffer.from(bytes).toString('utf8'))
      .join('\n'),
    files: own.length,
  };
};

type Two = {
  readonly register: SeededRegister;
  readonly piece: { readonly id: EvidenceId };
  readonly mine: ValidationId;
  readonly theirs: ValidationId;
};

const attach = async ({ register, piece }: Two): Promise<void> => {
  const path = join(temporaryFolder(), 'logg.txt');
  writeFileSync(path, secret);
  await register.ask('maria', 'evidence.attach', piece, { path });
};

/** Registered for Åsa and somebody else at once. */
const forTwo = async (hidden = false): Promise<Two> => {
  const register = await seededRegister();
  const change = hidden ? ({ alias: 'Solros', hasProtectedIdentity: true } as const) : {};
  const other: ParticipantId = await enrol(register, { familyName: 'Granström', ...change });
  const [mine, theirs] = [
    await plannedValidation(register),
    await plannedValidation(register, { participantId: other }),
  ];
  const links = { validationIds: [mine, theirs], criterionIds: [] };
  const piece = await register.ask('maria', 'evidence.register', {
    ...links,
    ...said,
    text: 'Såg på.',
    judgement: null,
  });
  return { register, piece, mine, theirs };
};

const takeOff = ({ register, piece }: Two, validationId: ValidationId) =>
  register.ask('maria', 'evidence.link', { ...piece, validationId, criterionIds: [], isKept: false });

test.each(['still on the other', 'taken off the other too'])(
  'what was taken off the person and written over is not theirs (%s)',
  async (how) => {
    const two = await forTwo();
    await takeOff(two, two.mine);
    await two.register.ask('maria', 'evidence.save', { ...two.piece, ...said, text: secret });
    await attach(two);
    if (how !== 'still on the other') await takeOff(two, two.theirs);
    const { words, files } = await extractOf(two.register);
    expect(words).not.toContain(secret);
    expect(files).toBe(0);
  },
);

test('what was taken off the person and was never anybody else’s is still in it', async () => {
  const register = await seededRegister();
  const mine = await plannedValidation(register);
  const links = { validationIds: [mine], criterionIds: [] };
  const piece = await register.ask('maria', 'evidence.register', {
    ...links,
    ...said,
    text: 'Såg på.',
    judgement: null,
  });
  await attach({ register, piece, mine, theirs: mine });
  await takeOff({ register, piece, mine, theirs: mine }, mine);
  expect(await extractOf(register)).toMatchObject({ files: 1 });
});

test('a file that shows others too is in it where whoever makes it sees them all', async () => {
  const two = await forTwo();
  await attach(two);
  expect(await extractOf(two.register)).toMatchObject({ files: 1 });
});

test('where one of them is protected it is confirmed first, and left out for who does not see them', async () => {
  const two = await forTwo(true);
  await attach(two);
  expect(refusalOf(await make(two.register, false).reply)).toEqual({ kind: 'protectedNotConfirmed' });
  expect(await extractOf(two.register, true)).toMatchObject({ files: 1 });
  const { register } = two;
  const people = await register.ask('samira', 'participant.listProtected', {});
  const userIds = [register.userId('maria')];
  await register.ask('samira', 'participant.nameReaders', { id: people[0]!.id, userIds });
  const { words, files } = await extractOf(register, true);
  expect(files).toBe(0);
  expect(words).not.toContain(secret);
});
