/**
 * Printing, from fetching to the printer's answer: progress, a way out at each step, and a question where no answer
 * comes. Only what came out is recorded as printed. Not here: drawing (print-pdf.ts) and what is printed (who opens it).
 */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentId } from '#domain/ids.ts';
import { queryClient, tellRefused } from '../calls/calls.ts';
import { patience, tellPrint, type PrintAnswer } from './print-answer.ts';
import { Button } from '../ui/words/button.tsx';
import { Dialog } from '../ui/overlay/dialog.tsx';
import { Notice } from '../ui/words/notice.tsx';
import { ProgressBar } from '../ui/words/progress-bar.tsx';

type OnProgress = (done: number, of: number) => void;

type PrintingDialogProps = {
  readonly title: string;
  /** Said while the pages are made ready. */
  readonly note?: string;
  /** Said when it was printed. */
  readonly printed: string;
  /** Logs that it goes to paper, and holds what does. */
  readonly prepare: (work: {
    readonly signal: AbortSignal;
    readonly onProgress: OnProgress;
  }) => Promise<DocumentId>;
  readonly record: (documentId: DocumentId) => Promise<unknown>;
  readonly onClose: (isPrinted: boolean) => void;
};

type Step =
  | { readonly kind: 'gather' | 'draw'; readonly done: number; readonly of: number | null }
  | { readonly kind: 'wait' }
  | { readonly kind: 'ask' };

/** What whoever waits can do with the work of one opening. */
type Run = { readonly stop: () => void; readonly answer: (own: PrintAnswer) => void };

export function PrintingDialog({ title, note, printed, prepare, record, onClose }: PrintingDialogProps) {
  const { t } = useTranslation('printing');
  const [step, setStep] = useState<Step>({ kind: 'gather', done: 0, of: null });
  const run = useRef<Run | null>(null);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    let isGone = false;
    let own: PrintAnswer | undefined;
    run.current = {
      stop: () => {
        controller.abort();
      },
      answer: (given) => {
        own = given;
        controller.abort();
      },
    };
    const print = async (): Promise<boolean> => {
      const report = (kind: 'gather' | 'draw') => (done: number, of: number) => {
        if (!isGone) setStep(kind === 'draw' && done === of ? { kind: 'wait' } : { kind, done, of });
      };
      const documentId = await prepare({ signal, onProgress: report('gather') });
      const { printPdf } = await import('./print-pdf.ts');
      const theirs = await printPdf(documentId, { signal, onProgress: report('draw') });
      if (isGone) return false;
      const answer = theirs === 'unanswered' ? (own ?? theirs) : theirs;
      if (answer === 'printed') await record(documentId);
      // Whoever stopped it while the pages were drawn saw it stop.
      if (answer !== 'cancelled' || !signal.aborted) tellPrint(answer, printed);
      return answer === 'printed';
    };
    void print()
      .catch((error: unknown) => {
        if (!signal.aborted || own === 'printed') tellRefused(error);
        return false;
      })
      .then((isPrinted) => {
        void queryClient.invalidateQueries();
        if (!isGone) onClose(isPrinted);
      });
    return () => {
      isGone = true;
      controller.abort();
    };
    // Once for each opening of the dialog.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  /** Closing it is the careful answer of each step. */
  const close = (): void => {
    if (step.kind === 'wait') setStep({ kind: 'ask' });
    else if (step.kind === 'ask') run.current?.answer('unanswered');
    else {
      run.current?.stop();
      onClose(false);
    }
  };
  return (
    <Dialog
      title={step.kind === 'ask' ? t('didItPrint') : title}
      size="small"
      isOpen
      onOpenChange={close}
      actions={
        step.kind === 'ask' ? (
          <>
            <Button onPress={close} autoFocus>
              {t('itDidNot')}
            </Button>
            <Button variant="primary" onPress={() => run.current?.answer('printed')}>
              {t('itDid')}
            </Button>
          </>
        ) : (
          <Button onPress={close}>{t(step.kind === 'wait' ? 'stopWaiting' : 'cancel')}</Button>
        )
      }
    >
      {step.kind === 'ask' ? (
        <p>{t('didItPrintHelp')}</p>
      ) : step.kind === 'wait' ? (
        <Waiting />
      ) : (
        <>
          <ProgressBar label={t(step.kind)} value={step.done} max={step.of ?? 1} />
          {note === undefined ? null : <p>{note}</p>}
        </>
      )}
    </Dialog>
  );
}

function Waiting() {
  const { t } = useTranslation('printing');
  const [isSilent, setSilent] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setSilent(true), patience);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <div role="status">
      {isSilent ? (
        <Notice tone="warning" title={t('silent.title')}>
          <p>{t('silent.help')}</p>
        </Notice>
      ) : (
        <p>
          <strong>{t('wait')}.</strong> {t('waitHelp')}
        </p>
      )}
    </div>
  );
}
