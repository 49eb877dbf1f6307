/**
 * Asks for what a decision still lacks before it is signed: the PIN, choosing one the first time, or the passphrase
 * after too many wrong ones. Closing it is cancelling, and nothing is changed. Not here: repeating the call (bridge.ts).
 */
import { PenLine } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { passphrase, pinCode } from '#contract/fields.ts';
import { ask, Refused } from '../calls/bridge.ts';
import { usePinRequest, type PinRefusal } from '../calls/pin-request.ts';
import { PinForm } from '../parts/signing/pin-form.tsx';
import { refusalText } from '../calls/refusal-text.ts';
import { Button } from '../ui/words/button.tsx';
import { Dialog } from '../ui/overlay/dialog.tsx';
import { Field } from '../ui/form/form-fields.tsx';
import { Form, useForm } from '../ui/form/form.tsx';
import { Actions } from '../ui/frame/layout.tsx';
import { useSession } from './session.ts';

export function PinDialog() {
  const { t } = useTranslation('signatures');
  const request = usePinRequest();
  // Given again after too many wrong PIN codes, for the request that is open now.
  const [unlocked, setUnlocked] = useState<object | null>(null);
  const [forgotten, setForgotten] = useState<object | null>(null);
  if (!request) return null;
  const { asked: refusal, answer } = request;
  const kind =
    forgotten === request
      ? 'pinForgotten'
      : refusal.kind === 'pinLocked' && unlocked === request
        ? 'pinNeeded'
        : refusal.kind;
  return (
    <Dialog title={t(`pin.title.${kind}`)} size="small" isOpen onOpenChange={() => answer(null)}>
      {kind === 'pinNotChosen' ? (
        <PinForm isChange={false} onChosen={answer} />
      ) : kind === 'pinForgotten' ? (
        <PinForm isChange onChosen={answer} />
      ) : kind === 'pinLocked' ? (
        <PassphraseForm onGiven={() => setUnlocked(request)} />
      ) : (
        <SignForm refusal={refusal} onPin={answer} onForgotten={() => setForgotten(request)} />
      )}
    </Dialog>
  );
}

export const pinSchema = z.object({ pin: pinCode });

function SignForm({
  refusal,
  onPin,
  onForgotten,
}: {
  readonly refusal: PinRefusal;
  readonly onForgotten: () => void;
  readonly onPin: (pin: string) => void;
}) {
  const { t } = useTranslation('signatures');
  const form = useForm(pinSchema, { pin: '' });
  const { name } = useSession().user;
  return (
    <Form form={form} onSubmit={({ pin }) => onPin(pin)}>
      <p>
        {refusal.kind === 'pinWrong' ? refusalText(new Refused(refusal)).help : t('pin.signHelp', { name })}
      </p>
      <Field.Password
        control={form.control}
        name="pin"
        label={t('pin.pin')}
        autoComplete="one-time-code"
        autoFocus
      />
      <Actions>
        <Button type="submit" variant="primary" icon={PenLine}>
          {t('pin.sign')}
        </Button>
        <Button variant="quiet" onPress={onForgotten}>
          {t('pin.forgotten')}
        </Button>
      </Actions>
    </Form>
  );
}

export const passphraseSchema = z.object({ passphrase });

function PassphraseForm({ onGiven }: { readonly onGiven: () => void }) {
  const { t } = useTranslation('signatures');
  const form = useForm(passphraseSchema, { passphrase: '' });
  const { signInName } = useSession().user;
  return (
    <Form
      form={form}
      onSubmit={async ({ passphrase }) => {
        const reply = await ask('session.signIn', { signInName, passphrase });
        if (reply.ok) onGiven();
        else {
          form.setError('passphrase', { message: refusalText(new Refused(reply.refusal)).title });
          form.setFocus('passphrase');
        }
      }}
    >
      <p>{t('pin.lockedHelp')}</p>
      <Field.Password control={form.control} name="passphrase" label={t('pin.passphrase')} autoFocus />
      <Actions>
        <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
          {t('pin.goOn')}
        </Button>
      </Actions>
    </Form>
  );
}
