/** How something stands, always in sight, as a link to where one can do something about it. */
import type { LucideIcon } from 'lucide-react';
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { Link as AriaLink } from 'react-aria-components';

export type LampLevel = 'good' | 'old' | 'bad';

const icons: Readonly<Record<LampLevel, LucideIcon>> = {
  good: CircleCheck,
  old: TriangleAlert,
  bad: CircleAlert,
};

export type LampProps = {
  readonly level: LampLevel;
  /** Says the same as the colour. */
  readonly label: string;
  readonly href: string;
};

export function Lamp({ level, label, href }: LampProps) {
  const Icon = icons[level];
  return (
    <AriaLink href={href} className="lamp" data-level={level}>
      <Icon className="lamp-icon" aria-hidden />
      <span>{label}</span>
    </AriaLink>
  );
}
