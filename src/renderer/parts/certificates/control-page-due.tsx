/** That the control page must be saved, why, and the button that does it. Not here: when it must (domain). */
import { FileDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import { useCommand } from '../../calls/calls.ts';
import { Button } from '../../ui/words/button.tsx';
import { allOf, formatDateTime } from '../../ui/words/format.ts';
import { Notice } from '../../ui/words/notice.tsx';

type Due = NonNullable<OutputOf<'check.summary'>['pageDue']>;

export function SaveControlPage() {
  const { t } = useTranslation('checking');
  const save = useCommand('check.exportPage', { saved: () => ({ text: t('pageSaved') }) });
  return (
    <Button
      icon={FileDown}
      isBusy={save.isPending}
      onPress={() => save.mutate({ suggestedName: 'kontrollera-intyg.html' })}
    >
      {t('exportPage')}
    </Button>
  );
}

/** In words: how many certificates no longer count that the saved page calls valid, and whether it knows the key. */
export function ControlPageDueText({ due }: { readonly due: Due }) {
  const { t } = useTranslation('checking');
  if (due.kind === 'neverSaved') return <p>{t('due.neverHelp', { count: due.issued })}</p>;
  const what = [
    ...(['revoked', 'replaced'] as const).flatMap((kind) =>
      due[kind] === 0 ? [] : [t(`due.${kind}`, { count: due[kind] })],
    ),
    ...(due.hasNewKey ? [t('due.newKey')] : []),
  ];
  return <p>{t('due.outdatedHelp', { at: formatDateTime(due.savedAt), what: allOf(what) })}</p>;
}

export function ControlPageDueNotice({ due }: { readonly due: Due }) {
  const { t } = useTranslation('checking');
  return (
    <Notice title={t(`due.${due.kind}`)} actions={<SaveControlPage />}>
      <ControlPageDueText due={due} />
    </Notice>
  );
}
