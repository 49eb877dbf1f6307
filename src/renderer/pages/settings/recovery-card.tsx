/** The recovery sheet that counts: when it was made, by whom, who keeps it; and making a new one. */
import { FileKey } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNeeded } from '../../calls/calls.ts';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';
import { formatDate } from '../../ui/words/format.ts';
import { FactList, Stack } from '../../ui/frame/layout.tsx';
import { swedishDay } from '#domain/dates.ts';
import { SheetMaker } from '../../parts/opening/sheet-maker.tsx';

export function RecoveryCard() {
  const { t } = useTranslation('recovery');
  const sheet = useNeeded('recovery.status', {});
  if (!sheet) return null; // only the practice register has none
  return (
    <Card title={t('card.title')}>
      <Stack>
        <p>{t('card.help')}</p>
        <FactList
          facts={[
            { term: t('card.madeOn'), value: formatDate(swedishDay(sheet.madeAt)) },
            { term: t('card.madeBy'), value: sheet.madeByName },
            { term: t('card.keptBy'), value: sheet.custodians.join(', ') },
          ]}
        />
        <div>
          <Dialog title={t('card.new')} trigger={<Button icon={FileKey}>{t('card.new')}</Button>}>
            {(close) => <SheetMaker replaces onDone={close} />}
          </Dialog>
        </div>
      </Stack>
    </Card>
  );
}
