/** Participants: enrol, search, everything about one person. */
import { z } from 'zod';
import type { CertificateId, ParticipantId, UserId, ValidationId, WorkshopId } from '#domain/ids.ts';
import { certificateKinds, certificateStates } from '#domain/certificate-state.ts';
import { exitReasons, genders, personalNumberKinds, targetGroups } from '#domain/participant.ts';
import { validationStates } from '#domain/validation-state.ts';
import { command, nothing, page, progressOutput, query } from './call.ts';
import { id, instant, line, plainDate, requiredLine } from './fields.ts';

const keepers = ['assessor', 'coordinator', 'administrator'] as const;

const participantFields = {
  givenName: requiredLine,
  familyName: line,
  alias: line.nullable(),
  birthDate: plainDate.nullable(),
  /** Kept with or without the full date. */
  birthYear: z.int().min(1800).max(2100).nullable(),
  /** As typed, with or without century and hyphen; checked by the engine. */
  personalNumber: line.nullable(),
  gender: z.enum(genders),
  workshopId: id<WorkshopId>(),
  homeMunicipality: line,
  targetGroups: z.array(z.enum(targetGroups)),
  /** Language the person prefers, in words. */
  language: line,
  needsInterpreter: z.boolean(),
  phone: line,
  email: line,
  enrolledOn: plainDate,
  hasProtectedIdentity: z.boolean(),
};

/** Somebody has the number already, and whoever writes has said that it is somebody else. */
const anotherPerson = { confirmedAnotherPerson: z.literal(true).optional() };

/** What keeps somebody whose role is right from enrolling: a verkstad, or that they were not given the participants. */
export const enrolLacks = ['workshop', 'persons'] as const;

const reader = z.object({ id: id<UserId>(), name: z.string() });

const participantRow = z.object({
  id: id<ParticipantId>(),
  /** What the person is called on the screen: the alias where the identity is protected. */
  displayName: z.string(),
  birthYear: z.int().nullable(),
  workshopId: id<WorkshopId>(),
  workshopName: z.string(),
  enrolledOn: plainDate,
  exitedOn: plainDate.nullable(),
  hasProtectedIdentity: z.boolean(),
  /** One mark per validation, newest first. */
  validations: z.array(
    z.object({
      id: id<ValidationId>(),
      moduleCode: z.string(),
      moduleTitle: z.string(),
      state: z.enum(validationStates),
    }),
  ),
});

const participantSorts = ['name', 'enrolledOn', 'workshop'] as const;

export const participantContract = {
  'participant.list': query({
    roles: 'signedIn',
    input: z.strictObject({
      /** Part of a name or alias, accents ignored. */
      search: line,
      workshopId: id<WorkshopId>().nullable(),
      /** `current`: not exited. */
      standing: z.enum(['current', 'exited', 'all']),
      sort: z.enum(participantSorts),
      direction: z.enum(['ascending', 'descending']),
      after: z.string().nullable(),
      limit: z.int().min(1).max(200),
    }),
    output: page(participantRow),
  }),
  'participant.findDuplicates': query({
    roles: keepers,
    input: z.strictObject({
      givenName: line,
      familyName: line,
      birthYear: z.int().nullable(),
      /** As typed; what is no number yet is not looked for. */
      personalNumber: line.nullable().optional(),
      except: id<ParticipantId>().nullable(),
    }),
    output: z.array(participantRow.extend({ hasSameNumber: z.boolean() })),
  }),
  /** The verkstäder that the user may enrol in; and where there is none, what they lack. */
  'participant.enrolsIn': query({
    roles: keepers,
    input: nothing,
    output: z.object({
      workshops: z.array(z.object({ id: id<WorkshopId>(), name: z.string() })),
      lacks: z.enum(enrolLacks).nullable(),
    }),
  }),
  /** How many and how far, at each verkstad, for those who see no participants; of nobody whose identity is protected. */
  'participant.figures': query({
    roles: ['coordinator', 'administrator'],
    input: nothing,
    output: z.array(
      z.object({
        id: id<WorkshopId>(),
        name: z.string(),
        enrolled: z.int(),
        states: z.array(z.object({ state: z.enum(validationStates), count: z.int() })),
      }),
    ),
  }),
  'participant.enrol': command({
    roles: keepers,
    input: z.strictObject({ ...participantFields, ...anotherPerson }),
    output: z.object({ id: id<ParticipantId>() }),
  }),
  'participant.save': command({
    roles: keepers,
    input: z.strictObject({ id: id<ParticipantId>(), ...participantFields, ...anotherPerson }),
    output: nothing,
  }),
  'participant.exit': command({
    roles: keepers,
    input: z.strictObject({ id: id<ParticipantId>(), exitedOn: plainDate, reason: z.enum(exitReasons) }),
    output: nothing,
  }),
  /** Takes an exit back: the person is enrolled again. */
  'participant.reopen': command({
    roles: keepers,
    input: z.strictObject({ id: id<ParticipantId>() }),
    output: nothing,
  }),
  /** Everything about one person on one page; the personal number is masked. */
  'participant.get': query({
    roles: 'signedIn',
    opens: 'participant',
    input: z.strictObject({ id: id<ParticipantId>() }),
    output: z.object({
      id: id<ParticipantId>(),
      displayName: z.string(),
      ...participantFields,
      personalNumber: z.string().nullable(),
      personalNumberKind: z.enum(personalNumberKinds).nullable(),
      workshopName: z.string(),
      exitedOn: plainDate.nullable(),
      exitReason: z.enum(exitReasons).nullable(),
      /** Who is named to see a protected person. */
      readers: z.array(reader),
      validations: z.array(
        z.object({
          id: id<ValidationId>(),
          moduleCode: z.string(),
          moduleTitle: z.string(),
          state: z.enum(validationStates),
          assessors: z.array(z.string()),
          progress: progressOutput,
          lastActivityAt: instant,
        }),
      ),
      certificates: z.array(
        z.object({
          id: id<CertificateId>(),
          number: z.string(),
          kind: z.enum(certificateKinds),
          modules: z.array(z.string()),
          issuedOn: plainDate,
          state: z.enum(certificateStates),
        }),
      ),
    }),
  }),
  /**
   * Who sees a person whose identity is protected, beside those who assess them. An administratör names others without
   * seeing the person, so that nobody is lost when somebody leaves.
   */
  'participant.nameReaders': command({
    roles: keepers,
    beyondReach: ['administrator'],
    input: z.strictObject({
      id: id<ParticipantId>(),
      userIds: z.array(id<UserId>()).min(1, 'required').max(40),
    }),
    output: nothing,
  }),
  /** Everybody whose identity is protected, by alias, and who is named to see them. */
  'participant.listProtected': query({
    roles: ['administrator'],
    input: nothing,
    output: z.array(z.object({ id: id<ParticipantId>(), displayName: z.string(), readers: z.array(reader) })),
  }),
  /** The number in full, for whoever edits the person. Leaves an audit row, because it was shown. */
  'participant.revealPersonalNumber': command({
    roles: keepers,
    input: z.strictObject({ id: id<ParticipantId>() }),
    output: z.object({ personalNumber: z.string().nullable() }),
  }),
  /** Letters of a name that no font of ours has; empty when all can be printed. */
  'participant.checkName': query({
    roles: 'signedIn',
    input: z.strictObject({ name: line }),
    output: z.object({ unknownLetters: z.array(z.string()) }),
  }),
  /** Who has opened, printed and saved what is the person's, newest first. */
  'participant.accesses': query({
    roles: ['coordinator', 'administrator'],
    input: z.strictObject({
      id: id<ParticipantId>(),
      after: z.string().nullable(),
      limit: z.int().min(1).max(200),
    }),
    output: page(z.object({ id: z.string(), at: instant, userName: z.string(), what: z.string() })),
  }),
  /** What has been done with the person's record, newest first; not who looked at it. */
  'participant.log': query({
    roles: 'signedIn',
    input: z.strictObject({
      id: id<ParticipantId>(),
      after: z.string().nullable(),
      limit: z.int().min(1).max(200),
    }),
    output: page(
      z.object({
        id: z.string(),
        at: instant,
        userName: z.string(),
        /** `participant.enrolled` and so on; worded by the renderer. */
        what: z.string(),
      }),
    ),
  }),
};
