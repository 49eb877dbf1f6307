/**
 * Making a certificate: choose approved modules of one person, proof-read the name and birth, look at the real PDF,
 * issue. Nothing is numbered or frozen before the last step.
 */
import { BadgeCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import { useParticipantParam } from '../../app/params.ts';
import { useNeeded } from '../../calls.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Link, LinkButton } from '../../ui/link.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Muted, Name } from '../../ui/text.tsx';
import { births, possibleBirths, type Birth, type Paper } from './on-paper.tsx';
import { ProofReading } from './proof-reading.tsx';

export type Waiting = OutputOf<'certificate.waiting'>[number];

/** As it was read last, where that still can be; else as the register and the organisation have it. */
const beginWith = (person: Waiting, birthShown: Birth): Paper => {
  const { proofReading, modules } = person;
  const all = modules.map((module) => module.validationId);
  if (proofReading?.validationIds.every((id) => all.includes(id)))
    return { ...proofReading, name: proofReading.nameOnCertificate };
  const possible = possibleBirths(person);
  return {
    name: person.hasProtectedIdentity ? '' : `${person.givenName} ${person.familyName}`.trim(),
    birth: person.hasProtectedIdentity
      ? 'none'
      : // From what is wished for to what is told less.
        (births.slice(births.indexOf(birthShown)).find((one) => possible.includes(one)) ?? 'none'),
    validationIds: all,
  };
};

export function IssuePage() {
  const { t } = useTranslation('certificates');
  const participantId = useParticipantParam();
  const waiting = useNeeded('certificate.waiting', {});
  const { birthShown } = useNeeded('settings.get', {});
  const chosen = waiting.find((person) => person.participantId === participantId);
  if (chosen)
    return <ProofReading key={chosen.participantId} person={chosen} begin={beginWith(chosen, birthShown)} />;
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
                <Link href={`/intyg/nytt/${person.participantId}`}>
                  <Name>{person.participantName}</Name>
                </Link>{' '}
                <Muted>{person.modules.map((module) => module.title).join(', ')}</Muted>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Stack>
  );
}
