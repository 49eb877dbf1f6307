/** Choosing a PIN: the same six digits twice, and the passphrase when there was one before. Not here: asking for it. */
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { pinCode, pinText, secret } from '#contract/fields.ts';
import { ask, Refused } from '../../calls/bridge.ts';
import { refusalText } from '../../calls/refusal-text.ts';
import { Button } from '../../ui/words/button.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { Actions } from '../../ui/frame/layout.tsx';

export const newPinSchema = z
  .object({ passphrase: secret, pin: pinCode, again: pinText })
  .refine((typed) => typed.again === typed.pin, { path: ['again'], message: 'pinNotTheSame' });

type PinFormProps = {
  /** There is one already: the passphrase is needed to change it. */
  readonly isChange: boolean;
  readonly onChosen: (pin: string) => void;
};

export function PinForm({ isChange, onChosen }: PinFormProps) {
  const { t } = useTranslation('signatures');
  const form = useForm(newPinSchema, { passphrase: '', pin: '', again: '' });
  return (
    <Form
      form={form}
      onSubmit={async (typed) => {
        const reply = await ask('pin.choose', {
          pin: typed.pin,
          passphrase: isChange ? typed.passphrase : null,
        });
        if (reply.ok) {
          onChosen(typed.pin);
          return;
        }
        const field = reply.refusal.kind === 'wrongPassphrase' ? 'passphrase' : 'pin';
        const { title, help } = refusalText(new Refused(reply.refusal));
        form.setError(field, {
          message: field === 'passphrase' ? t('pin.wrongPassphrase') : `${title}. ${help}`,
        });
        form.setFocus(field);
      }}
    >
      <p>{t('pin.chooseHelp')}</p>
      {isChange ? (
        <Field.Password control={form.control} name="passphrase" label={t('pin.passphrase')} autoFocus />
      ) : null}
      <Field.Password
        control={form.control}
        name="pin"
        label={t('pin.new')}
        hint={t('pin.newHint')}
        autoComplete="off"
        autoFocus={!isChange}
      />
      <Field.Password control={form.control} name="again" label={t('pin.again')} autoComplete="off" />
      <Actions>
        <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
          {t('pin.choose')}
        </Button>
      </Actions>
    </Form>
  );
}
