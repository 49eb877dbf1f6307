/** "Registerutdrag": everything registered about the person, saved as one file to be handed over to them. */
import { FolderDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ParticipantId } from '#domain/ids.ts';
import { useToday } from '../../app/today.ts';
import { useCommand } from '../../calls/calls.ts';
import { Button } from '../../ui/words/button.tsx';

export function ExtractButton({ id }: { readonly id: ParticipantId }) {
  const { t } = useTranslation('participants');
  const today = useToday();
  const extract = useCommand('participant.extract', { saved: () => ({ text: t('extracted') }) });
  return (
    <Button
      variant="quiet"
      icon={FolderDown}
      isBusy={extract.isPending}
      // No personal data in a file name.
      onPress={() => extract.mutate({ id, suggestedName: `${t('extract')} ${today}.zip` })}
    >
      {t('extract')}
    </Button>
  );
}
