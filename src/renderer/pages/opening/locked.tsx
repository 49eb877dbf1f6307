/** The register is open and nobody is signed in here: who can come back, by PIN. Not here: signing in anew. */
import { ArrowLeft, CircleUser, KeyRound, LogIn } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { passphrase, pinCode } from '#contract/fields.ts';
import type { OutputOf } from '#contract/index.ts';
import { ask } from '../../calls/bridge.ts';
import { Button } from '../../ui/words/button.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { Actions } from '../../ui/frame/layout.tsx';
import { useBatchRun } from '../../parts/batches/batch-run.ts';
import { EnterButton } from './enter-button.tsx';
import { OpeningFrame, Trouble } from '../../parts/opening/opening-frame.tsx';
import { useOpeningCall } from '../../parts/opening/opening-call.ts';

type Person = OutputOf<'register.status'>['people'][number];

type LockedProps = {
  readonly people: readonly Person[];
  readonly onSomebodyElse: () => void;
};

export function Locked({ people, onSomebodyElse }: LockedProps) {
  const { t } = useTranslation('opening');
  const [chosen, choose] = useState<Person | null>(null);
  const { run: open, trouble } = useOpeningCall();
  const run = useBatchRun();
  if (chosen) return <ComeBack person={chosen} onBack={() => choose(null)} />;
  return (
    <OpeningFrame title={t('locked.title')} lead={t('locked.lead')}>
      <Trouble trouble={trouble} />
      {run ? <p role="status">{t('locked.issuing', { done: run.done, of: run.of })}</p> : null}
      <ul className="people-names">
        {people.map((person) => (
          <li key={person.userId}>
            <Button
              icon={CircleUser}
              aria-label={t('locked.beSomebody', { name: person.name })}
              onPress={() => {
                if (person.comesBackBy === 'name')
                  void open(() => ask('session.switch', { userId: person.userId, pin: null }));
                else choose(person);
              }}
            >
              {person.name}
            </Button>
          </li>
        ))}
      </ul>
      <Actions>
        <Button variant="quiet" icon={LogIn} onPress={onSomebodyElse}>
          {t('locked.somebodyElse')}
        </Button>
      </Actions>
    </OpeningFrame>
  );
}

export const pinSchema = z.object({ secret: pinCode });
export const passphraseSchema = z.object({ secret: passphrase });

function ComeBack({ person, onBack }: { readonly person: Person; readonly onBack: () => void }) {
  const { t } = useTranslation(['opening', 'signatures']);
  const [takesPin, setTakesPin] = useState(person.comesBackBy === 'pin');
  const form = useForm(takesPin ? pinSchema : passphraseSchema, { secret: '' });
  const { run, trouble, secondsLeft } = useOpeningCall();
  const { userId, signInName, name } = person;
  return (
    <OpeningFrame title={name}>
      <Form
        form={form}
        onSubmit={async ({ secret }) => {
          const isIn = await run(
            async () => {
              if (!takesPin) return ask('session.signIn', { signInName, passphrase: secret });
              const reply = await ask('session.switch', { userId, pin: secret });
              if (!reply.ok && reply.refusal.kind === 'pinLocked') setTakesPin(false);
              return reply;
            },
            takesPin ? secret : null,
          );
          if (isIn) return;
          form.setValue('secret', '');
          form.setFocus('secret');
        }}
      >
        <Trouble trouble={trouble} />
        <Field.Password
          key={String(takesPin)}
          control={form.control}
          name="secret"
          label={t(takesPin ? 'signatures:pin.pin' : 'signIn.passphrase')}
          autoComplete={takesPin ? 'one-time-code' : 'current-password'}
          autoFocus
        />
        <Actions>
          <Button variant="quiet" icon={ArrowLeft} onPress={onBack}>
            {t('back')}
          </Button>
          <EnterButton
            icon={LogIn}
            label={t('locked.goOn')}
            secondsLeft={secondsLeft}
            isBusy={form.formState.isSubmitting}
          />
          {takesPin ? (
            <Button variant="quiet" icon={KeyRound} onPress={() => setTakesPin(false)}>
              {t('locked.byPassphrase')}
            </Button>
          ) : null}
        </Actions>
      </Form>
    </OpeningFrame>
  );
}
