/** The two ways out of a step of the first start. */
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/words/button.tsx';
import { Actions } from '../../ui/frame/layout.tsx';

/** On to the next step, or back to the one before. */
export function StepActions({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation('opening');
  return (
    <Actions>
      <Button type="submit" variant="primary" icon={ArrowRight}>
        {t('next')}
      </Button>
      <Button icon={ArrowLeft} onPress={onBack}>
        {t('back')}
      </Button>
    </Actions>
  );
}
