/** The top of a page: what it is about and the main things to do. Sets the window's title as well. */
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

export type PageHeaderProps = {
  readonly title: string;
  /** A line above the title: where one is. */
  readonly overline?: ReactNode;
  /** A line below: what the page is for, or the state of the thing. */
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  /** Something wide beside the title, such as a progress bar. */
  readonly aside?: ReactNode;
};

export function PageHeader({ title, overline, subtitle, actions, aside }: PageHeaderProps) {
  const { t } = useTranslation('ui');
  useEffect(() => {
    document.title = t('page.windowTitle', { title });
  }, [t, title]);
  const titleRef = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The link that led here went away with its page: begin at the title instead of at the window's top.
    if (document.activeElement === document.body) titleRef.current?.focus({ preventScroll: true });
  }, []);
  return (
    <header className="page-header">
      <div className="page-header-words">
        {overline === undefined ? null : <div className="page-overline">{overline}</div>}
        <h1 className="page-title" tabIndex={-1} ref={titleRef}>
          <bdi>{title}</bdi>
        </h1>
        {subtitle === undefined ? null : <div className="page-subtitle">{subtitle}</div>}
      </div>
      {aside === undefined ? null : <div className="page-aside">{aside}</div>}
      {actions === undefined ? null : <div className="page-actions">{actions}</div>}
    </header>
  );
}
