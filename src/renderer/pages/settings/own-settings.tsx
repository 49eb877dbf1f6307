/** What each person chooses for themselves: size, colours, signature, passphrase. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { passphrase, secret } from '#contract/fields.ts';
import { useMay, useSession } from '../../app/session.ts';
import { currentTheme, setTheme } from '../../app/theme.ts';
import { call } from '../../calls/bridge.ts';
import { tellRefused, useCall, useCommand } from '../../calls/calls.ts';
import { atFields } from '../../calls/field-refusals.ts';
import { newPassphrase, NewPassphraseField } from '../../parts/signing/passphrase.tsx';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { Actions, Columns, Row, Stack } from '../../ui/frame/layout.tsx';
import { SegmentedChoice } from '../../ui/form/segmented-choice.tsx';
import { Muted } from '../../ui/words/text.tsx';
import { themes } from '../../ui/frame/theme.ts';
import { OwnPin } from './own-pin.tsx';
import { OwnSignature } from './own-signature.tsx';

const sizes = ['100', '125', '150', '200'] as const;

export function OwnSettings() {
  const { t } = useTranslation('settings');
  const { isPractice } = useSession();
  const maySign = useMay(['assessor', 'internalVerifier']);
  const zoom = useCall('shell.zoom', { percent: null });
  const [theme, choose] = useState(currentTheme);
  return (
    <Card title={t('own')}>
      <Stack>
        <Columns>
          <SegmentedChoice
            label={t('size')}
            options={sizes.map((id) => ({ id, label: `${id}\u00a0%` }))}
            value={sizes.find((size) => size === String(zoom.data?.percent)) ?? null}
            onChange={(size) => {
              void call('shell.zoom', { percent: Number(size) }).then(() => zoom.refetch(), tellRefused);
            }}
          />
          <SegmentedChoice
            label={t('colours')}
            options={themes.map((id) => ({ id, label: t(`theme.${id}`) }))}
            value={theme}
            onChange={(next) => {
              setTheme(next);
              choose(next);
            }}
          />
        </Columns>
        {maySign ? <OwnSignature /> : null}
        {isPractice ? (
          <Muted>{t('practisePassphrase')}</Muted>
        ) : (
          <Row>
            <OwnPin />
            <Dialog
              title={t('changePassphrase')}
              size="small"
              trigger={<Button>{t('changePassphrase')}</Button>}
            >
              {(close) => <PassphraseForm onDone={close} />}
            </Dialog>
          </Row>
        )}
      </Stack>
    </Card>
  );
}

export const changePassphraseSchema = z
  .object({
    current: passphrase,
    next: newPassphrase,
    again: secret,
  })
  .refine((typed) => typed.again === typed.next, { path: ['again'], message: 'notTheSame' });

function PassphraseForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation(['settings', 'common']);
  const form = useForm(changePassphraseSchema, { current: '', next: '', again: '' });
  const change = useCommand('session.changePassphrase', {
    saved: () => ({ text: t('passphraseChanged') }),
    refused: (refused) => {
      if (refused.refusal.kind !== 'wrongPassphrase')
        return atFields(form, { passphraseGuessable: 'next', passphraseSame: 'next' })(refused);
      form.setError('current', { message: t('wrongCurrent') });
      form.setFocus('current');
      return true;
    },
  });
  return (
    <Form
      form={form}
      onSubmit={async ({ current, next }) => {
        await change.mutateAsync({ current, next });
        onDone();
      }}
    >
      <Field.Password control={form.control} name="current" label={t('current')} autoFocus />
      <NewPassphraseField
        control={form.control}
        name="next"
        label={t('next')}
        onSuggest={(words) => form.setValue('next', words, { shouldValidate: true })}
      />
      <Field.Password control={form.control} name="again" label={t('again')} autoComplete="new-password" />
      <Actions>
        <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
          {t('common:form.save')}
        </Button>
      </Actions>
    </Form>
  );
}
