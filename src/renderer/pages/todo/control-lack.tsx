/** That nobody can control, said before anything is handed in: to a handledare of their own, to who can mend it of all. */
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import { useColleagues } from '../../app/colleagues.ts';
import { useMay, useSession } from '../../app/session.ts';
import { allOf } from '../../ui/words/format.ts';
import { LinkButton } from '../../ui/words/link.tsx';
import { Notice } from '../../ui/words/notice.tsx';

type Control = OutputOf<'todo.list'>['control'];

export const lacksControl = ({ without, stuck }: Control): boolean => without.length > 0 || stuck > 0;

export function ControlLackNotice({ control }: { readonly control: Control }) {
  const { t } = useTranslation('todo');
  const { user } = useSession();
  const isAdministrator = useMay(['administrator']);
  const who = useColleagues('administrator') || t('control.somebody');
  if (!lacksControl(control)) return null;
  const { without, stuck } = control;
  const ask = isAdministrator ? '' : 'Ask';
  const names = allOf(without.map(({ name }) => name));
  const isOwn = !isAdministrator && without.every(({ id }) => id === user.id);
  return (
    <Notice
      tone="warning"
      title={stuck > 0 ? t('control.stuck', { count: stuck }) : t(isOwn ? 'control.own' : 'control.nobody')}
      actions={isAdministrator ? <LinkButton href="/personal">{t('control.go')}</LinkButton> : undefined}
    >
      {stuck > 0 ? <p>{t(`control.stuckHelp${ask}`, { who })}</p> : null}
      {without.length === 0 ? null : (
        <p>{t(isOwn ? 'control.ownHelp' : `control.nobodyHelp${ask}`, { names, who })}</p>
      )}
    </Notice>
  );
}
