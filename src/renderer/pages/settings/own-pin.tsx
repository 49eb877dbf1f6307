/** One's own PIN: choosing it, and changing it with the passphrase. */
import { useTranslation } from 'react-i18next';
import { queryClient, useCall } from '../../calls/calls.ts';
import { PinForm } from '../../parts/signing/pin-form.tsx';
import { Button } from '../../ui/words/button.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';
import { toast } from '../../ui/overlay/toast.ts';

export function OwnPin() {
  const { t } = useTranslation('signatures');
  const isChosen = useCall('pin.status', {}).data?.isChosen ?? false;
  const title = t(isChosen ? 'pin.change' : 'pin.choose');
  return (
    <Dialog title={title} size="small" trigger={<Button>{title}</Button>}>
      {(close) => (
        <PinForm
          isChange={isChosen}
          onChosen={() => {
            toast.saved(t('pin.chosen'));
            void queryClient.invalidateQueries();
            close();
          }}
        />
      )}
    </Dialog>
  );
}
