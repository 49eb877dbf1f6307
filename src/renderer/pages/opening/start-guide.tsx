/** The first start in three short steps: the organisation, you, the example modules. Nothing is made before the last. */
import { ArrowLeft, ArrowRight, Check, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { ask } from '../../bridge.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Field } from '../../ui/form-fields.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Actions } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { OpeningFrame } from './opening-frame.tsx';
import { useOpeningCall } from './opening-call.ts';

const line = z.string().trim().min(1, 'required').max(120);
const shortest = 10;

const organisationSchema = z.object({
  organisationName: line,
  place: line,
  workshops: z
    .array(z.object({ name: line }))
    .min(1)
    .max(40),
});
const personSchema = z
  .object({
    userName: line,
    signInName: line,
    passphrase: z.string().min(shortest, 'passphraseShort').max(200),
    again: z.string(),
  })
  .refine((typed) => typed.again === typed.passphrase, { path: ['again'], message: 'notTheSame' });
const modulesSchema = z.object({ withExampleModules: z.boolean() });

type Collected = Partial<z.output<typeof organisationSchema> & z.output<typeof personSchema>>;

export function StartGuide({ onBack }: { readonly onBack: () => void }) {
  const [step, setStep] = useState(1);
  const [collected, setCollected] = useState<Collected>({});
  const collect = (part: Collected): void => {
    setCollected({ ...collected, ...part });
    setStep(step + 1);
  };
  const back = () => (step === 1 ? onBack() : setStep(step - 1));
  if (step === 1) return <OrganisationStep collected={collected} onNext={collect} onBack={back} />;
  if (step === 2) return <PersonStep collected={collected} onNext={collect} onBack={back} />;
  return <ModulesStep collected={collected} onBack={back} />;
}

type StepProps = {
  readonly collected: Collected;
  readonly onNext: (part: Collected) => void;
  readonly onBack: () => void;
};

function OrganisationStep({ collected, onNext, onBack }: StepProps) {
  const { t } = useTranslation('opening');
  const form = useForm(organisationSchema, {
    organisationName: collected.organisationName ?? '',
    place: collected.place ?? '',
    workshops: collected.workshops ?? [{ name: '' }],
  });
  const workshops = useFieldArray({ control: form.control, name: 'workshops' });
  return (
    <OpeningFrame title={t('guide.organisation')} lead={t('guide.step', { step: 1 })}>
      <Form form={form} onSubmit={onNext}>
        <Field.Text
          control={form.control}
          name="organisationName"
          label={t('guide.organisationName')}
          hint={t('guide.organisationHint')}
          autoFocus
        />
        <Field.Text
          control={form.control}
          name="place"
          label={t('guide.place')}
          hint={t('guide.placeHint')}
        />
        {workshops.fields.map((field, index) => (
          <div key={field.id} className="row-field">
            <Field.Text
              control={form.control}
              name={`workshops.${index}.name`}
              label={t('guide.workshop', { number: index + 1 })}
            />
            {workshops.fields.length > 1 ? (
              <IconButton
                icon={X}
                label={t('guide.removeWorkshop', { number: index + 1 })}
                onPress={() => workshops.remove(index)}
              />
            ) : null}
          </div>
        ))}
        <div>
          <Button variant="quiet" icon={Plus} onPress={() => workshops.append({ name: '' })}>
            {t('guide.addWorkshop')}
          </Button>
        </div>
        <StepActions onBack={onBack} />
      </Form>
    </OpeningFrame>
  );
}

function PersonStep({ collected, onNext, onBack }: StepProps) {
  const { t } = useTranslation('opening');
  const form = useForm(personSchema, {
    userName: collected.userName ?? '',
    signInName: collected.signInName ?? '',
    passphrase: collected.passphrase ?? '',
    again: collected.again ?? '',
  });
  return (
    <OpeningFrame title={t('guide.you')} lead={t('guide.step', { step: 2 })}>
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
          spellCheck="false"
        />
        <Field.Password
          control={form.control}
          name="passphrase"
          label={t('guide.passphrase')}
          hint={t('guide.passphraseHint')}
          autoComplete="new-password"
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
        <StepActions onBack={onBack} />
      </Form>
    </OpeningFrame>
  );
}

function ModulesStep({ collected, onBack }: Omit<StepProps, 'onNext'>) {
  const { t } = useTranslation('opening');
  const form = useForm(modulesSchema, { withExampleModules: true });
  const { run, trouble } = useOpeningCall();
  return (
    <OpeningFrame title={t('guide.modules')} lead={t('guide.step', { step: 3 })}>
      <Form
        form={form}
        onSubmit={async ({ withExampleModules }) => {
          await run(() =>
            ask('register.create', {
              organisationName: collected.organisationName ?? '',
              place: collected.place ?? '',
              workshops: (collected.workshops ?? []).map((workshop) => workshop.name),
              userName: collected.userName ?? '',
              signInName: collected.signInName ?? '',
              passphrase: collected.passphrase ?? '',
              withExampleModules,
            }),
          );
        }}
      >
        {trouble ? (
          <Notice tone="problem" title={trouble.title}>
            <p>{trouble.help}</p>
          </Notice>
        ) : null}
        <Field.Checkbox
          control={form.control}
          name="withExampleModules"
          label={t('guide.withExamples')}
          hint={t('guide.withExamplesHint')}
        />
        <Actions>
          <Button type="submit" variant="primary" icon={Check} isBusy={form.formState.isSubmitting}>
            {t('guide.make')}
          </Button>
          <Button icon={ArrowLeft} onPress={onBack}>
            {t('back')}
          </Button>
        </Actions>
      </Form>
    </OpeningFrame>
  );
}

function StepActions({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation('opening');
  return (
    <Actions>
      <Button type="submit" variant="primary" icon={ArrowRight}>
        {t('next')}
      </Button>
      <Button icon={ArrowLeft} onPress={onBack}>
        {t('back')}
      </Button>
    </Actions>
  );
}
