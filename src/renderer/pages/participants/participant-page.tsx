/** Everything about one person on one page: modules with progress, certificates, facts, log. */
import { BadgeCheck, Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParticipantId } from '#domain/ids.ts';
import { useIdParam } from '../../app/params.ts';
import { useMay } from '../../app/session.ts';
import { useNeeded } from '../../calls/calls.ts';
import { Button } from '../../ui/words/button.tsx';
import { ProtectedBadge } from '../../ui/words/badge.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { EmptyState } from '../../ui/words/empty-state.tsx';
import { FactList, Row, Stack, WithAside } from '../../ui/frame/layout.tsx';
import { Link, LinkButton } from '../../ui/words/link.tsx';
import { PageHeader } from '../../ui/frame/page-header.tsx';
import { DateText, Muted } from '../../ui/words/text.tsx';
import { LetterButton } from '../../parts/certificates/letter-button.tsx';
import { StateBadge } from '../../parts/certificates/state-badge.tsx';
import { NewValidationDialog } from '../../parts/validations/new-validation-dialog.tsx';
import { AccessCard } from './access-card.tsx';
import { CorrectionsCard } from './corrections-card.tsx';
import { ExitCard } from './exit-card.tsx';
import { ExtractButton } from './extract-button.tsx';
import { ParticipantLog } from './participant-log.tsx';
import { factsOf } from './person-facts.tsx';
import { ReadersLine } from '../../parts/participants/readers-dialog.tsx';
import { ValidationRow } from './validation-row.tsx';

export function ParticipantPage() {
  const { t } = useTranslation(['participants', 'common']);
  const id = useIdParam<ParticipantId>();
  const person = useNeeded('participant.get', { id });
  const [isStarting, setStarting] = useState(false);
  const mayKeep = useMay(['assessor', 'coordinator', 'administrator']);
  const mayHandOver = useMay(['assessor', 'internalVerifier', 'coordinator', 'administrator']);
  const mayExtract = useMay(['coordinator', 'administrator']);
  const mayStart = useMay(['assessor', 'coordinator']);
  const approved = person.validations.filter((validation) => validation.state === 'approved');
  const start =
    mayStart && person.exitedOn === null ? (
      <Button
        variant={approved.length > 0 ? 'secondary' : 'primary'}
        icon={Plus}
        onPress={() => setStarting(true)}
      >
        {t('startModule')}
      </Button>
    ) : null;

  return (
    <Stack gap="large">
      <PageHeader
        overline={<Link href="/deltagare">{t('title')}</Link>}
        title={person.displayName}
        subtitle={
          <Row gap="small">
            {person.hasProtectedIdentity ? <ProtectedBadge /> : null}
            <span>
              {person.workshopName} · {person.exitedOn === null ? t('enrolledSince') : t('exitedOn')}{' '}
              <DateText date={person.exitedOn ?? person.enrolledOn} />
            </span>
          </Row>
        }
        actions={
          <>
            {mayKeep ? (
              <LinkButton href={`/deltagare/${id}/andra`} icon={Pencil}>
                {t('edit')}
              </LinkButton>
            ) : null}
            {approved.length > 0 ? (
              <LinkButton href={`/intyg/nytt/${id}`} variant="primary" icon={BadgeCheck}>
                {t('makeCertificate')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <WithAside
        aside={
          <Stack>
            <Card title={t('facts')}>
              <FactList facts={factsOf(person, t)} />
            </Card>
            {person.hasProtectedIdentity && mayKeep ? (
              <Card title={t('readers.card')}>
                <Stack gap="small">
                  <Muted>{t('readers.help')}</Muted>
                  <ReadersLine {...person} />
                </Stack>
              </Card>
            ) : null}
            {mayKeep ? <ExitCard person={person} /> : null}
            {mayExtract ? <ExtractButton id={id} /> : null}
          </Stack>
        }
      >
        <Stack>
          <Card title={t('modules')} actions={person.validations.length > 0 ? start : undefined}>
            {person.validations.length === 0 ? (
              <EmptyState title={t('noModulesTitle')} action={start}>
                <p>{t('noModulesHelp')}</p>
              </EmptyState>
            ) : (
              <ul className="plain-list">
                {person.validations.map((validation) => (
                  <ValidationRow key={validation.id} validation={validation} />
                ))}
              </ul>
            )}
          </Card>
          <Card title={t('certificates')}>
            {person.certificates.length === 0 ? (
              <p>
                <Muted>{t('noCertificates')}</Muted>
              </p>
            ) : (
              <ul className="plain-list">
                {person.certificates.map((certificate) => (
                  <li key={certificate.id}>
                    <Link href={`/intyg/${certificate.id}`} icon={BadgeCheck}>
                      {certificate.number}
                    </Link>{' '}
                    {t(`common:certificateKind.${certificate.kind}`)}: {certificate.modules.join(', ')}{' '}
                    <Row justify="between">
                      <Muted>
                        <DateText date={certificate.issuedOn} /> <StateBadge state={certificate.state} />
                      </Muted>
                      {mayHandOver && certificate.state === 'valid' ? (
                        <LetterButton id={certificate.id} isSmall />
                      ) : null}
                    </Row>
                  </li>
                ))}
              </ul>
            )}
          </Card>
          {mayKeep ? <CorrectionsCard id={id} /> : null}
          <ParticipantLog id={id} />
          {mayExtract ? <AccessCard id={id} /> : null}
        </Stack>
      </WithAside>
      {isStarting ? (
        <NewValidationDialog participantId={id} isOpen onOpenChange={() => setStarting(false)} />
      ) : null}
    </Stack>
  );
}
