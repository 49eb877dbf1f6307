/** One issued certificate: the stored bytes, what has been done with it, print and save. It never changes. */
import { Printer, Save } from 'lucide-react';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateId } from '#domain/ids.ts';
import { useIdParam } from '../../app/params.ts';
import { usePrint } from '../../app/printing.ts';
import { useMay } from '../../app/session.ts';
import { useCommand, useNeeded } from '../../calls.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FactList, Row, Stack, WithAside } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DateText, DateTimeText, Name } from '../../ui/text.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { formatBytes } from '../../ui/format.ts';
import { PrintDialog } from './print-dialog.tsx';

const PdfPages = lazy(() =>
  import('../../pdf/pdf-pages.tsx').then((module) => ({ default: module.PdfPages })),
);

export function CertificatePage() {
  const { t } = useTranslation(['certificates', 'common']);
  const id = useIdParam<CertificateId>();
  const certificate = useNeeded('certificate.get', { id });
  const [isPrinting, setPrinting] = useState(false);
  const mayPrint = useMay(['assessor', 'internalVerifier', 'coordinator', 'administrator']);
  const save = useCommand('certificate.save', { saved: () => ({ text: t('savedAsFile') }) });
  const print = useCallback(() => setPrinting(true), []);
  usePrint(print);
  return (
    <Stack gap="large">
      <PageHeader
        overline={<Link href="/intyg">{t('title')}</Link>}
        title={`${t(`common:certificateKind.${certificate.kind}`)} ${certificate.number}`}
        subtitle={
          <Row gap="small">
            <Link href={`/deltagare/${certificate.participantId}`}>
              <Name>{certificate.participantName}</Name>
            </Link>
            <DateText date={certificate.issuedOn} />
            {certificate.isExample ? <Badge tone="warning">{t('example')}</Badge> : null}
          </Row>
        }
        actions={
          mayPrint ? (
            <>
              <Button
                icon={Save}
                isBusy={save.isPending}
                onPress={() => save.mutate({ id, suggestedName: `${certificate.number}.pdf` })}
              >
                {t('saveFile')}
              </Button>
              <Button variant="primary" icon={Printer} onPress={print}>
                {t('print')}
              </Button>
            </>
          ) : undefined
        }
      />
      <WithAside
        aside={
          <Stack>
            <Card title={t('facts')}>
              <FactList
                facts={[
                  { term: t('fact.name'), value: <Name>{certificate.nameOnCertificate}</Name> },
                  { term: t('fact.modules'), value: certificate.modules.join(', ') },
                  { term: t('fact.issuedBy'), value: certificate.issuedByName },
                  { term: t('fact.prints'), value: certificate.printCount },
                  { term: t('fact.size'), value: formatBytes(certificate.size) },
                  {
                    term: t('fact.fingerprint'),
                    value: <code className="fingerprint">{certificate.sha256}</code>,
                  },
                ]}
              />
            </Card>
            <Card title={t('events')}>
              <Timeline
                label={t('events')}
                events={certificate.events.map((event, index) => ({
                  id: String(index),
                  when: <DateTimeText at={event.at} />,
                  title: t(`event.${event.what}`),
                  detail: event.byName,
                }))}
              />
            </Card>
          </Stack>
        }
      >
        <Suspense fallback={<Loading lines={8} />}>
          <StoredPages id={id} label={certificate.number} />
        </Suspense>
      </WithAside>
      {isPrinting ? <PrintDialog ids={[id]} onClose={() => setPrinting(false)} /> : null}
    </Stack>
  );
}

function StoredPages({ id, label }: { readonly id: CertificateId; readonly label: string }) {
  const held = useNeeded('certificate.open', { id });
  return <PdfPages documentId={held.documentId} label={label} />;
}
