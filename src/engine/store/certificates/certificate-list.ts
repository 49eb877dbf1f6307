/**
 * The register of issued certificates as a list: searched, filtered, page by page; and what waits to be issued. Not
 * here: single certificates (certificates.ts).
 */
import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import { swedishDay, type Instant, type PlainDate } from '#domain/dates.ts';
import type { CertificateId, ParticipantId, ValidationId } from '#domain/ids.ts';
import { searchWords } from '#domain/swedish.ts';
import { rowToCertificate, selectCertificates, type Certificate } from './certificates.ts';
import { knownFirst } from '../base/order.ts';
import { seesOwner, seesPerson, type Viewer } from '../base/reach.ts';
import type { ReadStore } from '../base/store.ts';
import type { Tables } from '../base/tables.ts';

export type CertificateFilter = {
  /** Every word must be part of the number or the name; a protected person is found by alias only. */
  readonly search: string;
  readonly year: number | null;
};

const likeAnywhere = (word: string): string => `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

type Joined = ExpressionBuilder<Pick<Tables, 'certificate' | 'participant'>, 'certificate' | 'participant'>;

const matches = (viewer: Viewer, filter: CertificateFilter) => (build: Joined) => {
  const like = (column: Expression<string>, word: string) =>
    sql<SqlBool>`${column} LIKE ${likeAnywhere(word)} ESCAPE '\\'`;
  const words = searchWords(filter.search);
  // Nothing is called by signs alone.
  const isNothing = words.length === 0 && filter.search.trim() !== '';
  return build.and([
    seesPerson(viewer),
    ...(isNothing ? [sql<SqlBool>`0`] : []),
    ...(filter.year === null ? [] : [build('certificate.year', '=', filter.year)]),
    ...words.map((word) =>
      build.or([
        build.and([
          build('participant.has_protected_identity', '=', 0),
          like(build.ref('certificate.search_key'), word),
        ]),
        build.and([
          build('participant.has_protected_identity', '=', 1),
          build.or([
            like(build.ref('certificate.number'), word),
            like(build.ref('participant.search_key'), word),
          ]),
        ]),
      ]),
    ),
  ]);
};

/** The place of a row in the list, which runs from the newest; what is dated ahead of `now` comes last. */
export type CertificatePlace = {
  readonly issuedAt: Instant;
  readonly id: CertificateId;
  /** When the first page was asked for. */
  readonly now: Instant;
};

/** At most `limit` certificates after a place, newest first. */
export const listCertificates = async (
  store: ReadStore,
  viewer: Viewer,
  filter: CertificateFilter,
  after: CertificatePlace | null,
  limit: number,
  now: Instant,
): Promise<readonly Certificate[]> => {
  const until = after?.now ?? now;
  const rows = await knownFirst(after !== null && after.issuedAt > until, limit, (side, goesOn, most) => {
    let select = selectCertificates(store)
      .where(matches(viewer, filter))
      .where(sql<SqlBool>`certificate.issued_at ${side} ${until}`);
    if (after && goesOn)
      select = select.where(
        sql<SqlBool>`(certificate.issued_at, certificate.id) < (${after.issuedAt}, ${after.id})`,
      );
    return select
      .orderBy('certificate.issued_at', 'desc')
      .orderBy('certificate.id', 'desc')
      .limit(most)
      .execute();
  });
  return rows.map(rowToCertificate);
};

export const countCertificates = async (
  store: ReadStore,
  viewer: Viewer,
  filter: CertificateFilter,
): Promise<number> => {
  const row = await store
    .selectFrom('certificate')
    .innerJoin('participant', 'participant.id', 'certificate.participant_id')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where(matches(viewer, filter))
    .executeTakeFirstOrThrow();
  return row.count;
};

/** A participant's certificates, newest first. */
export const listCertificatesOf = async (
  store: ReadStore,
  participantId: ParticipantId,
): Promise<readonly Pick<Certificate, 'id' | 'number' | 'kind' | 'modules' | 'issuedOn' | 'state'>[]> =>
  (
    await selectCertificates(store)
      .where('certificate.participant_id', '=', participantId)
      .orderBy('certificate.id', 'desc')
      .execute()
  )
    .map(rowToCertificate)
    .map(({ id, number, kind, modules, issuedOn, state }) => ({
      id,
      number,
      kind,
      modules,
      issuedOn,
      state,
    }));

export type WaitingModule = {
  readonly participantId: ParticipantId;
  readonly validationId: ValidationId;
  readonly code: string;
  readonly title: string;
  readonly isPartial: boolean;
  readonly approvedOn: PlainDate;
};

/**
 * Approved validations, longest waiting first. With `replacing`: one participant's, together with those that the
 * certificate to be replaced rests on.
 */
export const listWaitingModules = async (
  store: ReadStore,
  viewer: Viewer,
  replacing?: { readonly participantId: ParticipantId; readonly certificateId: CertificateId },
): Promise<readonly WaitingModule[]> => {
  const rows = await store
    .selectFrom('validation')
    .innerJoin('module_version', 'module_version.id', 'validation.module_version_id')
    .innerJoin('module', 'module.id', 'module_version.module_id')
    .select(['validation.id', 'validation.participant_id', 'validation.state_since'])
    .select(['module.code', 'module_version.title'])
    .select((build) =>
      build
        .exists(
          build
            .selectFrom('judgement_now')
            .select('judgement_now.criterion_id')
            .whereRef('judgement_now.validation_id', '=', 'validation.id')
            .where('judgement_now.left_out_reason', 'is not', null),
        )
        .as('is_partial'),
    )
    .select((build) =>
      build
        .selectFrom('validation_event')
        .select(({ fn }) => fn.max<Instant>('validation_event.at').as('approved_at'))
        .whereRef('validation_event.validation_id', '=', 'validation.id')
        .where('validation_event.step', '=', 'approved')
        .as('approved_at'),
    )
    .where(seesOwner(viewer))
    .where((build) => {
      const isWaiting = build('validation.state', '=', 'approved');
      if (!replacing) return isWaiting;
      const covered = build
        .selectFrom('certificate_validation')
        .select('validation_id')
        .where('certificate_id', '=', replacing.certificateId);
      return build.and([
        build('validation.participant_id', '=', replacing.participantId),
        build.or([isWaiting, build('validation.id', 'in', covered)]),
      ]);
    })
    .orderBy('validation.state_since')
    .orderBy('validation.id')
    .execute();
  return rows.map((row) => ({
    participantId: row.participant_id,
    validationId: row.id,
    code: row.code,
    title: row.title,
    isPartial: Boolean(row.is_partial),
    approvedOn: swedishDay(row.approved_at ?? row.state_since),
  }));
};

/** Code and title of the modules of these validations, whatever their state. */
export const listModulesOf = async (
  store: ReadStore,
  validationIds: readonly ValidationId[],
): Promise<ReadonlyMap<ValidationId, { readonly code: string; readonly title: string }>> => {
  const rows = await store
    .selectFrom('validation')
    .innerJoin('module_version', 'module_version.id', 'validation.module_version_id')
    .innerJoin('module', 'module.id', 'module_version.module_id')
    .select(['validation.id', 'module.code', 'module_version.title'])
    .where('validation.id', 'in', validationIds)
    .execute();
  return new Map(rows.map(({ id, ...module }) => [id, module]));
};
