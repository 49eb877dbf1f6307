/** What the state means for whoever looks: came back, waits for somebody, is done. */
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { Button } from '../../ui/words/button.tsx';
import { Row } from '../../ui/frame/layout.tsx';
import { LinkButton } from '../../ui/words/link.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { DateText } from '../../ui/words/text.tsx';
import { ControllersText } from '../../parts/validations/controllers-text.tsx';
import { focusCriterion } from '../../parts/validations/focus-criterion.ts';
import type { Validation, ViewName } from './validation.ts';

type StateNoticeProps = {
  readonly validation: Validation;
  readonly onView: (view: ViewName) => void;
};

export function StateNotice({ validation, onView }: StateNoticeProps) {
  const { t } = useTranslation('assessment');
  const waiting = useMay(['assessor']) ? 'waitsForControlTakeBack' : 'waitsForControlHelp';
  const participantPage = `/deltagare/${validation.participant.id}`;
  switch (validation.state) {
    case 'returned':
      return <ReturnedNotice validation={validation} onView={onView} />;
    case 'submitted':
      return (
        <Notice
          title={t('waitsForControl')}
          actions={
            validation.control === 'may' ? (
              <LinkButton href={`/granskning/${validation.id}`} variant="primary">
                {t('control')}
              </LinkButton>
            ) : undefined
          }
        >
          <p>{t(validation.control === 'ownAssessment' ? 'notByYou' : waiting)}</p>
          <ControllersText names={validation.controllers} />
        </Notice>
      );
    case 'approved':
      return (
        <Notice
          tone="success"
          title={t('approved')}
          actions={
            <LinkButton href={`/intyg/nytt/${validation.participant.id}`} variant="primary">
              {t('makeCertificate')}
            </LinkButton>
          }
        />
      );
    case 'certified':
      return (
        <Notice
          tone="success"
          title={t('certified')}
          actions={<LinkButton href={participantPage}>{t('seeCertificate')}</LinkButton>}
        >
          {validation.isPartial ? <p>{t('certifiedPartialHelp')}</p> : null}
        </Notice>
      );
    case 'endedEarly':
      return (
        <Notice title={t('ended')}>
          <p>{t('endHelp')}</p>
        </Notice>
      );
    case 'planned':
    case 'ongoing':
      return null;
  }
}

function ReturnedNotice({ validation, onView }: StateNoticeProps) {
  const { t } = useTranslation('assessment');
  const { returned } = validation;
  const marked = validation.outcomes
    .flatMap((outcome) => outcome.criteria)
    .filter((criterion) => criterion.mark?.agrees === false);
  if (!returned) return null;
  return (
    <Notice tone="warning" title={t('cameBack', { name: returned.byName })}>
      {returned.message === '' ? null : <p className="pre-line">{returned.message}</p>}
      {returned.dueOn === null ? null : (
        <p>
          {t('dueOn')} <DateText date={returned.dueOn} />
        </p>
      )}
      {marked.length === 0 ? null : (
        <Row gap="small">
          {marked.map((criterion) => (
            <Button
              key={criterion.id}
              size="small"
              onPress={() => {
                onView('judging');
                focusCriterion(criterion.id);
              }}
            >
              {t('goToCriterion', { code: criterion.code })}
            </Button>
          ))}
        </Row>
      )}
    </Notice>
  );
}
