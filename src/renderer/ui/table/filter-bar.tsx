/** The row above a list that narrows it: search, choices, and how many are left. */
import { RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../words/button.tsx';

export type FilterBarProps = {
  /** Search fields, selects and switches. */
  readonly children: ReactNode;
  /** Given when anything is narrowed: shows "Rensa filter". */
  readonly onClear?: (() => void) | undefined;
};

export function FilterBar({ children, onClear }: FilterBarProps) {
  const { t } = useTranslation('ui');
  return (
    <search className="filter-bar" aria-label={t('filter.label')}>
      {children}
      {onClear ? (
        <Button variant="quiet" icon={RotateCcw} onPress={onClear}>
          {t('filter.clear')}
        </Button>
      ) : null}
    </search>
  );
}
