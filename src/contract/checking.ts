/** Checking certificates, and what others need to check them without us: the control page and the revocation list. */
import { z } from 'zod';
import { certificateStates } from '#domain/certificate-state.ts';
import type { CertificateId } from '#domain/ids.ts';
import { command, nothing, query } from './call.ts';
import { id, instant, line, plainDate, longest } from './fields.ts';

const claims = z.object({
  number: z.string(),
  title: z.string(),
  issuer: z.string(),
  holder: z.string(),
  birth: z.string().nullable(),
  issuedOn: plainDate,
  modules: z
    .array(
      z.object({
        code: z.string(),
        level: z.number(),
        points: z.number().nullable(),
        title: z.string().nullable(),
      }),
    )
    .nullable(),
  factsSha256: z.string(),
  isExample: z.boolean(),
  isPractice: z.boolean(),
  isPartial: z.boolean(),
});

const genuine = { claims, issuer: z.string() };

const answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('valid'), ...genuine }),
  z.object({ kind: z.literal('replaced'), on: plainDate, by: z.string(), ...genuine }),
  z.object({ kind: z.literal('revoked'), on: plainDate, replacedBy: z.string().nullable(), ...genuine }),
  z.object({
    kind: z.literal('keyNotInUse'),
    claims,
    key: z.object({
      keyId: z.string(),
      name: z.string(),
      publicKey: z.string(),
      validFrom: plainDate,
      validUntil: plainDate.nullable(),
    }),
  }),
  /** Signed by this register's key, which the register does not hold: forged with the key, or lost with an older copy. */
  z.object({ kind: z.literal('notInRegister'), ...genuine }),
  z.object({ kind: z.literal('changed') }),
  z.object({ kind: z.literal('unknownIssuer'), keyId: z.string() }),
  z.object({ kind: z.literal('incomplete') }),
  z.object({ kind: z.literal('notOurs') }),
  /** Issued here, and everything about the person disposed of since. */
  z.object({
    kind: z.literal('disposedOf'),
    number: z.string(),
    issuedOn: plainDate,
    modules: z.array(z.string()),
    standing: z.enum(certificateStates),
  }),
  /** A check code that no certificate in this register has. */
  z.object({ kind: z.literal('unknownCode'), code: z.string() }),
  /** Signs like a check code's, but not twelve, or such as no code has. */
  z.object({ kind: z.literal('almostCode'), count: z.int() }),
  /** A number that begins as this register's do, and that none of its certificates has. */
  z.object({ kind: z.literal('unknownNumber'), number: z.string() }),
  /** A number that begins otherwise: somebody else's, or mistyped. */
  z.object({ kind: z.literal('foreignNumber'), number: z.string() }),
]);

const checked = z.object({
  answer,
  /** The certificate in this register. */
  certificateId: id<CertificateId>().nullable(),
  /** Only for files: are its bytes those that were issued? */
  fileIsAsIssued: z.boolean().nullable(),
});

const exporters = ['coordinator', 'administrator'] as const;

/** Why the control page must be saved anew; null where what was saved answers rightly. */
export const controlPageDue = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('neverSaved'), issued: z.int() }),
    z.object({
      kind: z.literal('outdated'),
      savedAt: instant,
      replaced: z.int(),
      revoked: z.int(),
      hasNewKey: z.boolean(),
    }),
  ])
  .nullable();

export const checkingContract = {
  /** What was scanned, pasted or typed: the text of a QR code, a check code, or a number. */
  'check.text': query({
    roles: 'signedIn',
    input: z.strictObject({ text: z.string().trim().min(1, 'required').max(longest.scanned) }),
    output: checked,
  }),
  'check.file': query({
    roles: 'signedIn',
    asks: { dialog: 'openPath', groups: { certificates: ['pdf'] } },
    input: nothing,
    output: checked,
  }),
  /** The page with which anybody can check without us: one file, with the keys and the revocation list in it. */
  'check.exportPage': command({
    roles: exporters,
    asks: { dialog: 'savePath', extensions: ['html'] },
    input: z.strictObject({ suggestedName: line }),
    output: nothing,
  }),
  /** The signed revocation list alone, for whoever has the page already. */
  'check.exportList': command({
    roles: exporters,
    asks: { dialog: 'savePath', extensions: ['intyga-lista'] },
    input: z.strictObject({ suggestedName: line }),
    output: nothing,
  }),
  /** A new issuer key from today. What the old one has signed stays valid; the control page must be saved again. */
  'issuerKey.renew': command({
    roles: ['administrator'],
    input: nothing,
    output: z.object({ keyId: z.string() }),
  }),
  /** What the exports would hold. */
  'check.summary': query({
    roles: 'signedIn',
    input: nothing,
    output: z.object({
      keys: z.array(z.object({ keyId: z.string(), validFrom: plainDate, validUntil: plainDate.nullable() })),
      issued: z.int(),
      replaced: z.int(),
      revoked: z.int(),
      pageSavedAt: instant.nullable(),
      pageDue: controlPageDue,
    }),
  }),
};
