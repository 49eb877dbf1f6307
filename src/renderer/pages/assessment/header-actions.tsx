/** What can be done with the whole validation: hand in whole or in part, take back, print the page for the participant, plan anew, end. */
import { FileText, Send, Undo2 } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import { goTo } from '../../app/navigation.ts';
import { usePrint } from '../../app/printing.ts';
import { useMay } from '../../app/session.ts';
import { call } from '../../calls/bridge.ts';
import { tellRefused, useCommand, useNeeded } from '../../calls/calls.ts';
import { PdfDialog } from '../../pdf/pdf-dialog.tsx';
import { Button } from '../../ui/words/button.tsx';
import { ConfirmDialog, Dialog } from '../../ui/overlay/dialog.tsx';
import { Menu } from '../../ui/overlay/menu.tsx';
import { WhoControls } from '../../parts/validations/controllers-text.tsx';
import { afterTyping } from '../../writing/unsaved.ts';
import type { Validation, ViewName } from './validation.ts';
import { EndEarlyDialog } from './end-early-dialog.tsx';
import { MissingList } from './missing-card.tsx';
import { ReplanDialog } from './replan-dialog.tsx';
import { TranscriptDialog } from './transcript-dialog.tsx';

type ActionsProps = {
  readonly validation: Validation;
  readonly onShowMissing: (view: ViewName) => void;
};
type Opened = 'submit' | 'transcript' | 'replan' | 'end' | null;

export function HeaderActions({ validation: shown, onShowMissing }: ActionsProps) {
  const { t } = useTranslation('assessment');
  const { id } = shown;
  // Read here, so that a dialog opens with what was saved a moment ago.
  const validation = useNeeded('validation.get', { id });
  const { state } = validation;
  const [opened, setOpened] = useState<Opened>(null);
  const [remaining, setRemaining] = useState<OutputOf<'document.remaining'> | null>(null);
  const mayPlan = useMay(['assessor', 'coordinator']);
  const isAssessor = useMay(['assessor']);
  const submit = useCommand('validation.submit', { saved: () => ({ text: t('submitted') }) });
  const withdraw = useCommand('validation.withdraw', { saved: () => ({ text: t('withdrawn') }) });
  const resume = useCommand('validation.resume', { saved: () => ({ text: t('resumed') }) });
  const isMissing = validation.missing.length > 0;
  const close = () => setOpened(null);
  const showRemaining = useCallback(() => {
    afterTyping(() => call('document.remaining', { validationId: id }).then(setRemaining, tellRefused));
  }, [id]);
  usePrint(showRemaining);

  const more = [
    ...(validation.mayAssess && validation.transcript && validation.transcript.leftOut.length > 0
      ? [
          {
            id: 'transcript',
            label: t('transcript.ask'),
            onSelect: () => afterTyping(() => setOpened('transcript')),
          },
        ]
      : []),
    ...(isAssessor && validation.mayAssess
      ? [
          {
            id: 'quick',
            label: t('quick'),
            onSelect: () => goTo(`/snabbregistrera?modul=${validation.module.id}`),
          },
        ]
      : []),
    ...(mayPlan && validation.mayAssess
      ? [{ id: 'replan', label: t('replan'), onSelect: () => setOpened('replan') }]
      : []),
    ...(mayPlan && ['planned', 'ongoing', 'returned'].includes(state)
      ? [{ id: 'end', label: t('endEarly'), onSelect: () => afterTyping(() => setOpened('end')) }]
      : []),
    ...(mayPlan && (state === 'endedEarly' || (state === 'certified' && validation.isPartial))
      ? [{ id: 'resume', label: t('resume'), onSelect: () => resume.mutate({ id }) }]
      : []),
  ];

  return (
    <>
      <Button icon={FileText} onPress={showRemaining}>
        {t('remaining')}
      </Button>
      {more.length > 0 ? (
        <Menu label={t('more')} placement="bottom end" trigger={<Button>{t('more')}</Button>} items={more} />
      ) : null}
      {state === 'submitted' && isAssessor ? (
        <Button icon={Undo2} isBusy={withdraw.isPending} onPress={() => withdraw.mutate({ id })}>
          {t('withdraw')}
        </Button>
      ) : null}
      {validation.mayAssess ? (
        <Button variant="primary" icon={Send} onPress={() => afterTyping(() => setOpened('submit'))}>
          {t('submit')}
        </Button>
      ) : null}

      <Dialog title={t('notYet')} isOpen={opened === 'submit' && isMissing} onOpenChange={close}>
        <p>{t('notYetHelp')}</p>
        <MissingList validation={validation} onView={onShowMissing} onGone={close} />
      </Dialog>
      <ConfirmDialog
        title={t('submitTitle', { name: validation.participant.displayName })}
        isOpen={opened === 'submit' && !isMissing}
        onOpenChange={close}
        confirmLabel={t('submit')}
        onConfirm={() => submit.mutateAsync({ id })}
      >
        <p>{t(validation.isPartial ? 'submitPartialHelp' : 'submitHelp')}</p>
        {validation.module.isExample ? <p>{t('submitExample')}</p> : null}
        <WhoControls names={validation.controllers} />
      </ConfirmDialog>
      {opened === 'transcript' && validation.transcript ? (
        <TranscriptDialog
          validation={validation}
          outlook={validation.transcript}
          onShowMissing={onShowMissing}
          onClose={close}
        />
      ) : null}
      {opened === 'replan' ? <ReplanDialog validation={validation} onClose={close} /> : null}
      {opened === 'end' ? <EndEarlyDialog validation={validation} onClose={close} /> : null}
      {remaining ? (
        <PdfDialog
          documentId={remaining.documentId}
          fileName={remaining.fileName}
          title={t('remaining')}
          onClose={() => setRemaining(null)}
        />
      ) : null}
    </>
  );
}
