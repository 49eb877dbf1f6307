/** The list read one at a time, each with the participant: the whole screen, two answers, then the next. */
import { Check, SkipForward } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/words/button.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';
import { countOf } from '../../ui/words/format.ts';
import { bornText, ReadingMatter } from '../../parts/certificates/reading-matter.tsx';
import type { BatchView } from './batch.ts';
import { ReplacedSignsNotice } from './replaced-signs.tsx';

type ReadingDialogProps = {
  readonly batch: BatchView;
  readonly position: number;
  readonly isBusy: boolean;
  /** To another row, or away from reading. */
  readonly onMove: (position: number | null) => void;
  readonly onYes: (position: number, next: number | null) => void;
};

export function ReadingDialog({ batch, position, isBusy, onMove, onYes }: ReadingDialogProps) {
  const { t } = useTranslation(['batches', 'certificates']);
  const item = batch.items.find((one) => one.position === position);
  if (!item) return null;
  const next =
    batch.items.find((one) => one.position > position && one.state === 'unread' && one.mayIssue)?.position ??
    null;
  return (
    <Dialog
      title={t('certificates:reading.title')}
      size="full"
      isOpen
      onOpenChange={() => onMove(null)}
      actions={
        <>
          <Button icon={SkipForward} onPress={() => onMove(next)}>
            {t(next === null ? 'reading.notNow' : 'reading.skip')}
          </Button>
          <Button variant="primary" icon={Check} isBusy={isBusy} onPress={() => onYes(position, next)}>
            {t('certificates:reading.yes')}
          </Button>
        </>
      }
    >
      <ReadingMatter
        kind={t('reading.place', { place: countOf(position, batch.items.length) })}
        name={item.nameOnCertificate}
        born={bornText(item, item.birth)}
        modules={item.modules}
      />
      <ReplacedSignsNotice items={[item]} />
    </Dialog>
  );
}
