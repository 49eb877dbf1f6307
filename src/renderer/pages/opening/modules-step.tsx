/** Third step: with or without the example modules. Then the register is made. */
import { ArrowLeft, Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { ask } from '../../calls/bridge.ts';
import { Button } from '../../ui/words/button.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { Actions } from '../../ui/frame/layout.tsx';
import { OpeningFrame, Trouble } from '../../parts/opening/opening-frame.tsx';
import { useOpeningCall } from '../../parts/opening/opening-call.ts';
import type { Organisation } from './organisation-step.tsx';
import type { Person } from './person-step.tsx';

const answers = ['yes', 'no'] as const;
const schema = z.object({ examples: z.enum(answers) });

type StepProps = {
  readonly organisation: Organisation;
  readonly person: Person;
  readonly onBack: () => void;
};

export function ModulesStep({ organisation, person, onBack }: StepProps) {
  const { t } = useTranslation('opening');
  const form = useForm(schema, { examples: 'yes' as const });
  const { run, trouble } = useOpeningCall();
  const { organisationName, place, workshops } = organisation;
  const { userName, signInName, passphrase } = person;
  return (
    <OpeningFrame title={t('guide.modules')} step={t('guide.step', { step: 3 })}>
      <Form
        form={form}
        onSubmit={({ examples }) =>
          run(() =>
            ask('register.create', {
              organisationName,
              place,
              workshops: workshops.map((workshop) => workshop.name),
              userName,
              signInName,
              passphrase,
              withExampleModules: examples === 'yes',
            }),
          )
        }
      >
        <Trouble trouble={trouble} />
        <Field.RadioGroup
          control={form.control}
          name="examples"
          label={t('guide.examples')}
          hint={t('guide.examplesHint')}
          options={answers.map((id) => ({
            id,
            label: t(`guide.answer.${id}`),
            hint: t(`guide.answer.${id}Hint`),
          }))}
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
