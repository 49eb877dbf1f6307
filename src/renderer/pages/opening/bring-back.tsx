/** A copy instead of a register that is damaged, gone, or on another computer. Before anybody has signed in. */
import { ArrowLeft, FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useNeeded } from '../../calls/calls.ts';
import { Button } from '../../ui/words/button.tsx';
import { Actions } from '../../ui/frame/layout.tsx';
import { CopyDialog } from '../../parts/copies/copy-dialog.tsx';
import { CopyLists, type Copy } from '../../parts/copies/copy-lists.tsx';
import { UncountedLists } from '../../parts/copies/uncounted-lists.tsx';
import { OpeningFrame } from '../../parts/opening/opening-frame.tsx';

type BringBackProps = {
  readonly onBack: () => void;
  /** Brought back with the recovery sheet, whose code this is. */
  readonly onLocked: (code: string) => void;
};

export function BringBack({ onBack, onLocked }: BringBackProps) {
  const { t } = useTranslation('copies');
  const { copies, uncounted } = useNeeded('backup.list', {});
  const [opened, setOpened] = useState<Copy | null>(null);
  const find = useCommand('backup.find', { saved: ({ count }) => ({ text: t('find.found', { count }) }) });
  return (
    <OpeningFrame title={t('find.title')} lead={t(copies.length > 0 ? 'find.lead' : 'find.leadNone')}>
      {copies.length > 0 ? <CopyLists isShort copies={copies} onOpen={setOpened} /> : null}
      <UncountedLists uncounted={uncounted} />
      <Actions>
        <Button
          variant={copies.length > 0 ? 'secondary' : 'primary'}
          icon={FolderOpen}
          isBusy={find.isPending}
          onPress={() => find.mutate({})}
        >
          {t('find.elsewhere')}
        </Button>
        <Button variant="quiet" icon={ArrowLeft} onPress={onBack}>
          {t('find.back')}
        </Button>
      </Actions>
      {opened ? (
        <CopyDialog copy={opened} signInName="" onClose={() => setOpened(null)} onLocked={onLocked} />
      ) : null}
    </OpeningFrame>
  );
}
