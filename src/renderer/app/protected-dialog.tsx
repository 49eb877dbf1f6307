/** The question before something of a person with a protected identity goes to paper or into a file. */
import { useTranslation } from 'react-i18next';
import { useProtectedRequest } from '../protected-request.ts';
import { ConfirmDialog } from '../ui/dialog.tsx';

export function ProtectedDialog() {
  const { t } = useTranslation('common');
  const request = useProtectedRequest();
  if (!request) return null;
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) request.answer(false);
      }}
      title={t('protectedQuestion.title')}
      confirmLabel={t('protectedQuestion.yes')}
      cancelLabel={t('protectedQuestion.no')}
      onConfirm={() => request.answer(true)}
    >
      <p>{t('protectedQuestion.help')}</p>
    </ConfirmDialog>
  );
}
