/** One row of a batch that is being put together: what shall stand on that certificate. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../calls/calls.ts';
import { Button } from '../../ui/words/button.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';
import { Stack } from '../../ui/frame/layout.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { OnPaper, type Paper } from '../../parts/certificates/on-paper.tsx';
import type { Candidate } from './candidate.ts';

type PaperDialogProps = {
  readonly candidate: Candidate;
  readonly onClose: () => void;
  readonly onSave: (paper: Paper) => void;
};

export function PaperDialog({ candidate, onClose, onSave }: PaperDialogProps) {
  const { t } = useTranslation(['batches', 'certificates']);
  const [paper, setPaper] = useState(candidate.paper);
  const name = paper.name.trim();
  const letters =
    useCall('participant.checkName', { name }, { enabled: name !== '' }).data?.unknownLetters ?? [];
  const isComplete = name !== '' && paper.validationIds.length > 0;
  return (
    <Dialog
      title={t('paper.title', { name: candidate.participantName })}
      size="medium"
      isOpen
      onOpenChange={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('paper.cancel')}</Button>
          <Button variant="primary" isDisabled={!isComplete} onPress={() => onSave({ ...paper, name })}>
            {t('paper.save')}
          </Button>
        </>
      }
    >
      <Stack>
        {candidate.hasProtectedIdentity ? (
          <Notice tone="warning" title={t('certificates:issue.protected')}>
            <p>{t('certificates:issue.protectedHelp')}</p>
          </Notice>
        ) : null}
        <OnPaper person={candidate} paper={paper} onChange={setPaper} />
        {letters.length > 0 ? (
          <Notice tone="warning" title={t('letters', { letters: letters.join(' ') })}>
            <p>{t('lettersHelp')}</p>
          </Notice>
        ) : null}
      </Stack>
    </Dialog>
  );
}
