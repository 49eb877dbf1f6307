// The stripe that says ÖVNING: everything below is invented. Also for the sign-in and start pages, outside AppShell.
import { useTranslation } from 'react-i18next';

export function PracticeBanner() {
  const { t } = useTranslation('ui');
  return (
    <section className="practice-banner" aria-label={t('practice.word')}>
      <strong className="practice-word">{t('practice.word')}</strong>
      <span>{t('practice.text')}</span>
    </section>
  );
}
