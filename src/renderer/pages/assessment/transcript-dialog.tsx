/**
 * Asking for a delintyg: what it will state and what is left out for now, before anything is handed in. Where
 * something is lacking, the list of it instead. Not here: handing in the whole module (header-actions.tsx).
 */
import { Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../calls/calls.ts';
import { Button } from '../../ui/words/button.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';
import { Stack } from '../../ui/frame/layout.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { Muted } from '../../ui/words/text.tsx';
import { WhoControls } from '../../parts/validations/controllers-text.tsx';
import type { Criterion, Validation, ViewName } from './validation.ts';
import { MissingList } from './missing-card.tsx';

type TranscriptProps = {
  readonly validation: Validation;
  readonly outlook: NonNullable<Validation['transcript']>;
  readonly onShowMissing: (view: ViewName) => void;
  readonly onClose: () => void;
};

export function TranscriptDialog({ validation, outlook, onShowMissing, onClose }: TranscriptProps) {
  const { t } = useTranslation('assessment');
  const ask = useCommand('validation.requestTranscript', { saved: () => ({ text: t('transcript.asked') }) });
  if (outlook.missing.length > 0)
    return (
      <Dialog title={t('notYet')} isOpen onOpenChange={onClose}>
        <p>{t('transcript.notYetHelp')}</p>
        <MissingList
          validation={validation}
          missing={outlook.missing}
          onView={onShowMissing}
          onGone={onClose}
        />
      </Dialog>
    );
  const isLeft = ({ id, leftOutReason }: Criterion): boolean =>
    leftOutReason !== null || outlook.leftOut.includes(id);
  const outcomes = validation.outcomes.map((outcome) => ({
    ...outcome,
    stated: outcome.criteria.filter((criterion) => !isLeft(criterion)),
    left: outcome.criteria.filter(isLeft),
  }));
  const stated = outcomes.filter((outcome) => outcome.stated.length > 0);
  const count = stated.reduce((sum, outcome) => sum + outcome.stated.length, 0);
  const left = outcomes.flatMap((outcome) => outcome.left);
  return (
    <Dialog
      title={t('transcript.title', { name: validation.participant.displayName })}
      size="large"
      isOpen
      onOpenChange={onClose}
      actions={(close) => (
        <Button
          variant="primary"
          icon={Send}
          isBusy={ask.isPending}
          onPress={() => ask.mutate({ id: validation.id }, { onSuccess: close })}
        >
          {t('transcript.do')}
        </Button>
      )}
    >
      <Stack>
        <p>{t('transcript.help')}</p>
        <Notice tone="info" title={t('transcript.goOn')} />
        <WhoControls names={validation.controllers} />
        <section aria-labelledby="transcript-stated">
          <h3 id="transcript-stated">{t('transcript.stated', { count, total: count + left.length })}</h3>
          {stated.map((outcome) => (
            <div key={outcome.id} className="transcript-outcome">
              <strong>
                {outcome.code} {outcome.text}
              </strong>{' '}
              <Muted>{t(outcome.left.length === 0 ? 'transcript.whole' : 'transcript.part')}</Muted>
              <CriterionList criteria={outcome.stated} />
            </div>
          ))}
        </section>
        <section aria-labelledby="transcript-left">
          <h3 id="transcript-left">{t('transcript.left', { count: left.length })}</h3>
          <CriterionList criteria={left} />
        </section>
      </Stack>
    </Dialog>
  );
}

function CriterionList({ criteria }: { readonly criteria: readonly Criterion[] }) {
  const { t } = useTranslation('assessment');
  const aside = ({ leftOutReason, judgement }: Criterion): string => {
    if (leftOutReason !== null) return t('transcript.reason', { reason: leftOutReason });
    return judgement === 'partlyShown' ? t('transcript.partly') : '';
  };
  return (
    <ul className="transcript-criteria">
      {criteria.map((criterion) => (
        <li key={criterion.id}>
          {criterion.code} {criterion.text} <Muted>{aside(criterion)}</Muted>
        </li>
      ))}
    </ul>
  );
}
