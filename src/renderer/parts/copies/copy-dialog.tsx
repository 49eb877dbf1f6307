/**
 * One copy: look around in it first, or let it take the register's place. Takes a name and a passphrase of that time, or
 * the recovery sheet of that time.
 */
import { Eye, FileKey, KeyRound, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { line, passphrase, requiredLine } from '#contract/fields.ts';
import { forgetAll } from '../../app/remembered.ts';
import { goTo } from '../../app/navigation.ts';
import { useToday } from '../../app/today.ts';
import { ask } from '../../calls/bridge.ts';
import { Button } from '../../ui/words/button.tsx';
import { ConfirmDialog, Dialog } from '../../ui/overlay/dialog.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { formatSecond } from '../../ui/words/format.ts';
import { Actions, Stack } from '../../ui/frame/layout.tsx';
import { toast } from '../../ui/overlay/toast.ts';
import { useOpeningCall } from '../opening/opening-call.ts';
import { Trouble } from '../opening/opening-frame.tsx';
import { CodeField, codeSchema } from '../opening/code-field.tsx';
import type { Copy } from './copy-lists.tsx';

export const copySchema = z.object({
  signInName: requiredLine,
  passphrase,
});
type Who = z.output<typeof copySchema> | z.output<typeof codeSchema>;
/** Why one looks, for the log: apart from who opens the copy, and by what. */
const reasonSchema = z.object({ why: line });

type CopyDialogProps = {
  readonly copy: Copy;
  readonly signInName: string;
  readonly onClose: () => void;
  /** The copy is the register now, and nobody is let in yet: brought back with the sheet, whose code this is. */
  readonly onLocked?: (code: string) => void;
};

export function CopyDialog({ copy, signInName, onClose, onLocked }: CopyDialogProps) {
  const { t } = useTranslation('copies');
  const when = formatSecond(copy.at, useToday());
  const form = useForm(copySchema, { signInName, passphrase: '' });
  const sheet = useForm(codeSchema, { code: '' });
  const reason = useForm(reasonSchema, { why: '' });
  const isSignedIn = signInName !== '';
  const [usesSheet, setUsesSheet] = useState(false);
  const { run, trouble } = useOpeningCall();
  const [asked, setAsked] = useState<Who | null>(null);
  const open = async (name: 'backup.rehearse' | 'backup.restore', who: Who): Promise<boolean> => {
    const of = { place: copy.places[0], name: copy.name };
    const why = reasonSchema.safeParse(reason.getValues()).data?.why ?? '';
    const isOpen = await run(() =>
      name === 'backup.rehearse' ? ask(name, { ...of, ...who, why }) : ask(name, { ...of, ...who }),
    );
    if (isOpen) {
      forgetAll();
      onClose();
      goTo('/');
    } else form.setValue('passphrase', '');
    return isOpen;
  };
  const rehearse = (who: Who) => open('backup.rehearse', who);
  const restore = async (who: Who): Promise<void> => {
    if (!(await open('backup.restore', who))) return;
    toast.saved(t('open.restored'));
    if ('code' in who) onLocked?.(who.code);
  };
  const buttons = (isBusy: boolean, onRestore: () => void) => (
    <Actions>
      <Button type="submit" variant="primary" icon={Eye} isBusy={isBusy}>
        {t('open.look')}
      </Button>
      <Button icon={RotateCcw} onPress={onRestore}>
        {t('open.restore')}
      </Button>
      <Button variant="quiet" icon={usesSheet ? KeyRound : FileKey} onPress={() => setUsesSheet(!usesSheet)}>
        {t(usesSheet ? 'open.withPassphrase' : 'open.withSheet')}
      </Button>
    </Actions>
  );
  return (
    <Dialog title={t('open.title', { when })} isOpen onOpenChange={onClose}>
      <Stack>
        <p>{t(isSignedIn ? 'open.help' : 'open.helpOutside')}</p>
        <Trouble trouble={trouble} />
        {isSignedIn ? (
          <Field.Text control={reason.control} name="why" label={t('open.why')} hint={t('open.whyHelp')} />
        ) : null}
        {usesSheet ? (
          <Form form={sheet} onSubmit={rehearse}>
            <CodeField control={sheet.control} label={t('open.code')} autoFocus />
            {buttons(sheet.formState.isSubmitting, () => void sheet.handleSubmit(setAsked)())}
          </Form>
        ) : (
          <Form form={form} onSubmit={rehearse}>
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
            {buttons(form.formState.isSubmitting, () => void form.handleSubmit(setAsked)())}
          </Form>
        )}
      </Stack>
      {asked ? (
        <ConfirmDialog
          isOpen
          onOpenChange={() => setAsked(null)}
          title={t('open.restoreAsk', { when })}
          confirmLabel={t('open.restore')}
          onConfirm={() => restore(asked)}
        >
          <p>{t('open.restoreHelp')}</p>
        </ConfirmDialog>
      ) : null}
    </Dialog>
  );
}
