/** One issued certificate: the stored bytes, what has been done with it, print and save. It never changes. */
import { Ban, Printer, Replace, Save } from 'lucide-react';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import type { CertificateId } from '#domain/ids.ts';
import { useIdParam } from '../../app/params.ts';
import { usePrint } from '../../app/printing.ts';
import { useMay } from '../../app/session.ts';
import { useCommand, useNeeded } from '../../calls/calls.ts';
import { recordedText } from '../../recorded-text.ts';
import { SignatureAlarms, SignatureCard } from '../../parts/signing/signature-lines.tsx';
import { Badge } from '../../ui/words/badge.tsx';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { Disclosure } from '../../ui/frame/disclosure.tsx';
import { FactList, Row, Stack, WithAside } from '../../ui/frame/layout.tsx';
import { Link, LinkButton } from '../../ui/words/link.tsx';
import { Loading } from '../../ui/words/loading.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { PageHeader } from '../../ui/frame/page-header.tsx';
import { DateText, DateTimeText, Name } from '../../ui/words/text.tsx';
import { Timeline } from '../../ui/words/timeline.tsx';
import { formatBytes } from '../../ui/words/format.ts';
import { LetterButton } from '../../parts/certificates/letter-button.tsx';
import { PrintDialog } from '../../parts/certificates/print-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import { StateBadge } from '../../parts/certificates/state-badge.tsx';

const PdfPages = lazy(() =>
  import('../../pdf/pdf-pages.tsx').then((module) => ({ default: module.PdfPages })),
);

export function CertificatePage() {
  const { t } = useTranslation(['certificates', 'common']);
  const id = useIdParam<CertificateId>();
  const certificate = useNeeded('certificate.get', { id });
  const [isPrinting, setPrinting] = useState(false);
  const [isRevoking, setRevoking] = useState(false);
  const mayRevoke = useMay(['coordinator', 'administrator']);
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
            <StateBadge state={certificate.state} />
            {certificate.isExample ? <Badge tone="warning">{t('example')}</Badge> : null}
          </Row>
        }
        actions={
          mayPrint ? (
            <>
              {certificate.state === 'valid' ? <LetterButton id={id} /> : null}
              <Button
                icon={Save}
                isBusy={save.isPending}
                onPress={() => save.mutate({ id, suggestedName: `${certificate.number}.pdf` })}
              >
                {t('saveFile')}
              </Button>
              {/* What counts no longer is asked about before it is printed or saved. */}
              <Button
                {...(certificate.state === 'valid' ? { variant: 'primary' } : {})}
                icon={Printer}
                onPress={print}
              >
                {t('print')}
              </Button>
              {certificate.replacedBy ? (
                <LinkButton variant="primary" href={`/intyg/${certificate.replacedBy.id}`}>
                  {t('openNew')}
                </LinkButton>
              ) : null}
            </>
          ) : undefined
        }
      />
      <ChainNotice certificate={certificate} />
      <SignatureAlarms of={{ kind: 'certificate', id }} />
      <WithAside
        aside={
          <Stack>
            <Card title={t('facts')}>
              <FactList
                facts={[
                  { term: t('fact.name'), value: <Name>{certificate.nameOnCertificate}</Name> },
                  ...(certificate.otherName === null
                    ? []
                    : [{ term: t('fact.participant'), value: <Name>{certificate.participantName}</Name> }]),
                  { term: t('fact.modules'), value: certificate.modules.join(', ') },
                  { term: t('fact.issuedBy'), value: certificate.issuedByName },
                  { term: t('fact.prints'), value: certificate.printCount },
                ]}
              />
              <Disclosure title={t('aboutFile')}>
                <FactList
                  facts={[
                    ...(certificate.checkCode === null
                      ? []
                      : [{ term: t('fact.checkCode'), value: <code>{certificate.checkCode}</code> }]),
                    { term: t('fact.size'), value: formatBytes(certificate.size) },
                    {
                      term: t('fact.fingerprint'),
                      value: <code className="fingerprint">{certificate.sha256}</code>,
                    },
                  ]}
                />
              </Disclosure>
            </Card>
            <SignatureCard of={{ kind: 'certificate', id }} />
            <Card title={t('events')}>
              <Timeline
                label={t('events')}
                events={certificate.events.map((event, index) => ({
                  id: String(index),
                  when: <DateTimeText at={event.at} />,
                  title: recordedText('certificates', `event.${event.what}`),
                  detail: event.detail === '' ? event.byName : `${event.byName}: ${event.detail}`,
                }))}
              />
            </Card>
            {mayPrint && certificate.replacedBy === null ? (
              <Card title={t('wrong')}>
                <Stack>
                  <p>{t('wrongHelp')}</p>
                  <LinkButton href={`/intyg/${id}/ersatt`} icon={Replace}>
                    {t('replace.do')}
                  </LinkButton>
                  {mayRevoke && certificate.state === 'valid' ? (
                    <Button icon={Ban} onPress={() => setRevoking(true)}>
                      {t('revoke.do')}
                    </Button>
                  ) : null}
                </Stack>
              </Card>
            ) : null}
          </Stack>
        }
      >
        <Suspense fallback={<Loading lines={8} />}>
          <StoredPages id={id} label={certificate.number} />
        </Suspense>
      </WithAside>
      {isRevoking ? (
        <RevokeDialog id={id} number={certificate.number} onClose={() => setRevoking(false)} />
      ) : null}
      {isPrinting ? <PrintDialog ids={[id]} onClose={() => setPrinting(false)} /> : null}
    </Stack>
  );
}

/** The chain of corrections: what stands before and after this one, and whether it still counts. */
function ChainNotice({ certificate }: { readonly certificate: OutputOf<'certificate.get'> }) {
  const { t } = useTranslation('certificates');
  const { state, replaces, replacedBy } = certificate;
  return (
    <>
      {state === 'revoked' ? <Notice tone="warning" title={t('revokedNotice')} /> : null}
      {replacedBy ? (
        <Notice tone="warning" title={t('replacedNotice', { number: replacedBy.number })} />
      ) : null}
      {replaces ? (
        <Notice
          title={t('replacesNotice', { number: replaces.number })}
          actions={<LinkButton href={`/intyg/${replaces.id}`}>{t('openOld')}</LinkButton>}
        />
      ) : null}
    </>
  );
}

function StoredPages({ id, label }: { readonly id: CertificateId; readonly label: string }) {
  const held = useNeeded('certificate.open', { id });
  return <PdfPages documentId={held.documentId} label={label} />;
}
