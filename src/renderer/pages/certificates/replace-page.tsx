/** Correcting an issued certificate: a new one that says which it replaces. The old one is never edited. */
import { useTranslation } from 'react-i18next';
import type { CertificateId } from '#domain/ids.ts';
import { useIdParam } from '../../app/params.ts';
import { useNeeded } from '../../calls/calls.ts';
import { Stack } from '../../ui/frame/layout.tsx';
import { Link, LinkButton } from '../../ui/words/link.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { PageHeader } from '../../ui/frame/page-header.tsx';
import { ProofReading } from './proof-reading.tsx';

export function ReplacePage() {
  const { t } = useTranslation('certificates');
  const id = useIdParam<CertificateId>();
  const certificate = useNeeded('certificate.get', { id });
  const old = useNeeded('certificate.replacing', { id });
  if (certificate.replacedBy)
    return (
      <Stack gap="large">
        <PageHeader
          overline={<Link href="/intyg">{t('title')}</Link>}
          title={t('replace.title', { number: old.number })}
        />
        <Notice
          title={t('replacedNotice', { number: certificate.replacedBy.number })}
          actions={<LinkButton href={`/intyg/${certificate.replacedBy.id}`}>{t('openNew')}</LinkButton>}
        />
      </Stack>
    );
  return (
    <ProofReading
      person={old}
      original={{ id, number: old.number }}
      begin={{ name: old.nameOnCertificate, birth: old.birth, validationIds: old.validationIds }}
    />
  );
}
