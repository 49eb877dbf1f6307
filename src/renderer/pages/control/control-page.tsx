/**
 * Granskning: the criteria with evidence, notes and motivering side by side with the controller's own mark. Whoever
 * assessed here sees why somebody else must do it.
 */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValidationId } from '#domain/ids.ts';
import { useColleagues } from '../../app/colleagues.ts';
import { useIdParam } from '../../app/params.ts';
import { useShortcuts } from '../../app/shortcuts.ts';
import type { Refused } from '../../calls/bridge.ts';
import { useCall } from '../../calls/calls.ts';
import { refusalText } from '../../calls/refusal-text.ts';
import { SignatureAlarms, SignatureCard } from '../../parts/signing/signature-lines.tsx';
import { ProtectedBadge, Badge, StatusBadge } from '../../ui/words/badge.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { Disclosure } from '../../ui/frame/disclosure.tsx';
import { formatDateTime } from '../../ui/words/format.ts';
import { Row, Stack, WithAside } from '../../ui/frame/layout.tsx';
import { Link, LinkButton } from '../../ui/words/link.tsx';
import { Loading } from '../../ui/words/loading.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { PageHeader } from '../../ui/frame/page-header.tsx';
import { ProgressBar } from '../../ui/words/progress-bar.tsx';
import { focusCriterion, focusedCriterionId } from '../../parts/validations/focus-criterion.ts';
import { ExampleBadge } from '../../parts/modules/example-badge.tsx';
import { ControlActions } from './control-actions.tsx';
import { ControllersText } from '../../parts/validations/controllers-text.tsx';
import { countedCriteria, type Validation } from './counted-criteria.ts';
import { OutcomeCard } from './outcome-card.tsx';
import './control.css';

export function ControlPage() {
  const id = useIdParam<ValidationId>();
  const { data, error, isPlaceholderData } = useCall('validation.get', { id });
  // In the assessor's hands again, it is out of a kontrollant's reach: then all that can be told is what became of it.
  if (error?.refusal.kind === 'controlOver') return <ControlOver error={error} />;
  if (error) throw error;
  return data && !isPlaceholderData ? <Control validation={data} /> : <Loading lines={6} />;
}

function ControlOver({ error }: { readonly error: Refused }) {
  const { t } = useTranslation('control');
  const { title, help } = refusalText(error);
  return (
    <Stack gap="large">
      <PageHeader title={t('title')} />
      <Notice title={title} actions={<LinkButton href="/granskning">{t('toList')}</LinkButton>}>
        <p>{help}</p>
      </Notice>
    </Stack>
  );
}

function Control({ validation }: { readonly validation: Validation }) {
  const { t } = useTranslation(['control', 'common']);
  const { id, participant, module, control, controlEnding } = validation;
  const counted = countedCriteria(validation);
  const marked = counted.filter((criterion) => criterion.mark !== null).length;
  const isOpen = control === 'may';
  const who = useColleagues('administrator') || t('somebody');
  const ended = controlEnding ? { name: controlEnding.byName, at: formatDateTime(controlEnding.at) } : {};
  useKeys(validation);
  return (
    <Stack gap="large">
      <PageHeader
        overline={<Link href="/granskning">{t('title')}</Link>}
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
            {validation.isPartial ? (
              <Badge tone="info">{t('common:certificateKind.unitTranscript')}</Badge>
            ) : null}
            <span>{t('assessedBy', { names: validation.assessors.map((one) => one.name).join(', ') })}</span>
          </Row>
        }
        aside={
          isOpen ? <ProgressBar label={t('controlled')} value={marked} max={counted.length} /> : undefined
        }
        actions={isOpen ? <ControlActions validation={validation} /> : undefined}
      />
      {isOpen ? null : (
        <Notice
          tone={control === 'ownAssessment' ? 'warning' : 'info'}
          title={t(`closed.${control}`, ended)}
          actions={<LinkButton href={`/valideringar/${id}`}>{t('toAssessment')}</LinkButton>}
        >
          <p>{t(`closedHelp.${control}`, { ...ended, who })}</p>
          {validation.state === 'submitted' ? <ControllersText names={validation.controllers} /> : null}
        </Notice>
      )}
      <SignatureAlarms of={{ kind: 'validation', id }} />
      {isOpen && validation.isPartial ? (
        <Notice title={t('partial')}>
          <p>{t('partialHelp', { count: counted.length, total: validation.progress.total })}</p>
        </Notice>
      ) : null}
      <WithAside
        aside={
          <Stack>
            <Card title={t('rationale')}>
              <p className="pre-line">{validation.rationale || t('noRationale')}</p>
            </Card>
            <SignatureCard of={{ kind: 'validation', id }} />
            <Card title={t('think')}>
              <Disclosure title={t('thinkShow')}>
                <ul>
                  {(['valid', 'reliable', 'sufficient', 'independent', 'factual'] as const).map((key) => (
                    <li key={key}>{t(`thinkAbout.${key}`)}</li>
                  ))}
                </ul>
              </Disclosure>
            </Card>
          </Stack>
        }
      >
        <Stack>
          {validation.outcomes.map((outcome) => (
            <OutcomeCard key={outcome.id} validation={validation} outcome={outcome} isOpen={isOpen} />
          ))}
        </Stack>
      </WithAside>
    </Stack>
  );
}

const useKeys = (validation: Validation): void => {
  const { t } = useTranslation('control');
  useShortcuts(
    t('keysTitle'),
    useMemo(
      () => [
        {
          keys: 'n',
          does: t('keysNext'),
          run: () => {
            const counted = countedCriteria(validation);
            const here = counted.findIndex((criterion) => criterion.id === focusedCriterionId());
            const open = counted.filter((criterion) => criterion.mark === null);
            const next = open.find((criterion) => counted.indexOf(criterion) > here) ?? open[0];
            if (next) focusCriterion(next.id);
          },
        },
      ],
      [t, validation],
    ),
  );
};
