/** After a disposal: older copies still hold what is gone, until they are removed, which is asked about first. */
import { DatabaseBackup } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useCommand } from '../../calls/calls.ts';
import { Button } from '../../ui/words/button.tsx';
import { ConfirmDialog } from '../../ui/overlay/dialog.tsx';
import { formatDateTime } from '../../ui/words/format.ts';
import { Actions, Stack } from '../../ui/frame/layout.tsx';
import { Notice } from '../../ui/words/notice.tsx';

export function CleanUpNotice() {
  const { t } = useTranslation('archive');
  const [isAsking, setAsking] = useState(false);
  const cleanUp = useCommand('disposal.cleanUp', {
    saved: ({ removed }) => ({ text: t('cleanUp.done', { count: removed }) }),
  });
  return (
    <Notice tone="warning" title={t('cleanUp.title')} isAnnounced={false}>
      <Stack>
        <p>{t('cleanUp.help')}</p>
        <Actions>
          <Button icon={DatabaseBackup} isBusy={cleanUp.isPending} onPress={() => setAsking(true)}>
            {t('cleanUp.do')}
          </Button>
        </Actions>
      </Stack>
      {isAsking ? (
        <Question onClose={() => setAsking(false)} onConfirm={() => cleanUp.mutateAsync({})} />
      ) : null}
    </Notice>
  );
}

type QuestionProps = { readonly onClose: () => void; readonly onConfirm: () => Promise<unknown> };

/** How many go, and how far back one could come with them. */
function Question({ onClose, onConfirm }: QuestionProps) {
  const { t } = useTranslation('archive');
  const listed = useCall('backup.list', {}).data;
  // What was found on a stick or in another folder is not the program's to remove.
  const own =
    listed?.copies.filter(
      ({ places, line }) => line !== 'other' && places.some((place) => place !== 'found'),
    ) ?? [];
  const [newest, oldest] = [own[0], own.at(-1)];
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={onClose}
      title={t('cleanUp.ask', { count: own.length })}
      confirmLabel={t('cleanUp.confirm')}
      variant="danger"
      isConfirmDisabled={listed === undefined}
      onConfirm={onConfirm}
    >
      {newest && oldest ? (
        <p>
          {t('cleanUp.askWhich', {
            count: own.length,
            from: formatDateTime(oldest.at),
            to: formatDateTime(newest.at),
          })}
        </p>
      ) : null}
      <p>{t('cleanUp.askHelp')}</p>
    </ConfirmDialog>
  );
}
