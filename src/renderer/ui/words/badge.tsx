/** A state in one or two words, always with an icon or a shape besides its colour. */
import type { LucideIcon } from 'lucide-react';
import {
  Award,
  CalendarClock,
  CircleCheck,
  CircleStop,
  CornerUpLeft,
  Hourglass,
  PenLine,
  ShieldAlert,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValidationState } from '#domain/validation-state.ts';

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger' | 'accent';

export type BadgeProps = {
  readonly children: ReactNode;
  readonly tone?: Tone | undefined;
  readonly icon?: LucideIcon | undefined;
};

export function Badge({ children, tone = 'neutral', icon: Icon }: BadgeProps) {
  return (
    <span className="badge" data-tone={tone}>
      {Icon ? <Icon className="badge-icon" aria-hidden /> : null}
      <span>{children}</span>
    </span>
  );
}

const appearance: Readonly<Record<ValidationState, { readonly icon: LucideIcon; readonly tone: Tone }>> = {
  planned: { icon: CalendarClock, tone: 'neutral' },
  ongoing: { icon: PenLine, tone: 'info' },
  submitted: { icon: Hourglass, tone: 'info' },
  returned: { icon: CornerUpLeft, tone: 'warning' },
  approved: { icon: CircleCheck, tone: 'success' },
  certified: { icon: Award, tone: 'success' },
  endedEarly: { icon: CircleStop, tone: 'neutral' },
};

/** Beside the name of somebody whose identity is protected. */
export function ProtectedBadge() {
  const { t } = useTranslation('common');
  return (
    <Badge tone="warning" icon={ShieldAlert}>
      {t('protected')}
    </Badge>
  );
}

/** Where a validation stands. */
export function StatusBadge({ state }: { readonly state: ValidationState }) {
  const { t } = useTranslation('common');
  return <Badge {...appearance[state]}>{t(`state.${state}`)}</Badge>;
}
