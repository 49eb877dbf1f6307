/** Whatever the engine can answer has words on the screen. What it records: the compiler, in renderer/audit-text.ts. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { notKeptReasons } from '#domain/file-kinds.ts';
import type { Refusal } from '#domain/refusal.ts';
import { placesForTwo } from '#domain/two-people.ts';
import { isWaiting, todoKinds } from '#domain/todo.ts';
import { fileGroups } from '#contract/call.ts';
import { contract } from '#contract/index.ts';
import { messagesOf } from '../support/schema-messages.ts';

const root = path.join(import.meta.dirname, '../..');
const read = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(path.join(root, 'resources/locales/sv', `${name}.json`), 'utf8')) as Record<
    string,
    unknown
  >;

const at = (texts: unknown, key: string): unknown =>
  key
    .split('.')
    .reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], texts);

/** The compiler holds this against the union: a new kind is missing here until it is named. */
const kinds: Readonly<Record<Refusal['kind'], true>> = {
  alreadyCertified: true,
  alreadyInModule: true,
  alreadyReplaced: true,
  alreadyReviewed: true,
  alreadyRevoked: true,
  approvalNotProven: true,
  birthContradictsNumber: true,
  cancelled: true,
  codeTaken: true,
  controlOver: true,
  copyNotWhole: true,
  criteriaNotControlled: true,
  diskFull: true,
  disposalByTwo: true,
  disposalWaits: true,
  disposedOf: true,
  documentKeyExpired: true,
  engineStopped: true,
  everythingShown: true,
  fault: true,
  fileIsNotAnImage: true,
  fileTooLarge: true,
  fileTypeNotAllowed: true,
  fileUnreadable: true,
  folderNotWritable: true,
  handedInAgain: true,
  invalidInput: true,
  lastAdministrator: true,
  mixedParticipants: true,
  moduleDraftExists: true,
  moduleFileInvalid: true,
  moduleFrozen: true,
  moduleIncomplete: true,
  moduleNotPublished: true,
  nameHasUnknownLetters: true,
  nameTaken: true,
  notApproved: true,
  notDue: true,
  notFound: true,
  notPermitted: true,
  noWorkshop: true,
  notYourWorkshop: true,
  workshopClosed: true,
  participantLeft: true,
  personsNotSeen: true,
  personNotSeen: true,
  onlyToControl: true,
  concernsOthers: true,
  lookAsYourself: true,
  notAdministratorThen: true,
  otherRegister: true,
  signInToLook: true,
  notCopied: true,
  notProofRead: true,
  noLongerCounts: true,
  nothingChanged: true,
  notReady: true,
  notSaved: true,
  notSignedIn: true,
  notYet: true,
  recoveryCodeMistyped: true,
  recoveryCodeOther: true,
  nothingMarkedMissing: true,
  nothingToIssue: true,
  onePersonTwice: true,
  ownAssessment: true,
  p12Expired: true,
  p12NoKey: true,
  p12Unreadable: true,
  p12WrongPassword: true,
  passphraseGuessable: true,
  passphraseSame: true,
  passphraseTooShort: true,
  onlyLooking: true,
  personalNumberInvalid: true,
  personalNumberOther: true,
  pictureUnusable: true,
  sameNumber: true,
  sealTooLong: true,
  certificateNotConforming: true,
  certificateCheckUnfinished: true,
  sharedMovedOn: true,
  pinLocked: true,
  pinNeeded: true,
  pinNotChosen: true,
  pinTooEasy: true,
  pinWrong: true,
  placeNotAllowed: true,
  protectedNotConfirmed: true,
  readingUnfinished: true,
  registerDamaged: true,
  registerExists: true,
  registerInUse: true,
  registerMissing: true,
  registerNewer: true,
  signInNameTaken: true,
  keyNotKnown: true,
  textHasUnknownLetters: true,
  unknownCall: true,
  userNameTaken: true,
  waitBeforeTrying: true,
  wrongPassphrase: true,
  wrongState: true,
};

it.each(Object.keys(kinds))('the refusal %s says what happened and what to do', (kind) => {
  expect(at(read('refusals'), `${kind}.title`)).toBeTypeOf('string');
  expect(at(read('refusals'), `${kind}.help`)).toBeTypeOf('string');
});

it.each(notKeptReasons.filter((one) => one !== 'unknown'))(
  'a file that is not kept, %s, is told of in words of its own',
  (what) => {
    for (const part of ['title', 'help'])
      expect(at(read('refusals'), `fileTypeNotAllowed.${part}_${what}`)).toBeTypeOf('string');
  },
);

it.each(placesForTwo)('one person where two are required, %s, is told of in words of its own', (place) => {
  expect(at(read('refusals'), `onePersonTwice.help_${place}`)).toBeTypeOf('string');
});

it.each(fileGroups)('the dialog that opens a file has words for the group %s', (group) => {
  expect(at(read('shell'), `filters.${group}`)).toBeTypeOf('string');
});

/** What is said of one field of the input: by the schemas of the contract, by the domain, by the use cases. */
const rules = ['src/domain', 'src/engine/application']
  .flatMap((room) =>
    readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' }).map((name) =>
      path.join(root, room, name),
    ),
  )
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(name, 'utf8'))
  .join('\n');
const ofRules = [...rules.matchAll(/problems: \[\{ path: '[^']*', message: '([^']*)' \}\]/g)].map(
  (match) => match[1] ?? '',
);
const ofContract = Object.values(contract).flatMap((call) => [...messagesOf(call.input)]);

it('finds the messages of the contract and of the rules', () => {
  expect(ofContract).toEqual(expect.arrayContaining(['required', 'notADate', 'prefix', 'forbiddenTitle']));
  expect(ofRules).toEqual(
    expect.arrayContaining(['beforeEnrolment', 'beforeStart', 'inThePast', 'notAnAssessor']),
  );
  expect(ofRules).toHaveLength([...rules.matchAll(/kind: 'invalidInput', problems/g)].length);
});

it.each([...new Set([...ofContract, ...ofRules])])('a field can say %s in words', (message) => {
  expect(at(read('ui'), `validation.${message}`)).toBeTypeOf('string');
});

it.each([...todoKinds])('the start page has words for %s', (kind) => {
  for (const part of isWaiting({ kind }) ? ['kind', 'first', 'go'] : ['kind'])
    expect(at(read('todo'), `${part}.${kind}`)).toBeTypeOf('string');
});

it('names every dialog that a call opens', () => {
  for (const [name, call] of Object.entries(contract))
    if ('asks' in call) expect(at(read('shell'), `dialogs.${name}`)).toBeTypeOf('string');
});
