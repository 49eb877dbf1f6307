/** First step: what the organisation is called, where it is, and its verkstäder. */
import { Plus, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { line, requiredLine } from '#contract/fields.ts';
import { searchKey } from '#domain/swedish.ts';
import { Button, IconButton } from '../../ui/words/button.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { focusFieldSoon } from '../../ui/form/focus-soon.ts';
import { Form, useForm } from '../../ui/form/form.tsx';
import { isWriting } from '../../ui/frame/keys.ts';
import { OpeningFrame } from '../../parts/opening/opening-frame.tsx';
import { StepActions } from './step-actions.tsx';

const mostWorkshops = 40;

export const organisationSchema = z.object({
  organisationName: requiredLine,
  place: requiredLine,
  workshops: z
    .array(z.object({ name: line }))
    .max(mostWorkshops)
    .superRefine((rows, context) => {
      const names = rows.map(({ name }) => searchKey(name));
      const complain = (index: number, message: string) =>
        context.addIssue({ code: 'custom', path: [index, 'name'], message });
      if (names.every((name) => name === '')) complain(0, 'required');
      names.forEach((name, index) => {
        if (name !== '' && names.indexOf(name) < index) complain(index, 'twice');
      });
    }),
});
export type Organisation = z.output<typeof organisationSchema>;

type StepProps = {
  readonly typed: Organisation;
  readonly onNext: (organisation: Organisation) => void;
  readonly onBack: () => void;
};

export function OrganisationStep({ typed, onNext, onBack }: StepProps) {
  const { t } = useTranslation('opening');
  const form = useForm(organisationSchema, typed);
  const workshops = useFieldArray({ control: form.control, name: 'workshops' });

  const remove = (index: number): void => {
    workshops.remove(index);
    focusFieldSoon(form, `workshops.${Math.max(0, index - 1)}.name`);
  };
  /** Enter in a filled row makes the next one; in an empty row it goes on, as everywhere else. */
  const enterAdds = (event: KeyboardEvent, index: number): void => {
    if (event.key !== 'Enter' || isWriting(event.nativeEvent) || !(event.target instanceof HTMLInputElement))
      return;
    if (event.target.value.trim() === '' || workshops.fields.length >= mostWorkshops) return;
    event.preventDefault();
    workshops.insert(index + 1, { name: '' });
  };

  return (
    <OpeningFrame title={t('guide.organisation')} step={t('guide.step', { step: 1 })}>
      <Form
        form={form}
        onSubmit={({ workshops: rows, ...rest }) =>
          onNext({ ...rest, workshops: rows.filter(({ name }) => name !== '') })
        }
      >
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
        <div className="opening-rows">
          {workshops.fields.map((field, index) => (
            <div key={field.id} className="row-field" onKeyDown={(event) => enterAdds(event, index)}>
              <Field.Text
                control={form.control}
                name={`workshops.${index}.name`}
                label={t('guide.workshop', { number: index + 1 })}
              />
              {workshops.fields.length > 1 ? (
                <IconButton
                  icon={X}
                  label={t('guide.removeWorkshop', { number: index + 1 })}
                  onPress={() => remove(index)}
                />
              ) : null}
            </div>
          ))}
          {workshops.fields.length < mostWorkshops ? (
            <div>
              <Button variant="quiet" icon={Plus} onPress={() => workshops.append({ name: '' })}>
                {t('guide.addWorkshop')}
              </Button>
            </div>
          ) : null}
        </div>
        <StepActions onBack={onBack} />
      </Form>
    </OpeningFrame>
  );
}
