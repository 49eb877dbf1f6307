/** The stamp in PDF files: off at first; a key from a file or one made here; laid aside again. */
import { FileKey, KeyRound, PowerOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { secret } from '#contract/fields.ts';
import { swedishDay } from '#domain/dates.ts';
import { useToday } from '../../app/today.ts';
import { undoing, useCommand, useNeeded } from '../../calls/calls.ts';
import { atFields } from '../../calls/field-refusals.ts';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { ConfirmDialog, Dialog } from '../../ui/overlay/dialog.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { formatDate } from '../../ui/words/format.ts';
import { Actions, FactList, Stack } from '../../ui/frame/layout.tsx';
import { Notice } from '../../ui/words/notice.tsx';

export function StampCard() {
  const { t } = useTranslation(['settings', 'common']);
  const today = useToday();
  const { key } = useNeeded('documentKey.get', {});
  const [isMaking, setMaking] = useState(false);
  const make = useCommand('documentKey.make', { saved: () => ({ text: t('stamp.made') }) });
  const turnOff = useCommand('documentKey.use', {
    saved: () => ({
      text: t('stamp.turnedOff'),
      undo: undoing('documentKey.use', { id: key?.id ?? null }, t('common:undone')),
    }),
  });
  const until = key && swedishDay(key.notAfter);
  return (
    <Card title={t('stamp.title')}>
      <Stack>
        <p>{t('stamp.help')}</p>
        {until !== null && until < today ? (
          <Notice tone="warning" title={t('stamp.expired')}>
            <p>{t('stamp.expiredHelp')}</p>
          </Notice>
        ) : null}
        <FactList
          facts={[
            { term: t('stamp.state'), value: key ? t('stamp.on') : t('stamp.off') },
            ...(key && until !== null
              ? [
                  { term: t('stamp.subject'), value: key.subject },
                  { term: t('stamp.until'), value: formatDate(until) },
                  { term: t('stamp.origin'), value: t(`stamp.origins.${key.origin}`) },
                ]
              : []),
          ]}
        />
        <Actions>
          <Dialog
            title={t('stamp.importTitle')}
            size="small"
            trigger={<Button icon={FileKey}>{t(key ? 'stamp.importOther' : 'stamp.import')}</Button>}
          >
            {(close) => <ImportForm onDone={close} />}
          </Dialog>
          {key ? (
            <Button icon={PowerOff} variant="quiet" onPress={() => turnOff.mutate({ id: null })}>
              {t('stamp.turnOff')}
            </Button>
          ) : (
            <Button icon={KeyRound} variant="quiet" onPress={() => setMaking(true)}>
              {t('stamp.make')}
            </Button>
          )}
        </Actions>
        <ConfirmDialog
          isOpen={isMaking}
          onOpenChange={setMaking}
          title={t('stamp.makeAsk')}
          confirmLabel={t('stamp.make')}
          onConfirm={() => make.mutateAsync({})}
        >
          <p>{t('stamp.makeHelp')}</p>
        </ConfirmDialog>
      </Stack>
    </Card>
  );
}

export const keyFileSchema = z.object({ password: secret });

/** The password first, because the file is opened as soon as it is chosen. */
function ImportForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('settings');
  const form = useForm(keyFileSchema, { password: '' });
  const read = useCommand('documentKey.import', {
    saved: () => ({ text: t('stamp.imported') }),
    refused: atFields(form, { p12WrongPassword: 'password' }),
  });
  return (
    <Form
      form={form}
      onSubmit={async ({ password }) => {
        await read.mutateAsync({ password });
        onDone();
      }}
    >
      <p>{t('stamp.importHelp')}</p>
      <Field.Password
        control={form.control}
        name="password"
        label={t('stamp.password')}
        hint={t('stamp.passwordHint')}
        autoComplete="off"
        autoFocus
      />
      <Actions>
        <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
          {t('stamp.choose')}
        </Button>
      </Actions>
    </Form>
  );
}
