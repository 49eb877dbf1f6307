/** One copy: look around in it first, or let it take the register's place. Takes a name and a passphrase of that time. */
import { Eye, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { forgetAll } from '../../app/remembered.ts';
import { goTo } from '../../app/navigation.ts';
import { useToday } from '../../app/today.ts';
import { ask } from '../../bridge.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog, Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/form-fields.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { formatMoment } from '../../ui/format.ts';
import { Actions } from '../../ui/layout.tsx';
import { toast } from '../../ui/toast.ts';
import { useOpeningCall } from '../opening/opening-call.ts';
import { Trouble } from '../opening/opening-frame.tsx';
import type { Copy } from './copy-table.tsx';

const schema = z.object({
  signInName: z.string().trim().min(1, 'required').max(120),
  passphrase: z.string().min(1, 'required').max(200),
});
type Who = z.output<typeof schema>;

type CopyDialogProps = {
  readonly copy: Copy;
  readonly signInName: string;
  readonly onClose: () => void;
};

export function CopyDialog({ copy, signInName, onClose }: CopyDialogProps) {
  const { t } = useTranslation('copies');
  const when = formatMoment(copy.at, useToday());
  const form = useForm(schema, { signInName, passphrase: '' });
  const { run, trouble } = useOpeningCall();
  const [asked, setAsked] = useState<Who | null>(null);
  const open = async (name: 'backup.rehearse' | 'backup.restore', who: Who): Promise<boolean> => {
    const isOpen = await run(() => ask(name, { place: copy.place, name: copy.name, ...who }));
    if (isOpen) {
      forgetAll();
      onClose();
      goTo('/');
    } else form.setValue('passphrase', '');
    return isOpen;
  };
  return (
    <Dialog title={t('open.title', { when })} isOpen onOpenChange={onClose}>
      <Form form={form} onSubmit={(who) => open('backup.rehearse', who)}>
        <p>{t('open.help')}</p>
        <Trouble trouble={trouble} />
        <Field.Text
          control={form.control}
          name="signInName"
          label={t('open.who')}
          autoComplete="username"
          spellCheck="false"
          autoFocus={signInName === ''}
        />
        <Field.Password
          control={form.control}
          name="passphrase"
          label={t('open.passphrase')}
          hint={t('open.passphraseHelp')}
          autoComplete="off"
          autoFocus={signInName !== ''}
        />
        <Actions>
          <Button type="submit" variant="primary" icon={Eye} isBusy={form.formState.isSubmitting}>
            {t('open.look')}
          </Button>
          <Button icon={RotateCcw} onPress={() => void form.handleSubmit(setAsked)()}>
            {t('open.restore')}
          </Button>
        </Actions>
      </Form>
      {asked ? (
        <ConfirmDialog
          isOpen
          onOpenChange={() => setAsked(null)}
          title={t('open.restoreAsk', { when })}
          confirmLabel={t('open.restore')}
          onConfirm={async () => {
            if (await open('backup.restore', asked)) toast.saved(t('open.restored'));
          }}
        >
          <p>{t('open.restoreHelp')}</p>
        </ConfirmDialog>
      ) : null}
    </Dialog>
  );
}
