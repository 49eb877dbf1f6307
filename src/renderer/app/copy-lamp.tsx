/**
 * What the frame says of the register's safety: the lamp that always shines, the stripe over a copy that is looked at,
 * and a clock that has been set back. Not here: the page about copies (pages/copies).
 */
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import { ask } from '../bridge.ts';
import { useCall } from '../calls.ts';
import { Button } from '../ui/button.tsx';
import { formatMoment } from '../ui/format.ts';
import { Lamp } from '../ui/lamp.tsx';
import { Notice } from '../ui/notice.tsx';
import { Banner } from '../ui/practice-banner.tsx';
import { leave } from './leaving.ts';
import { useMay } from './session.ts';
import { useToday } from './today.ts';

type Status = NonNullable<OutputOf<'backup.status'>>;

/** Copies are made without anybody's doing, so the lamp looks for itself. */
const lookAgainEvery = 30_000;

/** The text's key under `lamp.` in copies.json. */
const lampText = ({ reason, at, isTaking }: Status): string => {
  if (isTaking) return 'taking';
  if (reason === 'upToDate') return 'good';
  if (reason === 'aged' || reason === 'oneDisk' || reason === 'none') return reason;
  return at === null ? 'troubleNone' : 'trouble';
};

export function CopyLamp() {
  const { t } = useTranslation('copies');
  const today = useToday();
  const mayChoose = useMay(['administrator', 'coordinator']);
  const status = useCall('backup.status', {}, { refetchInterval: lookAgainEvery }).data;
  if (!status) return null;
  const when = status.at ? formatMoment(status.at, today) : '';
  // A second place is for others to choose: no alarm for life to whoever cannot answer it.
  const isForOthers = status.reason === 'oneDisk' && !mayChoose && !status.isTaking;
  return (
    <Lamp
      level={isForOthers ? 'good' : status.level}
      href="/sakerhetskopior"
      label={t(`lamp.${isForOthers ? 'good' : lampText(status)}`, { when })}
    />
  );
}

export function CopyBanner({ at }: { readonly at: string }) {
  const { t } = useTranslation('copies');
  const today = useToday();
  return (
    <Banner word={t('looking.word')}>
      <span>{t('looking.text', { when: formatMoment(at, today) })}</span>
      <Button
        size="small"
        icon={X}
        onPress={() =>
          void (async () => {
            await ask('session.signOut', {});
            await leave();
          })()
        }
      >
        {t('looking.close')}
      </Button>
    </Banner>
  );
}

/** A copy knows more of the log than the register: something was taken from it, or an older one was put in its place. */
export function NewerCopyNotice({ at }: { readonly at: string }) {
  const { t } = useTranslation('copies');
  return (
    <Notice tone="problem" title={t('newer.title')}>
      <p>{t('newer.help', { when: formatMoment(at, '') })}</p>
    </Notice>
  );
}

export function ClockNotice({ at }: { readonly at: string }) {
  const { t } = useTranslation('copies');
  return (
    <Notice tone="warning" title={t('clock.title')}>
      <p>{t('clock.help', { when: formatMoment(at, '') })}</p>
    </Notice>
  );
}
