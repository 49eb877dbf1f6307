/** Over the page after the engine was restarted: the same person signs in again, and what was typed stays. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { passphrase } from '#contract/fields.ts';
import type { Session } from '../../app/session.ts';
import { ask } from '../../calls/bridge.ts';
import { Button } from '../../ui/words/button.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { Actions } from '../../ui/frame/layout.tsx';
import { EnterButton } from './enter-button.tsx';
import { Trouble } from '../../parts/opening/opening-frame.tsx';
import { useOpeningCall } from '../../parts/opening/opening-call.ts';

type SignInAgainProps = {
  readonly session: Session;
  readonly onSignedIn: () => void;
  readonly onLeave: () => void;
};

export function SignInAgain({ session, onSignedIn, onLeave }: SignInAgainProps) {
  const { t } = useTranslation('opening');
  const [isLeaving, setLeaving] = useState(false);
  return (
    <Dialog
      title={t(isLeaving ? 'again.leaveTitle' : 'again.title')}
      size="small"
      isOpen
      onOpenChange={() => setLeaving(!isLeaving)}
    >
      {isLeaving ? (
        <>
          <p>{t('again.leaveHelp')}</p>
          <Actions>
            <Button autoFocus onPress={() => setLeaving(false)}>
              {t('again.stay')}
            </Button>
            <Button variant="danger" onPress={onLeave}>
              {t('again.leave')}
            </Button>
          </Actions>
        </>
      ) : (
        <AgainForm session={session} onSignedIn={onSignedIn} onLeave={() => setLeaving(true)} />
      )}
    </Dialog>
  );
}

const practiceSchema = z.object({ passphrase: z.string() });
export const againSchema = z.object({ passphrase });

function AgainForm({ session, onSignedIn, onLeave }: SignInAgainProps) {
  const { t } = useTranslation('opening');
  const form = useForm(session.isPractice ? practiceSchema : againSchema, { passphrase: '' });
  const { run, trouble, secondsLeft } = useOpeningCall({ keepsPage: true });
  const { signInName, name } = session.user;
  return (
    <>
      <p>{t('again.help', { name })}</p>
      <Form
        form={form}
        onSubmit={async ({ passphrase }) => {
          const isIn = await run(() =>
            session.isPractice
              ? ask('practice.enter', { signInName })
              : ask('session.signIn', { signInName, passphrase }),
          );
          if (isIn) onSignedIn();
          else if (!session.isPractice) {
            form.setValue('passphrase', '');
            form.setFocus('passphrase');
          }
        }}
      >
        <Trouble trouble={trouble} />
        {session.isPractice ? null : (
          <Field.Password control={form.control} name="passphrase" label={t('signIn.passphrase')} autoFocus />
        )}
        <Actions>
          <EnterButton label={t('again.do')} secondsLeft={secondsLeft} isBusy={form.formState.isSubmitting} />
          <Button onPress={onLeave}>{t('again.leave')}</Button>
        </Actions>
      </Form>
    </>
  );
}
