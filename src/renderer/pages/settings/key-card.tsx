/** A new key for the register: what it is good for, what it does not do, and the passphrase that it takes. */
import { KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { passphrase } from '#contract/fields.ts';
import { ask } from '../../calls/bridge.ts';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { Actions, Stack } from '../../ui/frame/layout.tsx';
import { toast } from '../../ui/overlay/toast.ts';
import { useOpeningCall } from '../../parts/opening/opening-call.ts';
import { Trouble } from '../../parts/opening/opening-frame.tsx';

export function KeyCard() {
  const { t } = useTranslation('recovery');
  return (
    <Card title={t('key.title')}>
      <Stack>
        <p>{t('key.help')}</p>
        <p>{t('key.copies')}</p>
        <div>
          <Dialog title={t('key.do')} size="small" trigger={<Button icon={KeyRound}>{t('key.open')}</Button>}>
            {(close) => <ChangeForm onDone={close} />}
          </Dialog>
        </div>
      </Stack>
    </Card>
  );
}

export const rekeySchema = z.object({ passphrase });

function ChangeForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('recovery');
  const form = useForm(rekeySchema, { passphrase: '' });
  const { run, trouble } = useOpeningCall({ keepsPage: true });
  return (
    <Form
      form={form}
      onSubmit={async ({ passphrase }) => {
        if (await run(() => ask('register.rekey', { passphrase }))) {
          toast.saved(t('key.done'));
          onDone();
        } else form.setValue('passphrase', '');
      }}
    >
      <p>{t('key.before')}</p>
      <Trouble trouble={trouble} />
      <Field.Password
        control={form.control}
        name="passphrase"
        label={t('passphrase')}
        hint={t('passphraseHint')}
        autoComplete="current-password"
        autoFocus
      />
      <Actions>
        <Button type="submit" variant="primary" icon={KeyRound} isBusy={form.formState.isSubmitting}>
          {t('key.do')}
        </Button>
      </Actions>
    </Form>
  );
}
