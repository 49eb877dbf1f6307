/**
 * Bedömning: one participant in one module. The criteria with their judgement are the middle; beside them who else is
 * in the module, and what is missing. Each change is saved at once and can be taken back.
 */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValidationId } from '#domain/ids.ts';
import { useIdParam } from '../../app/params.ts';
import { useNeeded } from '../../calls/calls.ts';
import { SignatureAlarms, SignatureCard } from '../../parts/signing/signature-lines.tsx';
import { Row, Stack } from '../../ui/frame/layout.tsx';
import { Link } from '../../ui/words/link.tsx';
import { PageHeader } from '../../ui/frame/page-header.tsx';
import { ProgressBar } from '../../ui/words/progress-bar.tsx';
import { ProtectedBadge, StatusBadge } from '../../ui/words/badge.tsx';
import { ExampleBadge } from '../../parts/modules/example-badge.tsx';
import { Tabs } from '../../ui/frame/tabs.tsx';
import { EvidenceView } from './evidence-view.tsx';
import { HeaderActions } from './header-actions.tsx';
import { JudgingView } from './judging-view.tsx';
import { MissingCard } from './missing-card.tsx';
import { PeopleSwitch } from './people-switch.tsx';
import { PlanView } from './plan-view.tsx';
import { SelfAssessmentView } from './self-assessment-view.tsx';
import { StateNotice } from './state-notice.tsx';
import { StatusCards } from './status-cards.tsx';
import { WordsView } from './words-view.tsx';
import './assessment.css';
import type { ViewName } from './validation.ts';

export function AssessmentPage() {
  const { t } = useTranslation('assessment');
  const id = useIdParam<ValidationId>();
  const validation = useNeeded('validation.get', { id });
  const [view, setView] = useState<ViewName>('judging');
  const { participant, module, progress } = validation;
  const counted = progress.total - progress.leftOut;

  return (
    <Stack gap="large">
      <PageHeader
        overline={
          <>
            {participant.mayOpen ? (
              <>
                <Link href={`/deltagare/${participant.id}`}>{t('toPerson')}</Link> ·{' '}
              </>
            ) : null}
            {module.code} · {t('level', { level: module.level })}
          </>
        }
        title={participant.displayName}
        subtitle={
          <Row gap="small">
            {participant.hasProtectedIdentity ? <ProtectedBadge /> : null}
            {participant.birthYear === null ? null : (
              <span>{t('born', { year: participant.birthYear })}</span>
            )}
            <strong>{module.title}</strong>
            {module.isExample ? <ExampleBadge /> : null}
            <StatusBadge state={validation.state} />
          </Row>
        }
        aside={<ProgressBar label={t('shown')} value={progress.shown} max={counted} />}
        actions={<HeaderActions validation={validation} onShowMissing={setView} />}
      />
      <StateNotice validation={validation} onView={setView} />
      <SignatureAlarms of={{ kind: 'validation', id: validation.id }} />
      <div className="assessment">
        <PeopleSwitch validation={validation} />
        <div className="assessment-work">
          <Tabs
            label={t('views.label')}
            selected={view}
            onSelect={setView}
            views={[
              { id: 'judging', label: t('views.judging'), content: <JudgingView validation={validation} /> },
              {
                id: 'evidence',
                label: t('views.evidence'),
                count: validation.evidence.length,
                content: <EvidenceView validation={validation} />,
              },
              { id: 'words', label: t('views.words'), content: <WordsView validation={validation} /> },
              {
                id: 'selfAssessment',
                label: t('views.selfAssessment'),
                content: <SelfAssessmentView validation={validation} />,
              },
              {
                id: 'plan',
                label: t('views.plan'),
                count: validation.plan.length,
                content: <PlanView validation={validation} />,
              },
            ]}
          />
        </div>
        <div className="assessment-facts">
          {validation.mayAssess ? <MissingCard validation={validation} onView={setView} /> : null}
          <StatusCards validation={validation} />
          <SignatureCard of={{ kind: 'validation', id: validation.id }} />
        </div>
      </div>
    </Stack>
  );
}
