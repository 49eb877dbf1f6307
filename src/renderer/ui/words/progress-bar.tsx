/** How far something has come, as a bar and in words. Waiting with no known end is loading.tsx. */
import type { ReactNode } from 'react';
import { Label, ProgressBar as AriaProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classes } from '../frame/given.ts';

export type ProgressBarProps = {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** The words at the bar's end. Default "4 av 9". */
  readonly valueText?: string | undefined;
  readonly isLabelHidden?: boolean | undefined;
  readonly className?: string | undefined;
};

export function ProgressBar({ label, value, max, valueText, isLabelHidden, className }: ProgressBarProps) {
  const { t } = useTranslation('ui');
  const words = valueText ?? t('progress.countOf', { done: value, total: max });
  return (
    <AriaProgressBar
      className={classes('progress', className)}
      minValue={0}
      maxValue={Math.max(max, 1)}
      value={value}
      valueLabel={words}
    >
      {({ percentage }): ReactNode => (
        <>
          <span className="progress-words">
            <Label className={isLabelHidden ? 'visually-hidden' : ''}>{label}</Label>
            <bdi className="progress-value">{words}</bdi>
          </span>
          <span className="progress-track">
            <span className="progress-fill" style={{ inlineSize: `${String(percentage ?? 0)}%` }} />
          </span>
        </>
      )}
    </AriaProgressBar>
  );
}
