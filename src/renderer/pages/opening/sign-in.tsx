/** Signing in: name and passphrase open the register. */
import { DatabaseBackup, LogIn } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { passphrase, requiredLine } from '#contract/fields.ts';
import type { Refusal } from '#contract/index.ts';
import { ask } from '../../calls/bridge.ts';
import { Button } from '../../ui/words/button.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { Actions } from '../../ui/frame/layout.tsx';
import { EnterButton } from './enter-button.tsx';
import { OpeningFrame, Trouble } from '../../parts/opening/opening-frame.tsx';
import { useOpeningCall } from '../../parts/opening/opening-call.ts';

export const signInSchema = z.object({
  signInName: requiredLine,
  passphrase,
});

type SignInProps = {
  readonly lastSignInName: string | null;
  readonly onForgotten: () => void;
  readonly onPractise: () => void;
  readonly onBringBack: () => void;
};

/** What a copy helps against. */
const lost: readonly (Refusal['kind'] | undefined)[] = ['registerDamaged', 'registerMissing'];

export function SignIn({ lastSignInName, onForgotten, onPractise, onBringBack }: SignInProps) {
  const { t } = useTranslation('opening');
  const form = useForm(signInSchema, { signInName: lastSignInName ?? '', passphrase: '' });
  const { run, trouble, kind, secondsLeft } = useOpeningCall();
  return (
    <OpeningFrame title={t('signIn.title')}>
      <Form
        form={form}
        onSubmit={async (typed) => {
          if (await run(() => ask('session.signIn', typed))) return;
          form.setValue('passphrase', '');
          form.setFocus('passphrase');
        }}
      >
        <Trouble trouble={trouble} />
        {lost.includes(kind) ? (
          <div>
            <Button icon={DatabaseBackup} onPress={onBringBack}>
              {t('signIn.bringBack')}
            </Button>
          </div>
        ) : null}
        <Field.Text
          control={form.control}
          name="signInName"
          label={t('signIn.name')}
          autoComplete="username"
          spellCheck="false"
          autoFocus={lastSignInName === null}
        />
        <Field.Password
          control={form.control}
          name="passphrase"
          label={t('signIn.passphrase')}
          autoComplete="current-password"
          autoFocus={lastSignInName !== null}
        />
        <Actions>
          <EnterButton
            icon={LogIn}
            label={t('signIn.do')}
            secondsLeft={secondsLeft}
            isBusy={form.formState.isSubmitting}
          />
          <Button variant="quiet" onPress={onForgotten}>
            {t('signIn.forgotten')}
          </Button>
        </Actions>
      </Form>
      <div className="opening-choice">
        <p>{t('signIn.practiseHelp')}</p>
        <div>
          <Button variant="quiet" onPress={onPractise}>
            {t('welcome.practise')}
          </Button>
        </div>
      </div>
    </OpeningFrame>
  );
}
