/**
 * A new key for the register: what it is good for, what it does not do, the passphrase that it takes, and a new sheet
 * for who may have seen the one there is.
 */
import { FileKey, KeyRound } from 'lucide-react';
import { useState } from 'react';
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
import { Notice } from '../../ui/words/notice.tsx';
import { useOpeningCall } from '../../parts/opening/opening-call.ts';
import { Trouble } from '../../parts/opening/opening-frame.tsx';
import { SheetMaker } from '../../parts/opening/sheet-maker.tsx';

export function KeyCard() {
  const { t } = useTranslation('recovery');
  return (
    <Card title={t('key.title')}>
      <Stack>
        <p>{t('key.help')}</p>
        <p>{t('key.copies')}</p>
        <div>
          <Dialog title={t('key.do')} trigger={<Button icon={KeyRound}>{t('key.open')}</Button>}>
            {(close) => <Change onDone={close} />}
          </Dialog>
        </div>
      </Stack>
    </Card>
  );
}

/** The key, and then the sheet, which opens the register under the next key too until there is another. */
function Change({ onDone }: { readonly onDone: () => void }) {
  const [step, setStep] = useState<'key' | 'sheet' | 'newSheet'>('key');
  if (step === 'key') return <ChangeForm onDone={() => setStep('sheet')} />;
  if (step === 'newSheet') return <SheetMaker replaces onDone={onDone} other={<Keep onDone={onDone} />} />;
  return <SheetQuestion onMake={() => setStep('newSheet')} onDone={onDone} />;
}

function Keep({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('recovery');
  return <Button onPress={onDone}>{t('key.keepSheet')}</Button>;
}

function SheetQuestion({ onMake, onDone }: { readonly onMake: () => void; readonly onDone: () => void }) {
  const { t } = useTranslation('recovery');
  return (
    <Stack>
      <Notice tone="warning" title={t('key.sheetTitle')}>
        <p>{t('key.sheetHelp')}</p>
      </Notice>
      <Actions>
        <Button variant="primary" icon={FileKey} onPress={onMake} autoFocus>
          {t('card.new')}
        </Button>
        <Keep onDone={onDone} />
      </Actions>
    </Stack>
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
