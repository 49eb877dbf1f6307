/** Before sign-in: the first start, signing in, the practice register, and what to do when the register cannot be read. */
import { DatabaseBackup, RotateCcw } from 'lucide-react';
import { lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../calls/calls.ts';
import { refusalText } from '../../calls/refusal-text.ts';
import { Button } from '../../ui/words/button.tsx';
import { Actions } from '../../ui/frame/layout.tsx';
import { Loading } from '../../ui/words/loading.tsx';
import { Locked } from './locked.tsx';
import { OpeningFrame } from '../../parts/opening/opening-frame.tsx';
import { SignIn } from './sign-in.tsx';
import { Welcome } from './welcome.tsx';

// What is not on the first screen is loaded when it is gone to. The sign-in form is the first screen of most starts:
// through lazy() it would come 300 ms late, because React holds a fallback that it has once shown for so long.
const Practice = lazy(() => import('./practice.tsx').then((module) => ({ default: module.Practice })));
const BringBack = lazy(() => import('./bring-back.tsx').then((module) => ({ default: module.BringBack })));
const Forgotten = lazy(() => import('./forgotten.tsx').then((module) => ({ default: module.Forgotten })));
const StartGuide = lazy(() => import('./start-guide.tsx').then((module) => ({ default: module.StartGuide })));

/** Milliseconds that what was read ahead (main.tsx) counts as read now, and is not asked for once more. */
const justRead = 1000;

type Way = 'start' | 'signIn' | 'guide' | 'practice' | 'bringBack' | 'forgotten';

type OpeningProps = {
  /** Locked just now: said at once, whatever the engine is busy with. */
  readonly isLocked?: boolean;
};

export function Opening({ isLocked = false }: OpeningProps) {
  const { t } = useTranslation('opening');
  const status = useCall('register.status', {}, { staleTime: justRead });
  const [way, setWay] = useState<Way>('start');
  /** Typed from the recovery sheet when a copy was brought back with it. */
  const [code, setCode] = useState('');
  const back = () => {
    setCode('');
    setWay('start');
  };
  const practise = () => setWay('practice');
  const bringBack = () => setWay('bringBack');

  if (way === 'bringBack')
    return (
      <BringBack
        onBack={back}
        onLocked={(typed) => {
          setCode(typed);
          setWay('forgotten');
        }}
      />
    );
  if (way === 'forgotten') return <Forgotten code={code} onBack={back} />;
  if (way === 'practice') return <Practice isMade={status.data?.practiceIsMade ?? false} onBack={back} />;
  if (status.error) {
    const { title, help } = refusalText(status.error);
    return (
      <OpeningFrame title={title} lead={help}>
        <Actions>
          <Button
            variant="primary"
            icon={RotateCcw}
            isBusy={status.isFetching}
            onPress={() => void status.refetch()}
          >
            {t('tryAgain')}
          </Button>
          {status.error.refusal.kind === 'registerDamaged' ? (
            <Button icon={DatabaseBackup} onPress={bringBack}>
              {t('signIn.bringBack')}
            </Button>
          ) : null}
          <Button variant="quiet" onPress={practise}>
            {t('welcome.practise')}
          </Button>
        </Actions>
      </OpeningFrame>
    );
  }
  if (!status.data)
    return isLocked ? <OpeningFrame title={t('locked.title')} lead={t('locked.lead')} /> : <Loading />;
  if (way === 'guide') return <StartGuide onBack={back} />;
  if (status.data.state === 'none')
    return <Welcome onBegin={() => setWay('guide')} onPractise={practise} onBringBack={bringBack} />;
  if (status.data.people.length > 0 && way !== 'signIn')
    return <Locked people={status.data.people} onSomebodyElse={() => setWay('signIn')} />;
  return (
    <SignIn
      lastSignInName={status.data.lastSignInName}
      onForgotten={() => setWay('forgotten')}
      onPractise={practise}
      onBringBack={bringBack}
    />
  );
}
