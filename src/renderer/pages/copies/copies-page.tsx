/** Säkerhetskopior: how safe the register is, the second place, and the copies one can look at or bring back. */
import { DatabaseBackup, FolderOpen, Unplug } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import { useColleagues } from '../../app/colleagues.ts';
import { useMay, useSession } from '../../app/session.ts';
import { useToday } from '../../app/today.ts';
import { useCommand, useNeeded } from '../../calls.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatMoment } from '../../ui/format.ts';
import { Actions, FactList, Stack } from '../../ui/layout.tsx';
import { Notice, type NoticeTone } from '../../ui/notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { CopyDialog } from './copy-dialog.tsx';
import { CopyTable, type Copy } from './copy-table.tsx';

type Status = NonNullable<OutputOf<'backup.status'>>;

const tones: Readonly<Record<Status['level'], NoticeTone>> = {
  good: 'success',
  old: 'warning',
  bad: 'problem',
};

export function CopiesPage() {
  const { t } = useTranslation('copies');
  const today = useToday();
  const { user } = useSession();
  const status = useNeeded('backup.status', {});
  const { copies } = useNeeded('backup.list', {});
  const mayChoose = useMay(['administrator', 'coordinator']);
  const who = useColleagues('administrator');
  const [opened, setOpened] = useState<Copy | null>(null);
  const take = useCommand('backup.take', {
    saved: ({ chosenTrouble }) => ({ text: t(chosenTrouble === null ? 'taken' : 'takenHere') }),
  });
  if (!status)
    return (
      <Stack gap="large">
        <PageHeader title={t('title')} />
        <EmptyState icon={DatabaseBackup} title={t('practice.title')}>
          <p>{t('practice.help')}</p>
        </EmptyState>
      </Stack>
    );
  const when = status.at ? formatMoment(status.at, today) : '';
  const isOneDisk = status.reason === 'oneDisk';
  return (
    <Stack gap="large">
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        actions={
          <Button
            variant="primary"
            icon={DatabaseBackup}
            isBusy={take.isPending || status.isTaking}
            onPress={() => take.mutate({})}
          >
            {t('take')}
          </Button>
        }
      />
      <Notice
        tone={isOneDisk && !mayChoose ? 'info' : tones[status.level]}
        title={t(`state.${status.reason}.title`)}
        isAnnounced={false}
      >
        <p>
          {t(`state.${status.reason}.help`, {
            when,
            who,
            ...(isOneDisk && !mayChoose && { context: 'ask' }),
            ...(isOneDisk && mayChoose && status.chosenFolder !== null && { context: 'chosen' }),
          })}
        </p>
      </Notice>
      <SecondPlace folder={status.chosenFolder} />
      <CopyTable copies={copies} onOpen={setOpened} />
      {opened ? (
        <CopyDialog copy={opened} signInName={user.signInName} onClose={() => setOpened(null)} />
      ) : null}
    </Stack>
  );
}

function SecondPlace({ folder }: { readonly folder: string | null }) {
  const { t } = useTranslation('copies');
  const mayChange = useMay(['administrator', 'coordinator']);
  const take = useCommand('backup.take');
  const choose = useCommand('backup.choose', { saved: () => ({ text: t('second.chosen') }) });
  const forget = useCommand('backup.forget', { saved: () => ({ text: t('second.forgotten') }) });
  return (
    <Card title={t('second.title')}>
      <Stack>
        <p>{t('second.help')}</p>
        <FactList facts={[{ term: t('second.where'), value: <bdi>{folder ?? t('second.none')}</bdi> }]} />
        {mayChange ? (
          <Actions>
            <Button
              icon={FolderOpen}
              isBusy={choose.isPending || take.isPending}
              onPress={() => choose.mutate({}, { onSuccess: () => take.mutate({}) })}
            >
              {t(folder === null ? 'second.choose' : 'second.change')}
            </Button>
            {folder === null ? null : (
              <Button variant="quiet" icon={Unplug} onPress={() => forget.mutate({})}>
                {t('second.forget')}
              </Button>
            )}
          </Actions>
        ) : null}
      </Stack>
    </Card>
  );
}
