/** What the state means for whoever looks: came back, waits for somebody, is done. */
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/notice.tsx';
import { LinkButton } from '../../ui/link.tsx';
import { DateText } from '../../ui/text.tsx';
import type { Validation } from './assessment-page.tsx';

export function StateNotice({ validation }: { readonly validation: Validation }) {
  const { t } = useTranslation('assessment');
  const { returned, state } = validation;
  if (returned)
    return (
      <Notice tone="warning" title={t('cameBack', { name: returned.byName })}>
        {returned.message === '' ? null : <p>{returned.message}</p>}
        {returned.dueOn === null ? null : (
          <p>
            {t('dueOn')} <DateText date={returned.dueOn} />
          </p>
        )}
      </Notice>
    );
  if (state === 'submitted')
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
        <p>{t(validation.control === 'ownAssessment' ? 'notByYou' : 'waitsForControlHelp')}</p>
      </Notice>
    );
  if (state === 'approved')
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
  return null;
}
