/** Issued certificates of a period with all that an archive gets to know of them. Not here: their bytes (certificates.ts). */
import { readFacts, type CertificateFacts } from '#domain/certificate-facts.ts';
import type { PlainDate } from '#domain/dates.ts';
import { rowToCertificate, selectCertificates, type Certificate } from '../certificates/certificates.ts';
import { worksWith, type Viewer } from '../base/reach.ts';
import type { ReadStore } from '../base/store.ts';

export type ToArchive = Certificate & { readonly facts: CertificateFacts; readonly isOfProtected: boolean };

/** Those of people the user works with, issued from the first day to the last, in order of issue. */
export const listToArchive = async (
  store: ReadStore,
  viewer: Viewer,
  from: PlainDate,
  to: PlainDate,
): Promise<readonly ToArchive[]> =>
  (
    await selectCertificates(store)
      .where(worksWith(viewer))
      .where('certificate.issued_on', '>=', from)
      .where('certificate.issued_on', '<=', to)
      .orderBy('certificate.issued_at')
      .orderBy('certificate.id')
      .execute()
  ).map((row) => ({
    ...rowToCertificate(row),
    facts: readFacts(JSON.parse(row.facts)),
    isOfProtected: row.has_protected_identity === 1,
  }));
