/**
 * Making a certificate: choose approved modules of one person, proof-read the name and birth, look at the real PDF,
 * issue. Nothing is numbered or frozen before the last step.
 */
import { BadgeCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { suggestedPaper } from '#domain/on-paper.ts';
import { useParticipantParam } from '../../app/params.ts';
import { useNeeded } from '../../calls/calls.ts';
import { Card } from '../../ui/frame/card.tsx';
import { EmptyState } from '../../ui/words/empty-state.tsx';
import { Row, Stack } from '../../ui/frame/layout.tsx';
import { Link, LinkButton } from '../../ui/words/link.tsx';
import { PageHeader } from '../../ui/frame/page-header.tsx';
import { personText } from '../../ui/words/person-text.ts';
import { Muted, PersonName } from '../../ui/words/text.tsx';
import type { Waiting } from '../../parts/certificates/waiting.ts';
import { ProofReading } from './proof-reading.tsx';

/** The year of a protected person may stand on the paper, and stands in no list. */
const personOf = (person: Waiting) => ({
  name: person.participantName,
  birthYear: person.hasProtectedIdentity ? null : person.birthYear,
  isProtected: person.hasProtectedIdentity,
});

export function IssuePage() {
  const { t } = useTranslation('certificates');
  const participantId = useParticipantParam();
  const waiting = useNeeded('certificate.waiting', {});
  const { birthShown } = useNeeded('settings.get', {});
  const chosen = waiting.find((person) => person.participantId === participantId);
  if (chosen) {
    const { nameOnCertificate, ...paper } = suggestedPaper(chosen, birthShown);
    return (
      <ProofReading
        key={chosen.participantId}
        person={chosen}
        begin={{ ...paper, name: nameOnCertificate }}
      />
    );
  }
  return (
    <Stack gap="large">
      <PageHeader
        overline={<Link href="/intyg">{t('title')}</Link>}
        title={t('issue.title')}
        subtitle={waiting.length > 0 ? t('issue.choosePerson') : undefined}
      />
      {waiting.length === 0 ? (
        <EmptyState
          icon={BadgeCheck}
          title={t('issue.none')}
          action={<LinkButton href="/valideringar">{t('issue.noneAction')}</LinkButton>}
        >
          <p>{t('issue.noneHelp')}</p>
        </EmptyState>
      ) : (
        <Card title={t('issue.waiting')}>
          <ul className="plain-list">
            {waiting.map((person) => (
              <li key={person.participantId}>
                <Row justify="between" align="center">
                  <div>
                    <strong>
                      <PersonName {...personOf(person)} />
                    </strong>
                    <p>
                      <Muted>{person.modules.map((module) => module.title).join(', ')}</Muted>
                    </p>
                  </div>
                  <LinkButton
                    href={`/intyg/nytt/${person.participantId}`}
                    icon={BadgeCheck}
                    aria-label={t('issue.makeFor', { name: personText(personOf(person)) })}
                  >
                    {t('issue.title')}
                  </LinkButton>
                </Row>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Stack>
  );
}
