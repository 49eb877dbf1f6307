/** What became of issued certificates, as checks and the revocation list need it. Read only. */
import type { CertificateState } from '#domain/certificate-state.ts';
import { swedishDay, type PlainDate } from '#domain/dates.ts';
import type { CertificateId, ParticipantId } from '#domain/ids.ts';
import type { NoLongerCounting } from '#domain/refusal.ts';
import type { ListedStanding, SealStanding } from '#domain/seal.ts';
import type { ReadStore } from '../base/store.ts';

type Placed = { readonly prefix: string; readonly year: number; readonly running_number: number };

const inNumberOrder = (a: Placed, b: Placed): number =>
  (a.prefix < b.prefix ? -1 : a.prefix > b.prefix ? 1 : 0) ||
  a.year - b.year ||
  a.running_number - b.running_number;

const placed = ['prefix', 'year', 'running_number'] as const;

/** Those of certificates whose people were disposed of. */
const listEntryStandings = async (store: ReadStore, number: string | undefined) =>
  (
    await store
      .selectFrom('certificate_entry')
      .select([...placed, 'number', 'standing', 'standing_on', 'later_number'])
      .where('standing', '!=', 'valid')
      .$if(number !== undefined, (select) => select.where('number', '=', number ?? ''))
      .execute()
  ).flatMap(({ number, standing, standing_on: on, later_number: later, ...place }) =>
    on === null ? [] : [{ place, standing: standingOf(number, standing, on, later) }],
  );

const standingOf = (number: string, what: string, on: PlainDate, later: string | null): ListedStanding =>
  what === 'revoked'
    ? { number, kind: 'revoked', on, replacedBy: later }
    : { number, kind: 'replaced', on, by: later ?? '' };

/** Every certificate that is replaced or revoked, in number order; or the one with the number. */
export const listStatuses = async (store: ReadStore, number?: string): Promise<readonly ListedStanding[]> => {
  const rows = await store
    .selectFrom('certificate_event as event')
    .innerJoin('certificate', 'certificate.id', 'event.certificate_id')
    .leftJoin('certificate as later', 'later.replaces_id', 'certificate.id')
    .select(['certificate.prefix', 'certificate.year', 'certificate.running_number'])
    .select(['certificate.number', 'event.what', 'event.at', 'later.number as by'])
    .where('event.what', 'in', ['replaced', 'revoked'])
    .$if(number !== undefined, (select) => select.where('certificate.number', '=', number ?? ''))
    .orderBy('event.log_position')
    .orderBy('event.id')
    .execute();
  const standings = new Map<string, { place: Placed; standing: ListedStanding }>();
  for (const { number: told, what, at, by, ...place } of rows)
    // Revoked stays revoked, also when another was issued instead.
    if (what === 'revoked' || !standings.has(told))
      standings.set(told, { place, standing: standingOf(told, what, swedishDay(at), by) });
  return [...standings.values(), ...(await listEntryStandings(store, number))]
    .sort((a, b) => inNumberOrder(a.place, b.place))
    .map(({ standing }) => standing);
};

/** Which of these certificates are replaced or revoked, in the order of their numbers. */
export const listNoLongerCounting = async (
  store: ReadStore,
  ids: readonly CertificateId[],
): Promise<readonly NoLongerCounting[]> => {
  const rows = await store
    .selectFrom('certificate')
    .leftJoin('certificate as later', 'later.replaces_id', 'certificate.id')
    .leftJoin('certificate_event as event', (join) =>
      join.onRef('event.certificate_id', '=', 'certificate.id').on('event.what', '=', 'revoked'),
    )
    .select([...placed.map((column) => `certificate.${column}` as const), 'certificate.number'])
    .select(['event.id as revocation', 'later.id as later_id', 'later.number as later_number'])
    .where('certificate.id', 'in', ids)
    .where((or) => or.or([or('event.id', 'is not', null), or('later.id', 'is not', null)]))
    .execute();
  return rows.sort(inNumberOrder).map(({ number, revocation, later_id: id, later_number: later }) => ({
    number,
    state: revocation === null ? 'replaced' : 'revoked',
    by: id === null || later === null ? null : { id, number: later },
  }));
};

export const findStatus = async (store: ReadStore, number: string): Promise<SealStanding> =>
  (await listStatuses(store, number))[0] ?? { kind: 'valid' };

export type SealedCertificate = {
  readonly id: CertificateId;
  readonly participantId: ParticipantId;
  readonly seal: string | null;
};

/** By what stands on paper, or by the bytes of the file. */
export const findSealed = async (
  store: ReadStore,
  by: { readonly number: string } | { readonly checkCode: string } | { readonly pdfSha256: string },
): Promise<SealedCertificate | undefined> => {
  const select = store.selectFrom('certificate').select(['id', 'participant_id', 'seal']);
  const row = await (
    'number' in by
      ? select.where('number', '=', by.number)
      : 'checkCode' in by
        ? select.where('check_code', '=', by.checkCode)
        : select.where('pdf_sha256', '=', by.pdfSha256)
  ).executeTakeFirst();
  return row && { id: row.id, participantId: row.participant_id, seal: row.seal };
};

export type DisposedCertificate = {
  readonly number: string;
  readonly issuedOn: PlainDate;
  readonly modules: readonly string[];
  readonly standing: CertificateState;
};

/** What is left of a certificate whose person was disposed of. */
export const findDisposed = async (
  store: ReadStore,
  by: { readonly number: string } | { readonly checkCode: string } | { readonly pdfSha256: string },
): Promise<DisposedCertificate | undefined> => {
  const select = store.selectFrom('certificate_entry').select(['number', 'issued_on', 'modules', 'standing']);
  const row = await (
    'number' in by
      ? select.where('number', '=', by.number)
      : 'checkCode' in by
        ? select.where('check_code', '=', by.checkCode)
        : select.where('pdf_sha256', '=', by.pdfSha256)
  ).executeTakeFirst();
  return (
    row && {
      number: row.number,
      issuedOn: row.issued_on,
      modules: JSON.parse(row.modules) as string[], // written by disposing.ts
      standing: row.standing,
    }
  );
};

/** How many numbers have been given. */
export const countIssued = async (store: ReadStore): Promise<number> => {
  const count = async (table: 'certificate' | 'certificate_entry'): Promise<number> =>
    (
      await store
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
    ).count;
  return (await count('certificate')) + (await count('certificate_entry'));
};
