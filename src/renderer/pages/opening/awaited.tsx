/** What comes before work for somebody who has signed in: an own passphrase, or the recovery sheet. */
import { KeyRound, LogOut } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { passphrase, secret } from '#contract/fields.ts';
import { leave } from '../../app/leaving.ts';
import { useMay, useSession } from '../../app/session.ts';
import { useCommand } from '../../calls/calls.ts';
import { atFields } from '../../calls/field-refusals.ts';
import { newPassphrase, NewPassphraseField } from '../../parts/signing/passphrase.tsx';
import { Button } from '../../ui/words/button.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { Actions } from '../../ui/frame/layout.tsx';
import { SheetMaker } from '../../parts/opening/sheet-maker.tsx';
import { OpeningFrame } from '../../parts/opening/opening-frame.tsx';

export function Awaited() {
  const { awaits } = useSession();
  return awaits === 'ownPassphrase' ? <OwnPassphrase /> : <FirstSheet />;
}

function SignOut() {
  const { t } = useTranslation('opening');
  const signOut = useCommand('session.signOut');
  return (
    <Button variant="quiet" icon={LogOut} onPress={() => signOut.mutate({}, { onSuccess: leave })}>
      {t('awaited.signOut')}
    </Button>
  );
}

function FirstSheet() {
  const { t } = useTranslation('opening');
  const mayMake = useMay(['administrator']);
  return (
    <OpeningFrame
      title={t('guide.sheet')}
      lead={t(mayMake ? 'guide.sheetLead' : 'awaited.sheetOther')}
      {...(mayMake ? { step: t('guide.step', { step: 4 }) } : {})}
    >
      {mayMake ? <SheetMaker replaces={false} other={<SignOut />} /> : <SignOut />}
    </OpeningFrame>
  );
}

export const ownPassphraseSchema = z
  .object({ current: passphrase, next: newPassphrase, again: secret })
  .refine((typed) => typed.again === typed.next, { path: ['again'], message: 'notTheSame' });

function OwnPassphrase() {
  const { t } = useTranslation('opening');
  const form = useForm(ownPassphraseSchema, { current: '', next: '', again: '' });
  const change = useCommand('session.changePassphrase', {
    refused: atFields(form, {
      wrongPassphrase: 'current',
      passphraseTooShort: 'next',
      passphraseGuessable: 'next',
      passphraseSame: 'next',
    }),
  });
  return (
    <OpeningFrame title={t('awaited.own')} lead={t('awaited.ownLead')}>
      <Form
        form={form}
        onSubmit={(typed) => change.mutateAsync({ current: typed.current, next: typed.next })}
      >
        <Field.Password control={form.control} name="current" label={t('awaited.oneTime')} autoFocus />
        <NewPassphraseField
          control={form.control}
          name="next"
          label={t('guide.passphrase')}
          onSuggest={(words) => form.setValue('next', words, { shouldValidate: true })}
        />
        <Field.Password
          control={form.control}
          name="again"
          label={t('guide.again')}
          autoComplete="new-password"
        />
        <Actions>
          <Button type="submit" variant="primary" icon={KeyRound} isBusy={form.formState.isSubmitting}>
            {t('awaited.choose')}
          </Button>
          <SignOut />
        </Actions>
      </Form>
    </OpeningFrame>
  );
}
