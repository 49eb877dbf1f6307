/** Organisation, verkstäder, users and settings. */
import { z } from 'zod';
import { isForbiddenTitle } from '#domain/certificate.ts';
import type { PictureId, UserId, WorkshopId } from '#domain/ids.ts';
import { roles } from '#domain/role.ts';
import { openStates } from '#domain/validation.ts';
import { command, nothing, query } from './call.ts';
import { id, instant, line, note, plainDate, requiredLine } from './fields.ts';

const workshop = z.object({ id: id<WorkshopId>(), name: z.string(), isActive: z.boolean() });

const userFields = {
  name: requiredLine,
  /** Words under a signature, for example `Handledare, köket`. Empty: the role name is used. */
  title: line,
  roles: z.array(z.enum(roles)).min(1, 'required'),
  workshopIds: z.array(id<WorkshopId>()),
  /** A samordnare or administratör who sees participants, and not only figures. */
  seesPersons: z.boolean(),
  trainedOn: plainDate.nullable(),
  certifiedOn: plainDate.nullable(),
  isActive: z.boolean(),
};

const userOutput = z.object({ id: id<UserId>(), signInName: z.string(), ...userFields });

export const settingsShape = {
  organisationName: requiredLine,
  organisationNumber: line,
  place: requiredLine,
  /** Whom to ask about a certificate: telephone, mail or address. */
  contact: line,
  roleNames: z.strictObject({
    assessor: requiredLine,
    internalVerifier: requiredLine,
    coordinator: requiredLine,
    administrator: requiredLine,
  }),
  /** Kompetensintyg or kompetensbevis; never yrkesbevis, and nothing in another body's name. */
  certificateTitle: requiredLine.refine((title) => !isForbiddenTitle(title), 'forbiddenTitle'),
  certificatePrefix: z.string().regex(/^[A-ZÅÄÖ0-9]{2,8}$/, 'prefix'),
  firstRunningNumber: z.int().min(1).max(999_999),
  accentColour: z.string().regex(/^#[0-9a-fA-F]{6}$/, 'colour'),
  /** Of a picture that is a logo in this register. */
  logoId: id<PictureId>().nullable(),
  isPreprinted: z.boolean(),
  externalQualityAssurance: z.strictObject({ isDone: z.boolean(), by: line }),
  textAbove: note,
  textBelow: note,
  birthShown: z.enum(['date', 'year', 'none']),
  /** Where the code on paper leads; short, because the code must stay readable. Empty: nowhere on the web. */
  controlAddress: z
    .string()
    .trim()
    .max(60)
    .refine((address) => address === '' || /^https:\/\/[^\s#?]+$/.test(address), 'controlAddress'),
  /** Days without activity after which a validation is called stuck, and a control late. */
  stuckAfterDays: z.int().min(1).max(365),
  controlWithinDays: z.int().min(1).max(365),
  lockAfterMinutes: z.int().min(1).max(60),
  /** A handledare sees participants of every verkstad, not only their own. */
  assessorsSeeAll: z.boolean(),
  /** Each opening of a participant's page is logged. */
  logsOpenings: z.boolean(),
};

export const organisationContract = {
  'workshop.list': query({ roles: 'signedIn', input: nothing, output: z.array(workshop) }),
  'workshop.add': command({
    roles: ['administrator', 'coordinator'],
    input: z.strictObject({ name: requiredLine }),
    output: z.object({ id: id<WorkshopId>() }),
  }),
  'workshop.save': command({
    roles: ['administrator', 'coordinator'],
    input: z.strictObject({ id: id<WorkshopId>(), name: requiredLine, isActive: z.boolean() }),
    output: nothing,
  }),
  'user.list': query({ roles: 'signedIn', input: nothing, output: z.array(userOutput) }),
  'user.add': command({
    roles: ['administrator'],
    input: z.strictObject({
      ...userFields,
      signInName: requiredLine,
    }),
    /** The passphrase is for one time, and shown this once; null for somebody who is not active. */
    output: z.object({ id: id<UserId>(), passphrase: z.string().nullable() }),
  }),
  'user.save': command({
    roles: ['administrator'],
    after: ['refreshSeats', 'closeWhenEmpty'],
    input: z.strictObject({ id: id<UserId>(), ...userFields }),
    output: nothing,
  }),
  /** What somebody holds, in numbers, before they are let out or lose a role. */
  'user.holds': query({
    roles: ['administrator'],
    input: z.strictObject({ id: id<UserId>() }),
    output: z.object({
      /** Open validations they assess, by state. */
      validations: z.array(z.object({ state: z.enum(openStates), count: z.int() })),
      /** Protected people whom nobody else who works here is named to see. */
      onlyReaderOf: z.int(),
    }),
  }),
  /** Wrong passphrases and codes of sheets of the last thirty days, the last first; null where the name is nobody's. */
  'user.wrongTries': query({
    roles: ['administrator'],
    input: nothing,
    output: z.array(
      z.object({
        of: z.enum(['person', 'sheet', 'nobody']),
        name: z.string(),
        times: z.int(),
        from: instant,
        to: instant,
      }),
    ),
  }),
  /** A passphrase for one time for somebody who forgot theirs. They choose their own before anything else. */
  'user.resetPassphrase': command({
    roles: ['administrator'],
    input: z.strictObject({ id: id<UserId>() }),
    output: z.object({ passphrase: z.string() }),
  }),
  'settings.get': query({ roles: 'signedIn', input: nothing, output: z.object(settingsShape) }),
  /** Of whoever is no administrator, with `administratorSettings` as they are: otherwise `notPermitted`. */
  'settings.save': command({
    roles: ['administrator', 'coordinator'],
    input: z.strictObject(settingsShape),
    output: nothing,
  }),
};
