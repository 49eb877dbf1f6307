/** Gallring: time limits, what is due, a proposal by one and its carrying out by another, and the protocols. */
import { z } from 'zod';
import { disposalKinds } from '#domain/disposal.ts';
import type { DisposalId, ParticipantId } from '#domain/ids.ts';
import { heldDocument } from './certificates.ts';
import { command, nothing, opening, query, signedCommand } from './call.ts';
import { id, instant, line, plainDate } from './fields.ts';

/** Whoever looks after the register; it takes two of them. */
const keepers = ['coordinator', 'administrator'] as const;

const years = z.int().min(1).max(100).nullable();

const limits = {
  reference: line,
  withoutCertificateYears: years,
  withCertificateYears: years,
  fileMonths: z.int().min(1).max(1200).nullable(),
  draftDays: z.int().min(1).max(3650).nullable(),
  logYears: years,
};

const counts = z.object({
  participants: z.int(),
  validations: z.int(),
  evidence: z.int(),
  attachments: z.int(),
  certificates: z.int(),
  drafts: z.int(),
  logRows: z.int(),
  files: z.int(),
  accesses: z.int(),
});

const amount = z.object({ due: z.int(), all: z.int() });
const kinds = z.array(z.enum(disposalKinds));

export const disposalContract = {
  'disposal.get': query({
    roles: keepers,
    input: nothing,
    output: z.object({
      limits: z.object(limits),
      /** By the day they became due. */
      due: z.array(
        z.object({
          id: id<ParticipantId>(),
          displayName: z.string(),
          exitedOn: plainDate,
          dueOn: plainDate,
          hasCertificate: z.boolean(),
          /** Something approved that no certificate has been made of. */
          hasUncertified: z.boolean(),
        }),
      ),
      /** Still enrolled, or with an exit to come, and nothing noted for longer than the limit; longest ago first. */
      forgotten: z.array(
        z.object({
          id: id<ParticipantId>(),
          displayName: z.string(),
          lastActivityOn: plainDate,
          exitedOn: plainDate.nullable(),
        }),
      ),
      /** Everybody who has left, due or not. */
      left: z.int(),
      /** What has limits of its own: how much is due, of all there is. */
      kinds: z.object({ files: amount, drafts: amount, log: amount }),
      waiting: z
        .object({
          id: id<DisposalId>(),
          at: instant,
          byName: z.string(),
          /** Proposed by whoever asks, who then does not carry it out. */
          isOwn: z.boolean(),
          participantIds: z.array(id<ParticipantId>()),
          kinds,
        })
        .nullable(),
      done: z.array(
        z.object({
          id: id<DisposalId>(),
          at: instant,
          proposedByName: z.string(),
          carriedOutByName: z.string(),
          reference: z.string(),
          counts,
          /** Older copies have been removed since. */
          isCleaned: z.boolean(),
        }),
      ),
    }),
  }),
  'disposal.setLimits': command({
    roles: ['administrator'],
    input: z.strictObject(limits),
    output: nothing,
  }),
  'disposal.propose': signedCommand({
    roles: keepers,
    input: z.strictObject({
      participantIds: z.array(id<ParticipantId>()).max(5000),
      kinds: kinds.max(disposalKinds.length),
    }),
    output: z.object({ id: id<DisposalId>() }),
  }),
  'disposal.withdraw': command({
    roles: keepers,
    input: z.strictObject({ id: id<DisposalId>() }),
    output: nothing,
  }),
  /** By another person than who proposed it. There is no way back. Answers with the protocol. */
  'disposal.carryOut': signedCommand({
    roles: keepers,
    input: z.strictObject({ id: id<DisposalId>() }),
    output: heldDocument,
  }),
  'disposal.protocol': query({
    roles: keepers,
    input: z.strictObject({ id: id<DisposalId>() }),
    output: heldDocument,
  }),
  /** Packs the register's file, makes new copies and removes those that are older. At least one always stays. */
  'disposal.cleanUp': opening({
    roles: keepers,
    after: ['lookAtCopies'],
    input: nothing,
    output: z.object({ removed: z.int() }),
  }),
};
