// The stripe that says ÖVNING: everything below is invented. Also for the sign-in and start pages, outside AppShell.
import { useTranslation } from 'react-i18next';

export function PracticeBanner() {
  const { t } = useTranslation('ui');
  return (
    <div className="practice-banner" role="note">
      <strong className="practice-word">{t('practice.word')}</strong>
      <span>{t('practice.text')}</span>
    </div>
  );
}
