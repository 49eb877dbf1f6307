/** Opening the register, signing in and out, and the person who is signed in. */
import { z } from 'zod';
import type { BatchId, OrganisationId, UserId, WorkshopId } from '#domain/ids.ts';
import { hurdles } from '#domain/refusal.ts';
import { roles } from '#domain/role.ts';
import { command, nothing, opening, query } from './call.ts';
import { id, instant, pinCode, requiredLine, passphrase } from './fields.ts';

/** Checked for length by the engine, so that a short one gets a plain answer instead of a form error. */

export const sessionOutput = z.object({
  user: z.object({
    id: id<UserId>(),
    name: z.string(),
    signInName: z.string(),
    roles: z.array(z.enum(roles)),
    workshopIds: z.array(id<WorkshopId>()),
  }),
  organisation: z.object({ id: id<OrganisationId>(), name: z.string() }),
  isPractice: z.boolean(),
  /** When the copy that is only looked at was made; null in a register that is worked in. */
  copyOf: instant.nullable(),
  /** What comes before anything else; null when one can work. */
  awaits: z.enum(hurdles).nullable(),
  roleNames: z.record(z.enum(roles), z.string()),
  signedInAt: instant,
  /** Minutes without anybody at the keys until the screen is locked. */
  lockAfterMinutes: z.int(),
});

export const registerContract = {
  /** Where the register stands, before anybody has signed in. `practiceUsers` are offered without passphrase. */
  'register.status': query({
    roles: 'anyone',
    input: nothing,
    output: z.object({
      state: z.enum(['none', 'locked', 'open']),
      folder: z.string(),
      lastSignInName: z.string().nullable(),
      practiceIsMade: z.boolean(),
      /** Who has given their passphrase since the register was opened, and can come back by PIN (or, practising, at once). */
      people: z.array(
        z.object({
          userId: id<UserId>(),
          name: z.string(),
          signInName: z.string(),
          comesBackBy: z.enum(['pin', 'passphrase', 'name']),
        }),
      ),
    }),
  }),
  /** The first start: makes the register and signs the first user in as administrator, coordinator and assessor. */
  'register.create': opening({
    roles: 'anyone',
    input: z.strictObject({
      organisationName: requiredLine,
      place: requiredLine,
      workshops: z.array(requiredLine).min(1).max(40),
      userName: requiredLine,
      signInName: requiredLine,
      passphrase,
      withExampleModules: z.boolean(),
    }),
    output: sessionOutput,
  }),
  /** Makes the practice register when it is missing (takes a few seconds) and names its people. */
  'practice.prepare': opening({
    roles: 'anyone',
    input: nothing,
    output: z.object({
      users: z.array(z.object({ signInName: z.string(), name: z.string(), roles: z.array(z.enum(roles)) })),
    }),
  }),
  /** Signs in to the practice register as one of its people; it needs no passphrase. */
  'practice.enter': opening({
    roles: 'anyone',
    input: z.strictObject({ signInName: requiredLine }),
    output: sessionOutput,
  }),
  /** Four words at random, to take as a passphrase. Kept nowhere. */
  'passphrase.suggest': query({
    roles: 'anyone',
    input: nothing,
    output: z.object({ passphrase: z.string() }),
  }),
  'session.signIn': opening({
    roles: 'anyone',
    input: z.strictObject({ signInName: requiredLine, passphrase }),
    output: sessionOutput,
  }),
  /**
   * Leaves the screen to nobody. The register stays open, and whoever was signed in comes back by PIN. A batch that is
   * being issued goes on in their name, and nothing else.
   */
  'session.lock': opening({
    roles: 'signedIn',
    worksBefore: hurdles,
    input: z.strictObject({ batchId: id<BatchId>().nullable() }),
    output: nothing,
  }),
  /** Comes back by PIN while the register is open; in the practice register without one. */
  'session.switch': opening({
    roles: 'anyone',
    input: z.strictObject({ userId: id<UserId>(), pin: pinCode.nullable() }),
    output: sessionOutput,
  }),
  'session.signOut': opening({
    roles: 'signedIn',
    worksBefore: hurdles,
    after: ['closeWhenEmpty'],
    input: nothing,
    output: nothing,
  }),
  'session.get': query({ roles: 'anyone', input: nothing, output: sessionOutput.nullable() }),
  'session.changePassphrase': command({
    roles: 'signedIn',
    worksBefore: ['ownPassphrase'],
    input: z.strictObject({ current: passphrase, next: passphrase }),
    output: nothing,
  }),
};
