/** The real certificate beside the fields: the last good one stays while a new one is made, and when none can be. */
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalText } from '../../calls/refusal-text.ts';
import { Refused } from '../../calls/bridge.ts';
import { Card } from '../../ui/frame/card.tsx';
import { Stack } from '../../ui/frame/layout.tsx';
import { Loading } from '../../ui/words/loading.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { Muted } from '../../ui/words/text.tsx';
import type { LookPreview } from './use-look-preview.ts';

const PdfPages = lazy(() =>
  import('../../pdf/pdf-pages.tsx').then((module) => ({ default: module.PdfPages })),
);

export function LivePreview({ preview }: { readonly preview: LookPreview }) {
  const { t } = useTranslation('look');
  const { shown, isDrawing, error, isComplete } = preview;
  return (
    <Card title={t('preview.title')} className="look-preview">
      <Stack gap="small">
        <div role="status" className="look-preview-state">
          <Muted>{t(isDrawing ? 'preview.drawing' : 'preview.made')}</Muted>
        </div>
        {error === null ? null : <Unprintable error={error} />}
        {isComplete ? null : <Notice title={t('preview.waits')} />}
        {shown === undefined ? (
          error === null && isComplete ? (
            <Loading lines={8} />
          ) : null
        ) : (
          <div className="look-preview-pages" role="group" aria-label={t('preview.title')} tabIndex={0}>
            <Suspense fallback={<Loading lines={8} />}>
              <PdfPages documentId={shown.documentId} label={t('preview.title')} />
            </Suspense>
          </div>
        )}
      </Stack>
    </Card>
  );
}

function Unprintable({ error }: { readonly error: Refused }) {
  const { t } = useTranslation('look');
  const { refusal } = error;
  const { title, help } =
    refusal.kind === 'nameHasUnknownLetters' || refusal.kind === 'textHasUnknownLetters'
      ? {
          title: t('preview.letters', { letters: refusal.letters.join(' ') }),
          help: t('preview.lettersHelp'),
        }
      : refusalText(error);
  return (
    <Notice tone="problem" title={title}>
      <p>{help}</p>
    </Notice>
  );
}
