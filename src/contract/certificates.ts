/** Certificates: preview, issue, register, save, print. Not here: other documents (documents.ts). */
import { z } from 'zod';
import type { CertificateId, DocumentId, ParticipantId, ValidationId } from '#domain/ids.ts';
import { certificateKinds, certificateStates } from '#domain/certificate-state.ts';
import { command, confirmedOld, nothing, page, query, signedCommand } from './call.ts';
import { id, instant, line, plainDate, requiredLine, requiredNote } from './fields.ts';

export const issuers = ['assessor', 'internalVerifier', 'coordinator', 'administrator'] as const;

/** A PDF held for this session: shown through `app://intyga/document/<id>`. */
export const heldDocument = z.object({
  documentId: id<DocumentId>(),
  fileName: z.string(),
  pageCount: z.int(),
});

export const choice = {
  participantId: id<ParticipantId>(),
  validationIds: z.array(id<ValidationId>()).min(1, 'required').max(20),
  /** The name as it should stand on the paper; it may differ from the register's. */
  nameOnCertificate: requiredLine,
  /** How birth is shown. */
  birth: z.enum(['date', 'year', 'none']),
};

const certificateRow = z.object({
  id: id<CertificateId>(),
  number: z.string(),
  kind: z.enum(certificateKinds),
  participantId: id<ParticipantId>(),
  participantName: z.string(),
  /** What stands on the paper where that is not the participant's name; null too of a protected person. */
  otherName: z.string().nullable(),
  /** Tells two of one name apart; null of a protected person. */
  birthYear: z.int().nullable(),
  hasProtectedIdentity: z.boolean(),
  modules: z.array(z.string()),
  issuedOn: plainDate,
  issuedByName: z.string(),
  /** Replaced and revoked ones stay in the register and answer so. */
  state: z.enum(certificateStates),
  isExample: z.boolean(),
  printCount: z.int(),
});

/** The certificate before or after in a chain of corrections. */
const chainLink = z.object({ id: id<CertificateId>(), number: z.string() }).nullable();

const holder = {
  participantId: id<ParticipantId>(),
  participantName: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  birthDate: plainDate.nullable(),
  birthYear: z.int().nullable(),
  hasProtectedIdentity: z.boolean(),
  /** What was last read and found right; only for those who may see the name. */
  proofReading: z
    .object({
      nameOnCertificate: z.string(),
      birth: z.enum(['date', 'year', 'none']),
      validationIds: z.array(id<ValidationId>()),
      at: instant,
      byName: z.string(),
    })
    .nullable(),
  modules: z.array(
    z.object({
      validationId: id<ValidationId>(),
      code: z.string(),
      title: z.string(),
      isPartial: z.boolean(),
      approvedOn: plainDate,
    }),
  ),
};

export const certificateContract = {
  /** Participants with approved modules that no certificate covers yet, in the order of people. */
  'certificate.waiting': query({
    roles: 'signedIn',
    input: nothing,
    output: z.array(z.object(holder)),
  }),
  /** The same for one certificate that is to be replaced: what it rests on, and what has been approved since. */
  'certificate.replacing': query({
    roles: issuers,
    input: z.strictObject({ id: id<CertificateId>() }),
    output: z.object({
      ...holder,
      number: z.string(),
      /** What the certificate to be replaced states. */
      nameOnCertificate: z.string(),
      birth: z.enum(['date', 'year', 'none']),
      validationIds: z.array(id<ValidationId>()),
    }),
  }),
  /** The real PDF as it would be issued, with the number it would get; nothing is used up. */
  'certificate.preview': query({
    roles: issuers,
    input: z.strictObject({ ...choice, replacesId: id<CertificateId>().nullable().default(null) }),
    output: heldDocument.extend({
      kind: z.enum(certificateKinds),
      number: z.string(),
      /** Signs of published and approved texts that cannot be printed, and that something else stands for. */
      replacedSigns: z.array(z.string()),
      /** A replacement that states just what the certificate states that it replaces. */
      isSame: z.boolean(),
    }),
  }),
  /** "Stämmer": the participant has read it. An issue or a replacement needs this for exactly what it states. */
  'certificate.confirm': command({
    roles: issuers,
    input: z.strictObject({ ...choice, replacesId: id<CertificateId>().nullable().default(null) }),
    output: nothing,
  }),
  'certificate.issue': signedCommand({
    roles: issuers,
    input: z.strictObject(choice),
    output: z.object({ id: id<CertificateId>(), number: z.string(), kind: z.enum(certificateKinds) }),
  }),
  /** A new number that says "Ersätter nr …"; the old certificate answers so from now on. Nothing is edited. */
  'certificate.replace': signedCommand({
    roles: issuers,
    input: z.strictObject({
      ...choice,
      replacesId: id<CertificateId>(),
      reason: requiredNote,
      /** The same shall stand on the new one; without it, one that changes nothing is refused: `nothingChanged`. */
      isReprint: z.literal(true).optional(),
    }),
    output: z.object({ id: id<CertificateId>(), number: z.string(), kind: z.enum(certificateKinds) }),
  }),
  'certificate.revoke': signedCommand({
    roles: ['coordinator', 'administrator'],
    input: z.strictObject({ id: id<CertificateId>(), reason: requiredNote }),
    output: nothing,
  }),
  'certificate.list': query({
    roles: 'signedIn',
    input: z.strictObject({
      /** Part of a number or a name. */
      search: line,
      year: z.int().nullable(),
      after: z.string().nullable(),
      limit: z.int().min(1).max(200),
    }),
    output: page(certificateRow),
  }),
  'certificate.get': query({
    roles: 'signedIn',
    input: z.strictObject({ id: id<CertificateId>() }),
    output: certificateRow.extend({
      nameOnCertificate: z.string(),
      sha256: z.string(),
      size: z.int(),
      /** What is typed to check it; null on what was issued before certificates had seals. */
      checkCode: z.string().nullable(),
      replaces: chainLink,
      replacedBy: chainLink,
      /** `detail` is the reason where one was asked for. */
      events: z.array(z.object({ what: z.string(), detail: z.string(), at: instant, byName: z.string() })),
    }),
  }),
  /** The stored bytes, held to be shown. */
  'certificate.open': query({
    roles: 'signedIn',
    opens: 'certificate',
    input: z.strictObject({ id: id<CertificateId>() }),
    output: heldDocument,
  }),
  /**
   * The stored bytes of one or many, in the order given, as one print job in which each begins on a sheet of its own.
   * Logged as on its way to a printer, and not counted as printed: `certificate.recordPrint`. Reports progress.
   */
  'certificate.print': command({
    roles: issuers,
    confirmsProtected: true,
    confirmsOld: true,
    input: z.strictObject({ ids: z.array(id<CertificateId>()).min(1).max(1000), ...confirmedOld }),
    output: heldDocument,
  }),
  /** A print job came out on paper: each of its certificates is counted as printed. Once for each job. */
  'certificate.recordPrint': command({
    roles: issuers,
    input: z.strictObject({ documentId: id<DocumentId>() }),
    output: nothing,
  }),
  'certificate.save': command({
    roles: issuers,
    confirmsProtected: true,
    confirmsOld: true,
    asks: { dialog: 'savePath', extensions: ['pdf'] },
    input: z.strictObject({ id: id<CertificateId>(), suggestedName: line, ...confirmedOld }),
    output: nothing,
  }),
};
