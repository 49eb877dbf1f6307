/** A document as it would be, or why there is none yet. */
import { lazy, Suspense } from 'react';
import type { Refused } from '../calls/bridge.ts';
import { refusalText } from '../calls/refusal-text.ts';
import { Loading } from '../ui/words/loading.tsx';
import { Notice } from '../ui/words/notice.tsx';

const PdfPages = lazy(() => import('./pdf-pages.tsx').then((module) => ({ default: module.PdfPages })));

type PreviewProps = {
  readonly documentId: string | undefined;
  readonly error: Refused | null;
  readonly isComplete: boolean;
  readonly label: string;
  /** What is still to be filled in. */
  readonly incomplete: string;
};

export function DocumentPreview({ documentId, error, isComplete, label, incomplete }: PreviewProps) {
  if (error) {
    const { title, help } = refusalText(error);
    return (
      <Notice tone="problem" title={title}>
        <p>{help}</p>
      </Notice>
    );
  }
  if (!isComplete) return <Notice title={incomplete} />;
  if (documentId === undefined) return <Loading lines={8} />;
  return (
    <Suspense fallback={<Loading lines={8} />}>
      <PdfPages documentId={documentId} label={label} />
    </Suspense>
  );
}
