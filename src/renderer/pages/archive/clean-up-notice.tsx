/** After a disposal: older copies still hold what is gone, until they are removed. */
import { DatabaseBackup } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../calls.ts';
import { Button } from '../../ui/button.tsx';
import { Actions, Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';

export function CleanUpNotice() {
  const { t } = useTranslation('archive');
  const cleanUp = useCommand('disposal.cleanUp', {
    saved: ({ removed }) => ({ text: t('cleanUp.done', { count: removed }) }),
  });
  return (
    <Notice tone="warning" title={t('cleanUp.title')} isAnnounced={false}>
      <Stack>
        <p>{t('cleanUp.help')}</p>
        <Actions>
          <Button icon={DatabaseBackup} isBusy={cleanUp.isPending} onPress={() => cleanUp.mutate({})}>
            {t('cleanUp.do')}
          </Button>
        </Actions>
      </Stack>
    </Notice>
  );
}
