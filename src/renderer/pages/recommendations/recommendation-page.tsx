/**
 * Underlag för erkännande: what was approved in a period, which of it shall stand on the list, and the real PDF beside.
 * What is made is kept. Not here: the fields (choice-fields.tsx) and what was made earlier (earlier-card.tsx).
 */
import { useQuery } from '@tanstack/react-query';
import { FileCheck, FileSearch } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputOf, OutputOf } from '#contract/index.ts';
import { addDays, isPlainDate, type PlainDate } from '#domain/dates.ts';
import { largestRecommendation } from '#domain/recommendation.ts';
import { useToday } from '../../app/today.ts';
import { call, type Refused } from '../../calls/bridge.ts';
import { useCall, useCommand } from '../../calls/calls.ts';
import { DocumentPreview } from '../../pdf/document-preview.tsx';
import { PdfDialog } from '../../pdf/pdf-dialog.tsx';
import { Button } from '../../ui/words/button.tsx';
import { EmptyState } from '../../ui/words/empty-state.tsx';
import { Stack, WithAside } from '../../ui/frame/layout.tsx';
import { Link } from '../../ui/words/link.tsx';
import { Loading } from '../../ui/words/loading.tsx';
import { PageHeader } from '../../ui/frame/page-header.tsx';
import { ChoiceFields, isChosen, offered, type Choice } from './choice-fields.tsx';
import { EarlierCard } from './earlier-card.tsx';

/** Half a year back: about as far as between two visits. */
const daysBack = 182;

export function RecommendationPage() {
  const { t } = useTranslation('recommendations');
  const today = useToday();
  const [choice, setChoice] = useState<Choice>({
    from: addDays(today, -daysBack),
    to: today,
    which: 'notReviewed',
    reference: today,
    leftModules: new Set(),
    leftParticipants: new Set(),
  });
  const [made, setMade] = useState<OutputOf<'recommendation.make'> | null>(null);
  const { from, to } = choice;
  const isPeriod = isPlainDate(from) && isPlainDate(to) && from <= to;
  const candidates = useCall(
    'recommendation.candidates',
    // Only asked for when both are days.
    { from: from as PlainDate, to: to as PlainDate },
    { enabled: isPeriod },
  );
  const found = isPeriod ? (candidates.data ?? []) : [];
  const rows = offered(found, choice);
  const input = useDeferredValue<InputOf<'recommendation.preview'>>({
    reference: choice.reference.trim(),
    from: from as PlainDate,
    to: to as PlainDate,
    validationIds: rows.filter((row) => isChosen(row, choice)).map(({ validationId }) => validationId),
  });
  const count = input.validationIds.length;
  const isComplete = isPeriod && input.reference !== '' && count > 0 && count <= largestRecommendation;
  const preview = useQuery({
    queryKey: ['recommendation.preview', input],
    enabled: isComplete,
    queryFn: () => call('recommendation.preview', input),
    staleTime: Infinity,
    gcTime: 0,
    placeholderData: (previous) => previous,
  });
  const make = useCommand('recommendation.make', { saved: () => ({ text: t('made') }) });
  const isEmpty = isPeriod && candidates.data !== undefined && rows.length === 0;
  const isAllReviewed = isEmpty && found.length > 0;

  return (
    <Stack gap="large">
      <PageHeader
        overline={<Link href="/intyg">{t('toCertificates')}</Link>}
        title={t('title')}
        subtitle={t('subtitle')}
        actions={
          <Button
            variant="primary"
            icon={FileCheck}
            isDisabled={!isComplete || preview.data === undefined}
            isBusy={make.isPending}
            onPress={() => make.mutate(input, { onSuccess: setMade })}
          >
            {t('make')}
          </Button>
        }
      />
      <EarlierCard today={today} />
      <WithAside
        side="start"
        aside={<ChoiceFields rows={rows} choice={choice} today={today} onChange={setChoice} />}
      >
        <Stack>
          {isPeriod && candidates.data === undefined ? <Loading lines={8} /> : null}
          {isEmpty ? (
            <EmptyState icon={FileSearch} title={t(isAllReviewed ? 'allReviewed' : 'none')}>
              <p>{t(isAllReviewed ? 'allReviewedHelp' : 'noneHelp')}</p>
            </EmptyState>
          ) : (
            <DocumentPreview
              documentId={preview.data?.documentId}
              error={preview.error as Refused | null} // the query only asks the bridge
              isComplete={isComplete}
              label={t('preview')}
              incomplete={
                count > largestRecommendation
                  ? t('tooMany', { count: largestRecommendation })
                  : t('incomplete')
              }
            />
          )}
        </Stack>
      </WithAside>
      {made ? (
        <PdfDialog
          documentId={made.documentId}
          fileName={made.fileName}
          title={t('title')}
          onClose={() => setMade(null)}
        />
      ) : null}
    </Stack>
  );
}
