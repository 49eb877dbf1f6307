/** What stands where a list would be when there is nothing in it: why, and what to do next. */
import type { LucideIcon } from 'lucide-react';
import { Inbox } from 'lucide-react';
import type { ReactNode } from 'react';

export type EmptyStateProps = {
  readonly title: string;
  /** What to do next, or why there is nothing. */
  readonly children?: ReactNode;
  readonly icon?: LucideIcon | undefined;
  readonly action?: ReactNode;
};

export function EmptyState({ title, children, icon: Icon = Inbox, action }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <Icon className="empty-icon" aria-hidden />
      <p className="empty-title">{title}</p>
      {children === undefined ? null : <div className="empty-text">{children}</div>}
      {action === undefined ? null : <div className="empty-action">{action}</div>}
    </div>
  );
}
