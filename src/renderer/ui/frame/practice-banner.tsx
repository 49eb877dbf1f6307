/**
 * The stripe over what is not the real register: everything below is invented, or only a copy. Also for the sign-in and
 * start pages, outside AppShell.
 */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export type BannerProps = {
  /** One word that cannot be missed. */
  readonly word: string;
  readonly children: ReactNode;
};

export function Banner({ word, children }: BannerProps) {
  return (
    <section className="practice-banner" aria-label={word}>
      <strong className="practice-word">{word}</strong>
      {children}
    </section>
  );
}

export function PracticeBanner() {
  const { t } = useTranslation('ui');
  return (
    <Banner word={t('practice.word')}>
      <span>{t('practice.text')}</span>
    </Banner>
  );
}
