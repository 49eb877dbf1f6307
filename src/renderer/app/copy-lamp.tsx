/**
 * What the frame says of the register's safety: the lamp that always shines, the stripe over a copy that is looked at,
 * and what is wrong with clock or copies. Not here: the page about copies (pages/copies).
 */
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ask } from '../calls/bridge.ts';
import { useCommand } from '../calls/calls.ts';
import { Button } from '../ui/words/button.tsx';
import { formatDate, formatMoment, formatMomentDay } from '../ui/words/format.ts';
import { Stack } from '../ui/frame/layout.tsx';
import { Lamp } from '../ui/words/lamp.tsx';
import { Notice } from '../ui/words/notice.tsx';
import { Banner } from '../ui/frame/practice-banner.tsx';
import { useHealth, type CopyHealth, type Health } from './health.ts';
import { leave } from './leaving.ts';
import { useMay } from './session.ts';
import { useToday } from './today.ts';

/** The text's key under `lamp.` in copies.json. `for others`: what is wrong with the second place is not theirs to mend. */
const lampText = (copies: CopyHealth) => {
  const { level, reason, of, isTaking, localAt, chosenAt } = copies;
  if (isTaking) return 'taking';
  if (reason === 'none' && of === 'local') return level === 'good' ? 'first' : 'none';
  if (reason === 'upToDate' || (level === 'good' && reason !== 'out')) return 'good';
  if (of === 'chosen') return chosenAt === null ? 'secondNone' : 'second';
  if (reason === 'oneDisk' || reason === 'ahead') return reason;
  if (chosenAt !== null && chosenAt > (localAt ?? '')) return 'onlySecond';
  return reason === 'aged' ? 'aged' : localAt === null ? 'troubleNone' : 'trouble';
};

export function CopyLamp() {
  const { t } = useTranslation('copies');
  const today = useToday();
  const copies = useHealth()?.copies;
  if (!copies) return null;
  const { localAt, chosenAt } = copies;
  return (
    <Lamp
      level={copies.level}
      href="/sakerhetskopior"
      label={t(`lamp.${lampText(copies)}`, {
        when: localAt ? formatMoment(localAt, today) : '',
        chosenWhen: chosenAt ? formatMomentDay(chosenAt, today) : '',
      })}
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
            leave();
          })()
        }
      >
        {t('looking.close')}
      </Button>
    </Banner>
  );
}

/** Above every page as long as it is so. */
export function HealthNotices() {
  const { newerCopy, clock, strangeKeys = [] } = useHealth() ?? {};
  if (!newerCopy && !clock && strangeKeys.length === 0) return null;
  return (
    <Stack className="above-page">
      {strangeKeys.length > 0 ? <StrangeKeysNotice keys={strangeKeys} /> : null}
      {newerCopy ? <NewerCopyNotice at={newerCopy} /> : null}
      {clock ? <ClockNotice {...clock} /> : null}
    </Stack>
  );
}

/** A copy knows more of the log than the register: something was taken from it, or an older one was put in its place. */
function NewerCopyNotice({ at }: { readonly at: string }) {
  const { t } = useTranslation('copies');
  const mayAnswer = useMay(['administrator']);
  const answer = useCommand('backup.answer', { saved: () => ({ text: t('newer.answered') }) });
  return (
    <Notice tone="problem" title={t('newer.title')}>
      <p>{t('newer.help', { when: formatMoment(at, '') })}</p>
      {mayAnswer ? (
        <Button size="small" isBusy={answer.isPending} onPress={() => answer.mutate({})}>
          {t('newer.answer')}
        </Button>
      ) : null}
    </Notice>
  );
}

/** Somebody wrote in the file of slots beside the program. */
function StrangeKeysNotice({ keys }: { readonly keys: Health['strangeKeys'] }) {
  const { t } = useTranslation('copies');
  return (
    <Notice tone="problem" title={t('strangeKeys.title')}>
      <ul>
        {keys.map(({ why, name }) => (
          <li key={`${why} ${name}`}>{t(`strangeKeys.${why}`, { name })}</li>
        ))}
      </ul>
      <p>{t('strangeKeys.help')}</p>
    </Notice>
  );
}

function ClockNotice({ kind, last }: NonNullable<Health['clock']>) {
  const { t } = useTranslation('copies');
  const today = useToday();
  return (
    <Notice tone="warning" title={t('clock.title')}>
      <p>{t(`clock.${kind}`, { when: formatMoment(last, ''), today: formatDate(today) })}</p>
    </Notice>
  );
}
