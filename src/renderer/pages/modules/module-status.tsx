/** Where a module version is in its life. */
import { Archive, CircleCheck, PenLine, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ModuleStatus } from '#domain/module.ts';
import { Badge, type Tone } from '../../ui/words/badge.tsx';

const appearance: Readonly<Record<ModuleStatus, { readonly icon: LucideIcon; readonly tone: Tone }>> = {
  draft: { icon: PenLine, tone: 'info' },
  published: { icon: CircleCheck, tone: 'success' },
  retired: { icon: Archive, tone: 'neutral' },
};

export function ModuleStatusBadge({ status }: { readonly status: ModuleStatus }) {
  const { t } = useTranslation('common');
  return <Badge {...appearance[status]}>{t(`moduleStatus.${status}`)}</Badge>;
}
