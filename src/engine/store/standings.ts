/** What became of issued certificates, as checks and the revocation list need it. Read only. */
import { swedishDay } from '#domain/dates.ts';
import type { CertificateId, ParticipantId } from '#domain/ids.ts';
import type { ListedStanding, SealStanding } from '#domain/seal.ts';
import type { ReadStore } from './store.ts';

/** Every certificate that is replaced or revoked, in number order. */
export const listStandings = async (store: ReadStore): Promise<readonly ListedStanding[]> => {
  const rows = await store
    .selectFrom('certificate_event as event')
    .innerJoin('certificate', 'certificate.id', 'event.certificate_id')
    .leftJoin('certificate as later', 'later.replaces_id', 'certificate.id')
    .select(['certificate.number', 'event.what', 'event.at', 'later.number as by'])
    .where('event.what', 'in', ['replaced', 'revoked'])
    .orderBy('certificate.prefix')
    .orderBy('certificate.year')
    .orderBy('certificate.running_number')
    .orderBy('event.id')
    .execute();
  const standings = new Map<string, ListedStanding>();
  for (const { number, what, at, by } of rows) {
    const on = swedishDay(at);
    // Revoked stays revoked, also when another was issued instead.
    if (what === 'revoked') standings.set(number, { number, kind: 'revoked', on, replacedBy: by });
    else if (!standings.has(number)) standings.set(number, { number, kind: 'replaced', on, by: by ?? '' });
  }
  return [...standings.values()];
};

export const findStanding = async (store: ReadStore, number: string): Promise<SealStanding> =>
  (await listStandings(store)).find((row) => row.number === number) ?? { kind: 'valid' };

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

/** How many numbers have been given. */
export const countIssued = async (store: ReadStore): Promise<number> =>
  (
    await store
      .selectFrom('certificate')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count;
