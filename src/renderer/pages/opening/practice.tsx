/** The practice register: made when it is missing, then one chooses whom to be. Nothing there is for real. */
import { ArrowLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import { ask, Refused } from '../../bridge.ts';
import { refusalText, type RefusalText } from '../../refusal-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { OpeningFrame } from './opening-frame.tsx';
import { useOpeningCall } from './opening-call.ts';

type PracticeProps = { readonly isMade: boolean; readonly onBack: () => void };
type People = OutputOf<'practice.prepare'>['users'];

export function Practice({ isMade, onBack }: PracticeProps) {
  const { t } = useTranslation(['opening', 'common']);
  const [people, setPeople] = useState<People | null>(null);
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const [failure, setFailure] = useState<RefusalText | null>(null);
  const { run, trouble } = useOpeningCall();

  useEffect(() => {
    let isGone = false;
    void ask('practice.prepare', {}, { onProgress: (done, of) => setProgress({ done, of }) }).then(
      (reply) => {
        if (isGone) return;
        if (reply.ok) setPeople(reply.value.users);
        else setFailure(refusalText(new Refused(reply.refusal)));
      },
    );
    return () => {
      isGone = true;
    };
  }, []);

  const problem = failure ?? trouble;
  return (
    <OpeningFrame title={t('practice.title')} lead={t('practice.lead')}>
      {problem ? (
        <Notice tone="problem" title={problem.title}>
          <p>{problem.help}</p>
        </Notice>
      ) : null}
      {people === null && failure === null ? (
        <ProgressBar
          label={t(isMade ? 'practice.opening' : 'practice.making')}
          value={progress?.done ?? 0}
          max={progress?.of ?? 1}
          valueText={progress === null ? '' : undefined}
        />
      ) : null}
      {people ? (
        <>
          <h2>{t('practice.who')}</h2>
          <ul className="people">
            {people.map((person) => (
              <li key={person.signInName}>
                <div>
                  <p>
                    <strong>{person.name}</strong>
                  </p>
                  <p>{person.roles.map((role) => t(`common:role.${role}`)).join(', ')}</p>
                </div>
                <Button
                  aria-label={t('practice.beSomebody', { name: person.name })}
                  onPress={() => void run(() => ask('practice.enter', { signInName: person.signInName }))}
                >
                  {t('practice.be')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <div>
        <Button variant="quiet" icon={ArrowLeft} onPress={onBack}>
          {t('back')}
        </Button>
      </div>
    </OpeningFrame>
  );
}
