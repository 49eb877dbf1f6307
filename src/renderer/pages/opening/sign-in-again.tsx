/** Over the page after the engine was restarted: the same person signs in again, and what was typed stays. */
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { Session } from '../../app/session.ts';
import { ask } from '../../bridge.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/form-fields.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Actions } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useOpeningCall } from './opening-call.ts';

type SignInAgainProps = {
  readonly session: Session;
  readonly onSignedIn: () => void;
  readonly onLeave: () => void;
};

const schema = z.object({ passphrase: z.string().max(200) });

export function SignInAgain({ session, onSignedIn, onLeave }: SignInAgainProps) {
  const { t } = useTranslation('opening');
  const form = useForm(schema, { passphrase: '' });
  const { run, trouble } = useOpeningCall({ keepsPage: true });
  const { signInName, name } = session.user;
  return (
    <Dialog
      title={t('again.title')}
      size="small"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onLeave();
      }}
    >
      <p>{t('again.help', { name })}</p>
      <Form
        form={form}
        onSubmit={async ({ passphrase }) => {
          const isIn = await run(() =>
            session.isPractice
              ? ask('practice.enter', { signInName })
              : ask('session.signIn', { signInName, passphrase: passphrase || ' ' }),
          );
          if (isIn) onSignedIn();
        }}
      >
        {trouble ? (
          <Notice tone="problem" title={trouble.title}>
            <p>{trouble.help}</p>
          </Notice>
        ) : null}
        {session.isPractice ? null : (
          <Field.Password control={form.control} name="passphrase" label={t('signIn.passphrase')} autoFocus />
        )}
        <Actions>
          <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
            {t('again.do')}
          </Button>
          <Button onPress={onLeave}>{t('again.leave')}</Button>
        </Actions>
      </Form>
    </Dialog>
  );
}
