/** The practice register: made when it is missing, then one chooses whom to be. Nothing there is for real. */
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ask, call } from '../../calls/bridge.ts';
import { queryClient } from '../../calls/calls.ts';
import { refusalText } from '../../calls/refusal-text.ts';
import { Button } from '../../ui/words/button.tsx';
import { Actions } from '../../ui/frame/layout.tsx';
import { ProgressBar } from '../../ui/words/progress-bar.tsx';
import { OpeningFrame, Trouble } from '../../parts/opening/opening-frame.tsx';
import { useOpeningCall } from '../../parts/opening/opening-call.ts';

type PracticeProps = { readonly isMade: boolean; readonly onBack: () => void };
type Progress = { readonly done: number; readonly of: number };

const progressKey = ['practice.progress'];

/** One making at a time: whoever goes back and comes again meets the one that is under way. */
const usePreparing = () =>
  useQuery({
    queryKey: ['practice.prepare'],
    queryFn: () =>
      call(
        'practice.prepare',
        {},
        { onProgress: (done, of) => queryClient.setQueryData<Progress>(progressKey, { done, of }) },
      ),
  });

const useProgress = (): Progress | null =>
  useQuery<Progress | null>({ queryKey: progressKey, queryFn: () => null, staleTime: Infinity }).data ?? null;

export function Practice({ isMade, onBack }: PracticeProps) {
  const { t } = useTranslation(['opening', 'common']);
  const preparing = usePreparing();
  const progress = useProgress();
  const { run, trouble } = useOpeningCall();
  const people = preparing.data?.users;

  return (
    <OpeningFrame title={t('practice.title')} lead={t('practice.lead')}>
      <Trouble trouble={preparing.error ? refusalText(preparing.error) : trouble} />
      {preparing.isPending ? (
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
                <div className="people-words">
                  <p>
                    <strong>{person.name}</strong>
                  </p>
                  <p>{person.roles.map((role) => t(`common:role.${role}`)).join(', ')}</p>
                  <p className="people-does">
                    {person.roles.map((role) => t(`practice.does.${role}`)).join(' ')}
                  </p>
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
      <Actions>
        <Button variant="quiet" icon={ArrowLeft} onPress={onBack}>
          {t('back')}
        </Button>
        {preparing.error ? (
          <Button isBusy={preparing.isFetching} onPress={() => void preparing.refetch()}>
            {t('tryAgain')}
          </Button>
        ) : null}
      </Actions>
    </OpeningFrame>
  );
}
