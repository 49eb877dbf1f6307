/** The calm sheet that everything before sign-in stands on, and what it says when something went wrong. */
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefusalText } from '../../calls/refusal-text.ts';
import { Notice } from '../../ui/words/notice.tsx';
import './opening.css';

type FrameProps = {
  readonly title: string;
  readonly lead?: string | undefined;
  /** Where in a row of sheets this one is. */
  readonly step?: string | undefined;
  readonly children?: ReactNode;
};

export function OpeningFrame({ title, lead, step, children }: FrameProps) {
  const { t } = useTranslation('ui');
  const titleRef = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = t('page.windowTitle', { title });
  }, [t, title]);
  useEffect(() => {
    // The button that led here went away with its sheet. Where a field takes the focus itself, it keeps it.
    if (document.activeElement === document.body) titleRef.current?.focus();
  }, []);
  return (
    <main className="opening">
      <div className="opening-sheet">
        <p className="opening-brand">
          <span>{t('app.name')}</span>
          {step === undefined ? null : <span className="opening-step">{step}</span>}
        </p>
        <h1 className="opening-title" tabIndex={-1} ref={titleRef}>
          {title}
        </h1>
        {lead === undefined ? null : <p className="opening-lead">{lead}</p>}
        {children}
      </div>
    </main>
  );
}

export function Trouble({ trouble }: { readonly trouble: RefusalText | null }) {
  return trouble ? (
    <Notice tone="problem" title={trouble.title}>
      <p>{trouble.help}</p>
    </Notice>
  ) : null;
}
