/**
 * Kompetensintyg and delintyg: which may be issued, and how they are numbered.
 * Never "yrkesbevis", never OCN's or Nordiskt Valideringsforum's own certificate: the issuer is the municipality.
 * Not here: what stands on the paper (certificate-facts.ts) and how it looks (engine/pdf).
 */
import type { CertificateId, ParticipantId, ValidationId } from './ids.ts';
import { accept, refuse, type Decision } from './refusal.ts';
import { plainSigns } from './typed-signs.ts';
import type { ValidationState } from './validation-state.ts';
import type { CertificateKind, CertificateState } from './certificate-state.ts';

/**
 * Titles that are never a setting here: yrkesbevis, which only a national branch body gives, and anything in the name
 * of OCN or Nordiskt Valideringsforum, whose own certificates these are not.
 */
export const isForbiddenTitle = (title: string): boolean =>
  /yrkes[\s-]*bevis|\b(ocn|nvf)\b|open college|valideringsforum/i.test(title);

/** `<prefix>-<year>-<running number>`, the number with at least four digits: `VVK-2026-0007`. */
export const certificateNumber = (prefix: string, year: number, running: number): string =>
  `${prefix}-${String(year)}-${String(running).padStart(4, '0')}`;

/** With lines, spaces or dots between the parts, or nothing somewhere; then the running number stands whole. */
const numberParts =
  /(?<![\p{L}\p{N}])([A-ZÅÄÖ0-9]{2,8})(?:[-. ](20\d\d)[-. ](\d{1,9})|[-. ]?(20\d\d)[-. ]?(\d{4,9}))(?![\p{L}\p{N}])/u;

/** A typed or pasted number as it is printed, whatever words stand around it; undefined where there is none. */
export const readCertificateNumber = (typed: string): string | undefined => {
  const plain = plainSigns(typed)
    .toUpperCase()
    .replace(/ ?([-.]) ?/g, '$1');
  const [, prefix = '', year, running, joinedYear, joinedRunning] = numberParts.exec(plain) ?? [];
  const parts = [Number(year ?? joinedYear), Number(running ?? joinedRunning)] as const;
  return prefix === '' ? undefined : certificateNumber(prefix, ...parts);
};

/**
 * Numbers follow each other without gaps within a prefix and year. `last` is 0 when none was issued yet; only then
 * does `startAt` count, for an organisation that goes on from a series it kept on paper.
 */
export const nextRunningNumber = (last: number, startAt: number): number => (last === 0 ? startAt : last + 1);

/** The highest running number that was given within a prefix and year. */
export type GivenNumber = { readonly prefix: string; readonly year: number; readonly last: number };

/** Each prefix and year once, with the highest. */
export const highestGiven = (given: readonly GivenNumber[]): readonly GivenNumber[] =>
  given.filter(
    (one, place) =>
      !given.some(
        (other, otherPlace) =>
          other.prefix === one.prefix &&
          other.year === one.year &&
          (other.last > one.last || (other.last === one.last && otherPlace < place)),
      ),
  );

/** Whether any of these lies above what is known: then it matters who says so. */
export const goesBeyond = (claimed: readonly GivenNumber[], known: readonly GivenNumber[]): boolean =>
  claimed.some(
    ({ prefix, year, last }) =>
      !known.some((one) => one.prefix === prefix && one.year === year && one.last >= last),
  );

/** What a delintyg is called; the title of a kompetensintyg is a setting. */
export const unitTranscriptTitle = 'Delintyg';

export type IssuableValidation = {
  readonly participantId: ParticipantId;
  readonly state: ValidationState;
  readonly isPartial: boolean;
  /** Number of the latest certificate that covers it, if any. */
  readonly certificateNumber: string | null;
};

/**
 * Which document a choice of approved validations gives, or why none. A validation that was resumed after a delintyg
 * and approved again may be issued again; one that is certified as it stands may not.
 */
export const decideIssue = (
  participantId: ParticipantId,
  chosen: readonly IssuableValidation[],
): Decision<CertificateKind> => {
  if (chosen.some((validation) => validation.participantId !== participantId))
    return refuse({ kind: 'mixedParticipants' });
  for (const { state, certificateNumber } of chosen)
    if (state === 'certified' && certificateNumber !== null)
      return refuse({ kind: 'alreadyCertified', number: certificateNumber });
  if (chosen.length === 0 || chosen.some((validation) => validation.state !== 'approved'))
    return refuse({ kind: 'notApproved' });
  return accept(chosen.some((validation) => validation.isPartial) ? 'unitTranscript' : 'certificate');
};

export type Replaceable = {
  readonly id: CertificateId;
  readonly number: string;
  readonly participantId: ParticipantId;
  readonly state: CertificateState;
  /** Number of the certificate that was issued instead, if any. */
  readonly replacedBy: string | null;
  readonly validationIds: readonly ValidationId[];
};

/**
 * What a replacement is. An issued certificate is never edited: a new number says "Ersätter nr …" and the old one
 * answers so. It may rest on what the old one rested on and on what has been approved since, not on anything that
 * another certificate covers. Refuses: `alreadyReplaced`, and as `decideIssue`.
 */
export const decideReplacement = (
  original: Replaceable,
  participantId: ParticipantId,
  chosen: readonly (IssuableValidation & { readonly validationId: ValidationId })[],
): Decision<CertificateKind> => {
  if (original.replacedBy !== null) return refuse({ kind: 'alreadyReplaced', by: original.replacedBy });
  if (original.participantId !== participantId) return refuse({ kind: 'mixedParticipants' });
  return decideIssue(
    participantId,
    chosen.map((validation) =>
      validation.state === 'certified' && original.validationIds.includes(validation.validationId)
        ? { ...validation, state: 'approved' }
        : validation,
    ),
  );
};

/** Only what counts can be revoked or handed over. Refuses: `alreadyReplaced`, `alreadyRevoked`. */
export const stillCounts = ({
  state,
  replacedBy,
}: Pick<Replaceable, 'state' | 'replacedBy'>): Decision<void> => {
  if (state === 'revoked') return refuse({ kind: 'alreadyRevoked' });
  return state === 'replaced' ? refuse({ kind: 'alreadyReplaced', by: replacedBy ?? '' }) : accept(undefined);
};

/**
 * What stands on a paper where that is not what its participant is called: any name can be put on one, so whoever sees
 * the one sees both. Null where they are the same, and of a protected person.
 */
export const otherNameOn = (certificate: {
  readonly participantName: string;
  readonly nameOnCertificate: string;
  readonly hasProtectedIdentity: boolean;
}): string | null =>
  certificate.hasProtectedIdentity || certificate.nameOnCertificate === certificate.participantName
    ? null
    : certificate.nameOnCertificate;
