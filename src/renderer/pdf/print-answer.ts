/**
 * What the printer answers, and telling it in words. Only what was printed is counted, so each answer is told: no
 * printer, a dialog that was closed, a job that failed, and no answer at all. Not here: what is printed (pdf/, app/printing.ts).
 */
import i18next from 'i18next';
import type { OutputOf } from '#contract/index.ts';
import { ask } from '../calls/bridge.ts';
import { toast } from '../ui/overlay/toast.ts';

/** `unanswered`: nobody waits any more. */
export type PrintAnswer = OutputOf<'shell.print'>['outcome'] | 'unanswered';

/** Prints what the window shows on paper. Whoever gives up waiting, by `signal`, is let go at once. */
export const sendToPrinter = async (signal?: AbortSignal): Promise<PrintAnswer> => {
  const givenUp = new Promise<PrintAnswer>((resolve) => {
    signal?.addEventListener('abort', () => {
      resolve('unanswered');
    });
    if (signal?.aborted) resolve('unanswered');
  });
  const answered = ask('shell.print', {}).then((reply): PrintAnswer =>
    reply.ok ? reply.value.outcome : 'failed',
  );
  return Promise.race([answered, givenUp]);
};

/** Milliseconds after which a printer that says nothing is spoken of. */
export const patience = 60_000;

/** Tells of a printer that says nothing for long, until the function that comes back is called. */
export const tellSilence = (): (() => void) => {
  let hush = (): void => undefined;
  const timer = window.setTimeout(() => {
    hush = toast.problem(i18next.t('printing:silent.title'), { detail: i18next.t('printing:silent.help') });
  }, patience);
  return () => {
    window.clearTimeout(timer);
    hush();
  };
};

/** `printed` is what to say when it was. A page cannot be saved as a PDF instead, and is not told so. */
export const tellPrint = (answer: PrintAnswer, printed: string, isPage = false): void => {
  if (answer === 'printed') {
    toast.saved(printed);
    return;
  }
  const help =
    answer === 'noPrinter' && isPage ? 'printing:pageNoPrinter.help' : (`printing:${answer}.help` as const);
  // Closing the dialog and giving up waiting were the person's own choice.
  const tell = answer === 'cancelled' || answer === 'unanswered' ? toast.info : toast.problem;
  tell(i18next.t(`printing:${answer}.title`), { detail: i18next.t(help) });
};
