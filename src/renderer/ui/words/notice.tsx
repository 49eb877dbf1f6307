/** A message that stays on the page until what it is about has changed. Messages that pass by are toast.ts. */
import type { LucideIcon } from 'lucide-react';
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

export type NoticeTone = 'info' | 'success' | 'warning' | 'problem';

const icons: Readonly<Record<NoticeTone, LucideIcon>> = {
  info: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  problem: CircleAlert,
};

export type NoticeProps = {
  readonly tone?: NoticeTone | undefined;
  readonly title?: string | undefined;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Read aloud the moment it appears. Default: only problems. */
  readonly isAnnounced?: boolean | undefined;
};

export function Notice({ tone = 'info', title, children, actions, isAnnounced }: NoticeProps) {
  const Icon = icons[tone];
  return (
    <div
      className="notice"
      data-tone={tone}
      {...((isAnnounced ?? tone === 'problem') ? { role: 'alert' } : {})}
    >
      <Icon className="notice-icon" aria-hidden />
      <div className="notice-words">
        {title === undefined ? null : <p className="notice-title">{title}</p>}
        {children}
      </div>
      {actions === undefined ? null : <div className="notice-actions">{actions}</div>}
    </div>
  );
}
