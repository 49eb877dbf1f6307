/** Säkerhetskopior: how safe the register is, the second place, and the copies one can look at or bring back. */
import { DatabaseBackup, FolderOpen, Unplug } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useColleagues } from '../../app/colleagues.ts';
import { useMayChoosePlace, type CopyHealth } from '../../app/health.ts';
import { useSession } from '../../app/session.ts';
import { useToday } from '../../app/today.ts';
import { useCommand, useNeeded } from '../../calls/calls.ts';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { EmptyState } from '../../ui/words/empty-state.tsx';
import { formatMoment, formatMomentDay } from '../../ui/words/format.ts';
import { Actions, FactList, Stack } from '../../ui/frame/layout.tsx';
import { Notice, type NoticeTone } from '../../ui/words/notice.tsx';
import { PageHeader } from '../../ui/frame/page-header.tsx';
import { CopyDialog } from '../../parts/copies/copy-dialog.tsx';
import { CopyLists, type Copy } from '../../parts/copies/copy-lists.tsx';
import { UncountedLists } from '../../parts/copies/uncounted-lists.tsx';

const tones: Readonly<Record<CopyHealth['level'], NoticeTone>> = {
  good: 'success',
  old: 'warning',
  bad: 'problem',
};

export function CopiesPage() {
  const { t } = useTranslation('copies');
  const { user } = useSession();
  const { copies: health } = useNeeded('register.health', {});
  const { copies, uncounted } = useNeeded('backup.list', {});
  const [opened, setOpened] = useState<Copy | null>(null);
  const take = useCommand('backup.take', {
    saved: ({ chosenTrouble }) => ({ text: t(chosenTrouble === null ? 'taken' : 'takenHere') }),
  });
  if (!health)
    return (
      <Stack gap="large">
        <PageHeader title={t('title')} />
        <EmptyState icon={DatabaseBackup} title={t('practice.title')}>
          <p>{t('practice.help')}</p>
        </EmptyState>
      </Stack>
    );
  return (
    <Stack gap="large">
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        actions={
          <Button
            variant="primary"
            icon={DatabaseBackup}
            isBusy={take.isPending || health.isTaking}
            onPress={() => take.mutate({})}
          >
            {t('take')}
          </Button>
        }
      />
      <HealthNotice health={health} />
      <SecondPlace health={health} />
      <CopyLists copies={copies} onOpen={setOpened} />
      <UncountedLists uncounted={uncounted} />
      {opened ? (
        <CopyDialog copy={opened} signInName={user.signInName} onClose={() => setOpened(null)} />
      ) : null}
    </Stack>
  );
}

/** What the lamp says, with what to do; whoever cannot mend the second place reads who can. */
function HealthNotice({ health }: { readonly health: CopyHealth }) {
  const { t } = useTranslation('copies');
  const today = useToday();
  const mayChoose = useMayChoosePlace();
  const who = useColleagues('administrator');
  const { level, reason, of, localAt, chosenAt, hasChosen } = health;
  const isOneDisk = reason === 'oneDisk';
  const isForOthers = !mayChoose && level === 'good' && of === 'chosen' && reason !== 'out';
  const context = isOneDisk
    ? mayChoose
      ? hasChosen && 'chosen'
      : 'ask'
    : of === 'chosen' && (reason === 'gone' && chosenAt === null ? 'secondNone' : 'second');
  const state = isForOthers ? 'state.forOthers' : (`state.${reason}` as const);
  const words = {
    who,
    when: localAt ? formatMoment(localAt, today) : '',
    chosenWhen: chosenAt ? formatMomentDay(chosenAt, today) : '',
    ...(context !== false && { context }),
  };
  const isFirst = reason === 'none' && of === 'local' && level === 'good';
  const isCalm = reason === 'out' || isFirst || isForOthers || (isOneDisk && !mayChoose);
  return (
    <Notice tone={isCalm ? 'info' : tones[level]} title={t(`${state}.title`, words)} isAnnounced={false}>
      <p>{t(`${state}.help`, words)}</p>
    </Notice>
  );
}

function SecondPlace({ health: { hasChosen, chosenFolder } }: { readonly health: CopyHealth }) {
  const { t } = useTranslation('copies');
  const mayChoose = useMayChoosePlace();
  const take = useCommand('backup.take');
  const choose = useCommand('backup.choose', { saved: () => ({ text: t('second.chosen') }) });
  const forget = useCommand('backup.forget', { saved: () => ({ text: t('second.forgotten') }) });
  const folder = chosenFolder ?? t(hasChosen ? 'second.isChosen' : 'second.none');
  return (
    <Card title={t('second.title')}>
      <Stack>
        <p>{t('second.help')}</p>
        <FactList facts={[{ term: t('second.where'), value: <bdi>{folder}</bdi> }]} />
        {mayChoose ? (
          <Actions>
            <Button
              icon={FolderOpen}
              isBusy={choose.isPending || take.isPending}
              onPress={() => choose.mutate({}, { onSuccess: () => take.mutate({}) })}
            >
              {t(hasChosen ? 'second.change' : 'second.choose')}
            </Button>
            {hasChosen ? (
              <Button variant="quiet" icon={Unplug} onPress={() => forget.mutate({})}>
                {t('second.forget')}
              </Button>
            ) : null}
          </Actions>
        ) : null}
      </Stack>
    </Card>
  );
}
