/**
 * The questions before something goes to paper or into a file: of a person with a protected identity, or a certificate
 * that counts no longer, where the first way out is the one that was issued instead.
 */
import { useTranslation } from 'react-i18next';
import { useLeavingRequest, type LeavingQuestion } from '../calls/leaving-request.ts';
import { Button } from '../ui/words/button.tsx';
import { ConfirmDialog, Dialog } from '../ui/overlay/dialog.tsx';
import { goTo } from './navigation.ts';

type Answer = (isYes: boolean) => void;

export function LeavingDialog() {
  const request = useLeavingRequest();
  if (!request) return null;
  const { asked: question, answer } = request;
  return question.kind === 'noLongerCounts' ? (
    <OldQuestion question={question} answer={answer} />
  ) : (
    <ProtectedQuestion answer={answer} />
  );
}

function ProtectedQuestion({ answer }: { readonly answer: Answer }) {
  const { t } = useTranslation('common');
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) answer(false);
      }}
      title={t('protectedQuestion.title')}
      confirmLabel={t('protectedQuestion.yes')}
      cancelLabel={t('protectedQuestion.no')}
      onConfirm={() => answer(true)}
    >
      <p>{t('protectedQuestion.help')}</p>
    </ConfirmDialog>
  );
}

type OldQuestionProps = {
  readonly question: Extract<LeavingQuestion, { kind: 'noLongerCounts' }>;
  readonly answer: Answer;
};

function OldQuestion({ question: { certificates }, answer }: OldQuestionProps) {
  const { t } = useTranslation('common');
  const [only, ...others] = certificates;
  const newer = others.length === 0 ? (only?.by ?? null) : null;
  const openNew = (): void => {
    answer(false);
    if (newer) goTo(`/intyg/${newer.id}`);
  };
  return (
    <Dialog
      title={t('oldQuestion.title', { count: certificates.length })}
      size="small"
      isOpen
      onOpenChange={() => answer(false)}
      actions={
        <>
          <Button onPress={() => answer(false)} autoFocus={newer === null}>
            {t('oldQuestion.no')}
          </Button>
          <Button onPress={() => answer(true)}>{t('oldQuestion.yes')}</Button>
          {newer ? (
            <Button variant="primary" autoFocus onPress={openNew}>
              {t('oldQuestion.openNew')}
            </Button>
          ) : null}
        </>
      }
    >
      <ul className="plain-list">
        {certificates.map(({ number, state, by }) => (
          <li key={number}>
            {t(`oldQuestion.${by && state === 'replaced' ? 'replacedBy' : state}`, {
              number,
              by: by?.number ?? '',
            })}
          </li>
        ))}
      </ul>
      <p>{t('oldQuestion.help')}</p>
    </Dialog>
  );
}
