/**
 * Issued certificates: insert, find, and what happened to them afterwards. Facts, bytes and their SHA-256 are
 * frozen by triggers. Not here: listing and searching (certificate-list.ts), what the facts are built from
 * (achievements.ts) and the rules of issuing (domain).
 */
import { sql, type ExpressionBuilder } from 'kysely';
import { factsText, readFacts, type CertificateFacts } from '#domain/certificate-facts.ts';
import type { Replaceable } from '#domain/certificate.ts';
import type { CertificateKind, CertificateState } from '#domain/certificate-state.ts';
import type { Instant, PlainDate } from '#domain/dates.ts';
import type { CertificateId, ParticipantId, UserId, ValidationId } from '#domain/ids.ts';
import { searchable } from '#domain/swedish.ts';
import { listGivenNumbers } from './given-numbers.ts';
import { placeInLog } from '../base/order.ts';
import { nameColumns, rowToBirthYear, rowToDisplayName, rowToIsProtected } from '../base/participant-name.ts';
import type { ReadStore, WriteStore } from '../base/store.ts';
import type { Tables } from '../base/tables.ts';

export type Certificate = {
  readonly id: CertificateId;
  readonly number: string;
  readonly kind: CertificateKind;
  readonly participantId: ParticipantId;
  /** How the participant is called on the screen now. */
  readonly participantName: string;
  readonly birthYear: number | null;
  readonly hasProtectedIdentity: boolean;
  readonly nameOnCertificate: string;
  /** Titles as printed. */
  readonly modules: readonly string[];
  readonly issuedAt: Instant;
  readonly issuedOn: PlainDate;
  readonly issuedByName: string;
  readonly isExample: boolean;
  readonly printCount: number;
  /** Hex SHA-256 of the stored PDF, and its length in bytes. */
  readonly sha256: string;
  readonly size: number;
  readonly state: CertificateState;
  /** Null on what was issued before certificates had seals. */
  readonly checkCode: string | null;
  readonly replaces: ChainLink | null;
  readonly replacedBy: ChainLink | null;
};

/** The certificate before or after in a chain of corrections. */
export type ChainLink = { readonly id: CertificateId; readonly number: string };

export type NewCertificate = {
  readonly id: CertificateId;
  readonly prefix: string;
  readonly year: number;
  readonly runningNumber: number;
  readonly participantId: ParticipantId;
  readonly facts: CertificateFacts;
  /** What the certificate is found by besides its number: the name, or the alias of a protected person. */
  readonly searchName: string;
  readonly validationIds: readonly ValidationId[];
  readonly pdf: Uint8Array;
  readonly sha256: string;
  readonly issuedAt: Instant;
  readonly issuedBy: UserId;
  /** Text of the QR code, the code that can be typed, and the key that signed. */
  readonly seal: string;
  readonly checkCode: string;
  readonly keyId: string;
  readonly replacesId: CertificateId | null;
};

/**
 * The highest running number given within a prefix and year, also to what was disposed of and to what is not in the
 * register any more because an older copy was brought back; 0 when none.
 */
export const lastRunningNumber = async (store: ReadStore, prefix: string, year: number): Promise<number> => {
  const lastIn = async (table: 'certificate' | 'certificate_entry'): Promise<number> =>
    (
      await store
        .selectFrom(table)
        .select((build) => build.fn.max('running_number').as('last'))
        .where('prefix', '=', prefix)
        .where('year', '=', year)
        .executeTakeFirst()
    )?.last ?? 0;
  const known = (await listGivenNumbers(store)).find((one) => one.prefix === prefix && one.year === year);
  return Math.max(await lastIn('certificate'), await lastIn('certificate_entry'), known?.last ?? 0);
};

export const insertCertificate = async (store: WriteStore, certificate: NewCertificate): Promise<void> => {
  const { id, facts } = certificate;
  await store
    .insertInto('certificate')
    .values({
      id,
      number: facts.number,
      prefix: certificate.prefix,
      year: certificate.year,
      running_number: certificate.runningNumber,
      kind: facts.kind,
      participant_id: certificate.participantId,
      name_on_certificate: facts.holder.name,
      search_key: searchable(facts.number, certificate.searchName),
      is_example: facts.isExample ? 1 : 0,
      facts: factsText(facts),
      pdf: certificate.pdf,
      pdf_sha256: certificate.sha256,
      issued_at: certificate.issuedAt,
      issued_on: facts.issuedOn,
      issued_by: certificate.issuedBy,
      seal: certificate.seal,
      check_code: certificate.checkCode,
      key_id: certificate.keyId,
      replaces_id: certificate.replacesId,
    })
    .execute();
  await store
    .insertInto('certificate_validation')
    .values(certificate.validationIds.map((validation_id) => ({ certificate_id: id, validation_id })))
    .execute();
};

export type CertificateEvent = {
  readonly what: string;
  readonly detail: string;
  readonly at: Instant;
  readonly byName: string;
};

/** `what` in past tense: `issued`, `printed`, `copyPrinted`, `saved`, `replaced`, `revoked`. */
export const appendCertificateEvents = async (
  store: WriteStore,
  events: readonly {
    readonly id: string;
    readonly certificateId: CertificateId;
    readonly what: string;
    /** The reason, where one was asked for. */
    readonly detail?: string;
    readonly at: Instant;
    readonly by: UserId;
  }[],
): Promise<void> => {
  if (events.length === 0) return;
  await store
    .insertInto('certificate_event')
    .values(
      events.map((event) => ({
        id: event.id,
        certificate_id: event.certificateId,
        what: event.what,
        detail: event.detail ?? '',
        at: event.at,
        by: event.by,
        log_position: placeInLog,
      })),
    )
    .execute();
};

/** Those of these that have been printed. */
export const listPrinted = async (
  store: ReadStore,
  ids: readonly CertificateId[],
): Promise<ReadonlySet<CertificateId>> => {
  const rows = await store
    .selectFrom('certificate_event')
    .select('certificate_id')
    .where('certificate_id', 'in', ids)
    .where('what', 'in', ['printed', 'copyPrinted'])
    .execute();
  return new Set(rows.map((row) => row.certificate_id));
};

/** What has happened to a certificate, oldest first. */
export const listCertificateEvents = async (
  store: ReadStore,
  id: CertificateId,
): Promise<readonly CertificateEvent[]> =>
  (
    await store
      .selectFrom('certificate_event')
      .innerJoin('user', 'user.id', 'certificate_event.by')
      .select(['certificate_event.what', 'certificate_event.detail', 'certificate_event.at', 'user.name'])
      .where('certificate_id', '=', id)
      .orderBy('log_position')
      .orderBy('certificate_event.id')
      .execute()
  ).map(({ name, ...event }) => ({ ...event, byName: name }));

const columns = [
  'certificate.id',
  'certificate.number',
  'certificate.kind',
  'certificate.participant_id',
  'certificate.name_on_certificate',
  'certificate.is_example',
  'certificate.facts',
  'certificate.pdf_sha256',
  'certificate.issued_at',
  'certificate.issued_on',
  'certificate.check_code',
  ...nameColumns,
  'user.name as issued_by_name',
  'earlier.id as earlier_id',
  'earlier.number as earlier_number',
  'later.id as later_id',
  'later.number as later_number',
] as const;

type CertificateRow = Pick<
  Tables['certificate'],
  'id' | 'number' | 'kind' | 'participant_id' | 'name_on_certificate' | 'is_example' | 'facts' | 'pdf_sha256'
> &
  Pick<Tables['certificate'], 'issued_at' | 'issued_on'> &
  Pick<Tables['participant'], 'given_name' | 'family_name' | 'alias' | 'birth_year'> &
  Pick<Tables['participant'], 'has_protected_identity'> & {
    issued_by_name: string;
    check_code: string | null;
    earlier_id: CertificateId | null;
    earlier_number: string | null;
    later_id: CertificateId | null;
    later_number: string | null;
    revocations: number | null;
    print_count: number | null;
    size: number;
  };

const link = (id: CertificateId | null, number: string | null): ChainLink | null =>
  id === null || number === null ? null : { id, number };

export const rowToCertificate = (row: CertificateRow): Certificate => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  participantId: row.participant_id,
  participantName: rowToDisplayName(row),
  birthYear: rowToBirthYear(row),
  hasProtectedIdentity: rowToIsProtected(row),
  nameOnCertificate: row.name_on_certificate,
  modules: readFacts(JSON.parse(row.facts)).modules.map((module) => module.title),
  issuedAt: row.issued_at,
  issuedOn: row.issued_on,
  issuedByName: row.issued_by_name,
  isExample: row.is_example === 1,
  printCount: row.print_count ?? 0,
  sha256: row.pdf_sha256,
  size: row.size,
  state: (row.revocations ?? 0) > 0 ? 'revoked' : row.later_id === null ? 'valid' : 'replaced',
  checkCode: row.check_code,
  replaces: link(row.earlier_id, row.earlier_number),
  replacedBy: link(row.later_id, row.later_number),
});

const countEvents = (
  build: ExpressionBuilder<Pick<Tables, 'certificate' | 'certificate_event'>, 'certificate'>,
  what: readonly string[],
) =>
  build
    .selectFrom('certificate_event')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .whereRef('certificate_event.certificate_id', '=', 'certificate.id')
    .where('certificate_event.what', 'in', what);

/** For this aggregate's files: certificates with what `rowToCertificate` needs. */
export const selectCertificates = (store: ReadStore) =>
  store
    .selectFrom('certificate')
    .innerJoin('participant', 'participant.id', 'certificate.participant_id')
    .innerJoin('user', 'user.id', 'certificate.issued_by')
    .leftJoin('certificate as earlier', 'earlier.id', 'certificate.replaces_id')
    .leftJoin('certificate as later', 'later.replaces_id', 'certificate.id')
    .select(columns)
    .select((build) => [
      countEvents(build, ['revoked']).as('revocations'),
      countEvents(build, ['printed', 'copyPrinted']).as('print_count'),
      sql<number>`length(certificate.pdf)`.as('size'),
    ]);

export const findCertificate = async (
  store: ReadStore,
  id: CertificateId,
): Promise<Certificate | undefined> => {
  const row = await selectCertificates(store).where('certificate.id', '=', id).executeTakeFirst();
  return row && rowToCertificate(row);
};

/** The frozen facts and bytes. */
export const findCertificateDocument = async (
  store: ReadStore,
  id: CertificateId,
): Promise<
  | {
      readonly participantId: ParticipantId;
      readonly facts: CertificateFacts;
      readonly pdf: Uint8Array;
      readonly sha256: string;
    }
  | undefined
> => {
  const row = await store
    .selectFrom('certificate')
    .select(['participant_id', 'facts', 'pdf', 'pdf_sha256'])
    .where('id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      participantId: row.participant_id,
      facts: readFacts(JSON.parse(row.facts)),
      pdf: row.pdf,
      sha256: row.pdf_sha256,
    }
  );
};

/** What the rules of replacing and revoking look at. */
export const findReplaceable = async (
  store: ReadStore,
  id: CertificateId,
): Promise<Replaceable | undefined> => {
  const certificate = await findCertificate(store, id);
  if (!certificate) return undefined;
  const validations = await store
    .selectFrom('certificate_validation')
    .select('validation_id')
    .where('certificate_id', '=', id)
    .execute();
  return {
    ...certificate,
    replacedBy: certificate.replacedBy?.number ?? null,
    validationIds: validations.map((row) => row.validation_id),
  };
};
