/** Second step: whoever starts, as the register's first user and administrator. */
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { requiredLine, secret } from '#contract/fields.ts';
import { newPassphrase, NewPassphraseField } from '../../parts/signing/passphrase.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { OpeningFrame } from '../../parts/opening/opening-frame.tsx';
import { StepActions } from './step-actions.tsx';

export const personSchema = z
  .object({ userName: requiredLine, signInName: requiredLine, passphrase: newPassphrase, again: secret })
  .refine((typed) => typed.again === typed.passphrase, { path: ['again'], message: 'notTheSame' });
export type Person = z.output<typeof personSchema>;

type StepProps = {
  readonly typed: Person;
  readonly onNext: (person: Person) => void;
  readonly onBack: (person: Person) => void;
};

export function PersonStep({ typed, onNext, onBack }: StepProps) {
  const { t } = useTranslation('opening');
  const form = useForm(personSchema, typed);
  return (
    <OpeningFrame title={t('guide.you')} step={t('guide.step', { step: 2 })}>
      <Form form={form} onSubmit={onNext}>
        <Field.Text
          control={form.control}
          name="userName"
          label={t('guide.userName')}
          hint={t('guide.userNameHint')}
          autoFocus
        />
        <Field.Text
          control={form.control}
          name="signInName"
          label={t('guide.signInName')}
          hint={t('guide.signInNameHint')}
          autoComplete="username"
          spellCheck="false"
        />
        <NewPassphraseField
          control={form.control}
          name="passphrase"
          label={t('guide.passphrase')}
          onSuggest={(words) => form.setValue('passphrase', words, { shouldValidate: true })}
        />
        <Field.Password
          control={form.control}
          name="again"
          label={t('guide.again')}
          autoComplete="new-password"
        />
        <Notice tone="warning" title={t('guide.rememberTitle')}>
          <p>{t('guide.remember')}</p>
        </Notice>
        <StepActions onBack={() => onBack(form.getValues())} />
      </Form>
    </OpeningFrame>
  );
}
