/** The certificate as it would be, or why there is none yet. */
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refused } from '../../bridge.ts';
import { refusalText } from '../../refusal-text.ts';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';

const PdfPages = lazy(() =>
  import('../../pdf/pdf-pages.tsx').then((module) => ({ default: module.PdfPages })),
);

type PreviewProps = {
  readonly documentId: string | undefined;
  readonly error: Refused | null;
  readonly isComplete: boolean;
};

export function Preview({ documentId, error, isComplete }: PreviewProps) {
  const { t } = useTranslation('certificates');
  if (error) {
    const { title, help } = refusalText(error);
    return (
      <Notice tone="problem" title={title}>
        <p>{help}</p>
      </Notice>
    );
  }
  if (!isComplete) return <Notice title={t('issue.incomplete')} />;
  if (documentId === undefined) return <Loading lines={8} />;
  return (
    <Suspense fallback={<Loading lines={8} />}>
      <PdfPages documentId={documentId} label={t('issue.preview')} />
    </Suspense>
  );
}
