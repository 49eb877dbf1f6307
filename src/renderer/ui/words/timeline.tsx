/** What has happened, what is now, and what is coming, in order of time. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export type TimelineEvent = {
  readonly id: string;
  /** Shown as it is; usually a <DateText>. */
  readonly when: ReactNode;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly state?: 'done' | 'now' | 'coming' | undefined;
};

export type TimelineProps = {
  readonly events: readonly TimelineEvent[];
  readonly label: string;
};

export function Timeline({ events, label }: TimelineProps) {
  const { t } = useTranslation('ui');
  return (
    <ol className="timeline" aria-label={label}>
      {events.map(({ id, when, title, detail, state = 'done' }) => (
        <li
          key={id}
          className="timeline-item"
          data-state={state}
          {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}
        >
          <div className="timeline-when">
            {when}
            {state === 'coming' ? <> · {t('timeline.coming')}</> : null}
          </div>
          <div className="timeline-title">{title}</div>
          {detail === undefined ? null : <div className="timeline-detail">{detail}</div>}
        </li>
      ))}
    </ol>
  );
}
