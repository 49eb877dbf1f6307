/** Before sign-in: the first start, signing in, the practice register, and what to do when the register cannot be read. */
import { lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../calls.ts';
import { refusalText } from '../../refusal-text.ts';
import { Button } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { OpeningFrame } from './opening-frame.tsx';
import { Welcome } from './welcome.tsx';

// What is not on the first screen is loaded when it is gone to.
const Practice = lazy(() => import('./practice.tsx').then((module) => ({ default: module.Practice })));
const SignIn = lazy(() => import('./sign-in.tsx').then((module) => ({ default: module.SignIn })));
const StartGuide = lazy(() => import('./start-guide.tsx').then((module) => ({ default: module.StartGuide })));

type Way = 'start' | 'guide' | 'practice';

export function Opening() {
  const { t } = useTranslation('opening');
  const status = useCall('register.status', {});
  const [way, setWay] = useState<Way>('start');
  const back = () => setWay('start');

  if (status.error) {
    const { title, help } = refusalText(status.error);
    return (
      <OpeningFrame title={t('cannotOpen')}>
        <Notice tone="problem" title={title}>
          <p>{help}</p>
        </Notice>
        <Button variant="primary" onPress={() => void status.refetch()}>
          {t('tryAgain')}
        </Button>
      </OpeningFrame>
    );
  }
  if (!status.data) return <Loading />;
  if (way === 'practice') return <Practice isMade={status.data.practiceIsMade} onBack={back} />;
  if (way === 'guide') return <StartGuide onBack={back} />;
  if (status.data.state === 'none')
    return <Welcome onBegin={() => setWay('guide')} onPractise={() => setWay('practice')} />;
  return <SignIn lastSignInName={status.data.lastSignInName} onPractise={() => setWay('practice')} />;
}
