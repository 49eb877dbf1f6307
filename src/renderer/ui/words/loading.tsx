/** Waiting, calmly: nothing is shown for short waits, then still grey shapes. Known lengths are progress-bar.tsx. */
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from './text.tsx';

export type LoadingProps = {
  /** What is coming. Default "Hämtar …". */
  readonly label?: string | undefined;
  /** How many lines the shape has. */
  readonly lines?: number | undefined;
};

export function Loading({ label, lines = 3 }: LoadingProps) {
  const { t } = useTranslation('ui');
  return (
    <div className="loading" role="status">
      <VisuallyHidden>{label ?? t('loading')}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="loading-line" aria-hidden />
      ))}
    </div>
  );
}
