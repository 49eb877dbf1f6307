/** What somebody lacks before they can see or enrol participants, and whom to ask: told where work starts. */
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import { useColleagues } from '../../app/colleagues.ts';
import { useMay } from '../../app/session.ts';
import { LinkButton } from '../../ui/words/link.tsx';
import { Notice } from '../../ui/words/notice.tsx';

export type EnrolLack = NonNullable<OutputOf<'participant.enrolsIn'>['lacks']>;

export function EnrolLackNotice({ lacks }: { readonly lacks: EnrolLack }) {
  const { t } = useTranslation('participants');
  const isAdministrator = useMay(['administrator']);
  const who = useColleagues('administrator') || t('lacks.somebody');
  return (
    <Notice
      tone={lacks === 'workshop' ? 'warning' : 'info'}
      title={t(`lacks.${lacks}`)}
      actions={isAdministrator ? <LinkButton href="/personal">{t('lacks.go')}</LinkButton> : undefined}
    >
      <p>{t(isAdministrator ? `lacks.${lacks}Own` : `lacks.${lacks}Help`, { who })}</p>
    </Notice>
  );
}
