/** The very first start: begin for real, or practise. */
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/words/button.tsx';
import { OpeningFrame } from '../../parts/opening/opening-frame.tsx';

type WelcomeProps = {
  readonly onBegin: () => void;
  readonly onPractise: () => void;
  readonly onBringBack: () => void;
};

export function Welcome({ onBegin, onPractise, onBringBack }: WelcomeProps) {
  const { t } = useTranslation('opening');
  return (
    <OpeningFrame title={t('welcome.title')} lead={t('welcome.lead')}>
      <div className="opening-choice">
        <p>{t('welcome.beginHelp')}</p>
        <div>
          <Button variant="primary" onPress={onBegin}>
            {t('welcome.begin')}
          </Button>
        </div>
      </div>
      <div className="opening-choice">
        <p>{t('welcome.practiseHelp')}</p>
        <div>
          <Button onPress={onPractise}>{t('welcome.practise')}</Button>
        </div>
      </div>
      <div className="opening-choice">
        <p>{t('welcome.bringBackHelp')}</p>
        <div>
          <Button variant="quiet" onPress={onBringBack}>
            {t('welcome.bringBack')}
          </Button>
        </div>
      </div>
    </OpeningFrame>
  );
}
