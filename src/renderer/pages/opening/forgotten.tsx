/** A forgotten passphrase: an administrator first, and where there is none who can sign in, the recovery sheet. */
import { ArrowLeft, FileKey, LogIn } from 'lucide-react';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { line, secret } from '#contract/fields.ts';
import type { OutputOf } from '#contract/index.ts';
import { ask, Refused } from '../../calls/bridge.ts';
import { newPassphrase, NewPassphraseField } from '../../parts/signing/passphrase.tsx';
import { refusalText, type RefusalText } from '../../calls/refusal-text.ts';
import { Button } from '../../ui/words/button.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { Actions } from '../../ui/frame/layout.tsx';
import type { Option } from '../../ui/form/option.ts';
import { CodeField, codeSchema } from '../../parts/opening/code-field.tsx';
import { useOpeningCall } from '../../parts/opening/opening-call.ts';
import { OpeningFrame, Trouble } from '../../parts/opening/opening-frame.tsx';
import { StepActions } from './step-actions.tsx';

type BackProps = { readonly onBack: () => void };
type Found = OutputOf<'recovery.look'>['administrators'];
/** A code that opened the register. */
type Opened = { readonly code: string; readonly administrators: Found };

type CodeProps = BackProps & {
  /** Typed already, when a copy was brought back with the sheet; otherwise empty. */
  readonly code: string;
};

export function Forgotten({ code, onBack }: CodeProps) {
  const [usesSheet, setUsesSheet] = useState(code !== '');
  return usesSheet ? (
    <WithSheet code={code} onBack={() => setUsesSheet(false)} />
  ) : (
    <AskFirst onBack={onBack} onSheet={() => setUsesSheet(true)} />
  );
}

function AskFirst({ onBack, onSheet }: BackProps & { readonly onSheet: () => void }) {
  const { t } = useTranslation(['recovery', 'opening']);
  return (
    <OpeningFrame title={t('forgotten.title')} lead={t('forgotten.lead')}>
      <div>
        <Button variant="primary" icon={ArrowLeft} onPress={onBack}>
          {t('forgotten.back')}
        </Button>
      </div>
      <div className="opening-choice">
        <p>{t('forgotten.sheetHelp')}</p>
        <div>
          <Button icon={FileKey} onPress={onSheet}>
            {t('forgotten.sheet')}
          </Button>
        </div>
      </div>
    </OpeningFrame>
  );
}

/** The code, then who. Also after a copy was brought back with the code. */
function WithSheet({ code, onBack }: CodeProps) {
  const [opened, setOpened] = useState<Opened | null>(null);
  return opened ? (
    <WhoStep opened={opened} onBack={() => setOpened(null)} />
  ) : (
    <CodeStep code={code} onOpened={setOpened} onBack={onBack} />
  );
}

function CodeStep({
  code: typed,
  onOpened,
  onBack,
}: CodeProps & { readonly onOpened: (opened: Opened) => void }) {
  const { t } = useTranslation('recovery');
  const form = useForm(codeSchema, { code: typed });
  const [trouble, setTrouble] = useState<RefusalText | null>(null);
  return (
    <OpeningFrame title={t('sheet.title')} lead={t('sheet.lead')}>
      <Form
        form={form}
        onSubmit={async ({ code }) => {
          const reply = await ask('recovery.look', { code });
          if (reply.ok) onOpened({ code, ...reply.value });
          else setTrouble(refusalText(new Refused(reply.refusal)));
        }}
      >
        <Trouble trouble={trouble} />
        <CodeField control={form.control} label={t('sheet.code')} autoFocus />
        <StepActions onBack={onBack} />
      </Form>
    </OpeningFrame>
  );
}

const someoneNew = 'new';
export const whoSchema = z
  .object({
    who: z.string().min(1, 'choose'),
    name: line,
    signInName: line,
    passphrase: newPassphrase,
    again: secret,
  })
  .superRefine((typed, context) => {
    for (const field of ['name', 'signInName'] as const)
      if (typed.who === someoneNew && typed[field] === '')
        context.addIssue({ code: 'custom', path: [field], message: 'required' });
    if (typed.again !== typed.passphrase)
      context.addIssue({ code: 'custom', path: ['again'], message: 'notTheSame' });
  });

function WhoStep({ opened, onBack }: BackProps & { readonly opened: Opened }) {
  const { t } = useTranslation(['recovery', 'opening']);
  const { code, administrators } = opened;
  const [only] = administrators;
  const form = useForm(whoSchema, {
    who: administrators.length === 1 && only ? only.id : '',
    name: '',
    signInName: '',
    passphrase: '',
    again: '',
  });
  const who = useWatch({ control: form.control, name: 'who' });
  const { run, trouble } = useOpeningCall();
  const choices: readonly Option[] = [
    ...administrators.map(({ id, name, signInName }) => ({
      id,
      label: name,
      hint: t('who.signsInAs', { signInName }),
    })),
    { id: someoneNew, label: t('who.new'), hint: t('who.newHint') },
  ];
  return (
    <OpeningFrame title={t('who.title')} lead={t('who.lead')}>
      <Form
        form={form}
        onSubmit={(typed) => {
          const known = administrators.find(({ id }) => id === typed.who);
          const { name, signInName } = typed;
          return run(() =>
            ask('recovery.open', {
              code,
              who: known ? { kind: 'existing', userId: known.id } : { kind: 'new', name, signInName },
              passphrase: typed.passphrase,
            }),
          );
        }}
      >
        <Trouble trouble={trouble} />
        <Field.RadioGroup control={form.control} name="who" label={t('who.who')} options={choices} />
        {who === someoneNew ? (
          <>
            <Field.Text control={form.control} name="name" label={t('opening:guide.userName')} />
            <Field.Text
              control={form.control}
              name="signInName"
              label={t('opening:guide.signInName')}
              hint={t('opening:guide.signInNameHint')}
              autoComplete="username"
              spellCheck="false"
            />
          </>
        ) : null}
        <NewPassphraseField
          control={form.control}
          name="passphrase"
          label={t('who.passphrase')}
          onSuggest={(words) => form.setValue('passphrase', words, { shouldValidate: true })}
        />
        <Field.Password
          control={form.control}
          name="again"
          label={t('opening:guide.again')}
          autoComplete="new-password"
        />
        <Actions>
          <Button type="submit" variant="primary" icon={LogIn} isBusy={form.formState.isSubmitting}>
            {t('who.do')}
          </Button>
          <Button icon={ArrowLeft} onPress={onBack}>
            {t('opening:back')}
          </Button>
        </Actions>
      </Form>
    </OpeningFrame>
  );
}
