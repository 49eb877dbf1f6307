/** The calm sheet that everything before sign-in stands on. */
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './opening.css';

type FrameProps = {
  readonly title: string;
  readonly lead?: string | undefined;
  readonly children: ReactNode;
};

export function OpeningFrame({ title, lead, children }: FrameProps) {
  const { t } = useTranslation('ui');
  useEffect(() => {
    document.title = t('page.windowTitle', { title });
  }, [t, title]);
  return (
    <main className="opening">
      <div className="opening-sheet">
        <p className="opening-brand">{t('app.name')}</p>
        <h1 className="opening-title">{title}</h1>
        {lead === undefined ? null : <p className="opening-lead">{lead}</p>}
        {children}
      </div>
    </main>
  );
}
