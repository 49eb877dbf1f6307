/** Revoking: asks why, says what it means and that it cannot be taken back. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '#contract/fields.ts';
import type { CertificateId } from '#domain/ids.ts';
import { useCommand } from '../../calls/calls.ts';
import { ConfirmDialog } from '../../ui/overlay/dialog.tsx';
import { Stack } from '../../ui/frame/layout.tsx';
import { TextArea } from '../../ui/form/text-field.tsx';

type RevokeDialogProps = {
  readonly id: CertificateId;
  readonly number: string;
  readonly onClose: () => void;
};

export function RevokeDialog({ id, number, onClose }: RevokeDialogProps) {
  const { t } = useTranslation('certificates');
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const isMissing = reason.trim() === '';
  const revoke = useCommand('certificate.revoke', {
    saved: () => ({ text: t('revoke.done', { number }) }),
  });
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={onClose}
      title={t('revoke.title', { number })}
      confirmLabel={t('revoke.do')}
      variant="danger"
      onConfirm={() => {
        setAsked(isMissing);
        return isMissing ? false : revoke.mutateAsync({ id, reason: reason.trim() });
      }}
    >
      <Stack>
        <p>{t('revoke.help')}</p>
        <TextArea
          label={t('revoke.reason')}
          hint={t('revoke.reasonHint')}
          value={reason}
          onChange={setReason}
          error={isAsked && isMissing ? t('revoke.reasonMissing') : undefined}
          maxLength={longest.note}
          rows={2}
        />
      </Stack>
    </ConfirmDialog>
  );
}
