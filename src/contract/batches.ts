/** Many certificates in one go: who may be among them, the list that is read, issuing one after another. */
import { z } from 'zod';
import { batchItemStates, largestBatch } from '#domain/batch.ts';
import type { BatchId, CertificateId, ParticipantId, ValidationId } from '#domain/ids.ts';
import { births } from '#domain/on-paper.ts';
import type { Refusal } from '#domain/refusal.ts';
import { command, nothing, query, signedCommand } from './call.ts';
import { id, instant, plainDate } from './fields.ts';
import { choice, heldDocument, issuers } from './certificates.ts';

const person = {
  participantId: id<ParticipantId>(),
  participantName: z.string(),
  birthDate: plainDate.nullable(),
  birthYear: z.int().nullable(),
  hasProtectedIdentity: z.boolean(),
};

const batch = {
  id: id<BatchId>(),
  madeAt: instant,
  madeByName: z.string(),
  /** Null while something may still be issued. */
  endedAt: instant.nullable(),
};

const position = z.int().min(1).max(largestBatch);

const item = z.object({
  position,
  ...person,
  /** As it will stand, or stands; the alias for whoever may not see the name. */
  nameOnCertificate: z.string(),
  birth: z.enum(births),
  modules: z.array(z.string()),
  state: z.enum(batchItemStates),
  /** May this user read and issue it? */
  mayIssue: z.boolean(),
  /** Signs that something else will stand for on it, while it is not issued. */
  replacedSigns: z.array(z.string()),
  reading: z.object({ at: instant, byName: z.string() }).nullable(),
  certificate: z.object({ id: id<CertificateId>(), number: z.string() }).nullable(),
  /** Why it was not issued. */
  refusal: z.custom<Refusal>().nullable(),
});

export const batchContract = {
  /** Participants with approved modules that no certificate covers, in order of name, and what would be stated. */
  'batch.candidates': query({
    roles: issuers,
    input: nothing,
    output: z.object({
      people: z.array(
        z.object({
          ...person,
          workshopName: z.string(),
          nameOnCertificate: z.string(),
          birth: z.enum(births),
          validationIds: z.array(id<ValidationId>()),
          modules: z.array(
            z.object({
              validationId: id<ValidationId>(),
              code: z.string(),
              title: z.string(),
              isPartial: z.boolean(),
              approvedOn: plainDate,
            }),
          ),
          /** Letters of the name that no font has: such a certificate would not be issued. */
          unknownLetters: z.array(z.string()),
        }),
      ),
    }),
  }),
  /** Keeps the choice and its order; nothing is numbered. */
  'batch.make': command({
    roles: issuers,
    input: z.strictObject({
      items: z.array(z.strictObject(choice)).min(1, 'required').max(largestBatch),
    }),
    output: z.object({ id: id<BatchId>() }),
  }),
  /** Open ones first, then the newest; at most fifty. */
  'batch.list': query({
    roles: issuers,
    input: nothing,
    output: z.array(z.object({ ...batch, issued: z.int(), refused: z.int(), total: z.int() })),
  }),
  'batch.get': query({
    roles: issuers,
    input: z.strictObject({ id: id<BatchId>() }),
    output: z.object({ ...batch, items: z.array(item) }),
  }),
  /** "Stämmer" for the rows named: each is recorded as read with the participant. */
  'batch.confirm': command({
    roles: issuers,
    input: z.strictObject({ id: id<BatchId>(), positions: z.array(position).min(1).max(largestBatch) }),
    output: nothing,
  }),
  /** The list to read from, on paper. */
  'batch.proofList': query({
    roles: issuers,
    input: z.strictObject({ id: id<BatchId>() }),
    output: heldDocument,
  }),
  /**
   * Issues the next certificate that has been read, whole and by itself: a stop between two leaves no half one, no gap
   * and no double. What stands in the way of that one is kept with it, and the rest can go on.
   */
  'batch.issueNext': signedCommand({
    roles: issuers,
    input: z.strictObject({ id: id<BatchId>() }),
    output: z.object({
      position,
      certificateId: id<CertificateId>().nullable(),
      refusal: z.custom<Refusal>().nullable(),
      /** Another can be issued now. */
      hasMore: z.boolean(),
    }),
  }),
  /** Gives up what is not issued. Everything that is stays. */
  'batch.end': command({
    roles: issuers,
    input: z.strictObject({ id: id<BatchId>() }),
    output: nothing,
  }),
};
