/** The observation itself: who, which criteria, what was seen. Kept as a draft until it is saved. */
import { Save } from 'lucide-react';
import { useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { line, note } from '#contract/fields.ts';
import type { OutputOf } from '#contract/index.ts';
import { evidenceTypes } from '#domain/evidence.ts';
import type { ValidationId } from '#domain/ids.ts';
import { useRemembered } from '../../app/remembered.ts';
import { useShortcuts } from '../../app/shortcuts.ts';
import { useToday } from '../../app/today.ts';
import { useFormDraft } from '../../writing/form-draft.ts';
import { ProtectedBadge } from '../../ui/words/badge.tsx';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { personText } from '../../ui/words/person-text.ts';
import { Form, useForm } from '../../ui/form/form.tsx';
import { countOf } from '../../ui/words/format.ts';
import { Actions, Columns } from '../../ui/frame/layout.tsx';
import { CriteriaField } from '../../parts/validations/criteria-field.tsx';
import { DraftLine } from '../../writing/draft-line.tsx';
import { toCriterionIds } from '../../parts/validations/evidence-schema.ts';
import { useRegister } from './use-register.ts';
import { writtenDay } from '../../writing/written-day.ts';

const formId = 'quick-form';

export const quickSchema = z.object({
  validationIds: z.array(z.string()).min(1),
  criterionIds: z.array(z.string()).min(1),
  type: z.enum(evidenceTypes),
  on: writtenDay('happened'),
  place: line,
  text: note,
  isShown: z.boolean(),
});

type QuickFormProps = {
  readonly module: OutputOf<'module.get'>;
  readonly group: OutputOf<'quick.group'>;
  readonly onSaved: () => void;
};

/** So many are named on the button; the rest are counted. */
const mostNamed = 4;

const namesOf = (people: OutputOf<'quick.group'>): string => {
  const names = people.map((one) => personText({ name: one.participantName, birthYear: one.birthYear }));
  return names.length <= mostNamed
    ? names.join(', ')
    : `${names.slice(0, mostNamed - 1).join(', ')} +${String(names.length - mostNamed + 1)}`;
};

export function QuickForm({ module, group, onSaved }: QuickFormProps) {
  const { t } = useTranslation(['quick', 'common']);
  const today = useToday();
  const [lastPlace, setLastPlace] = useRemembered(`quick.place.${module.id}`, '');
  const form = useForm(quickSchema, {
    // Nobody is ticked but by whoever sees them: yesterday's group is not today's.
    validationIds: [],
    criterionIds: [],
    type: 'observation',
    on: today,
    place: lastPlace,
    text: '',
    isShown: false,
  });
  const draft = useFormDraft(form, `quick.${module.id}`, 'text', {
    mend: (kept) => ({ ...kept, validationIds: [] }),
  });
  const ticked = useWatch({ control: form.control, name: 'validationIds' });
  const chosen = group.filter((one) => ticked.includes(one.validationId));
  const register = useRegister();
  useShortcuts(
    t('title'),
    useMemo(
      () => [
        {
          keys: 'Ctrl+Enter',
          does: t('save'),
          run: () => (document.getElementById(formId) as HTMLFormElement | null)?.requestSubmit(), // Form gives its id to a form
        },
      ],
      [t],
    ),
  );

  return (
    <Form
      id={formId}
      form={form}
      onSubmit={async ({ isShown, ...checked }) => {
        await register({
          ...checked,
          validationIds: checked.validationIds as ValidationId[], // the options below
          criterionIds: toCriterionIds(checked.criterionIds),
          judgement: isShown ? 'shown' : null,
        });
        setLastPlace(checked.place);
        await draft.drop();
        onSaved();
      }}
    >
      <DraftLine draft={draft} />
      <Card
        title={t('who')}
        id="quick-participants"
        actions={
          <Button
            variant="quiet"
            size="small"
            onPress={() =>
              form.setValue(
                'validationIds',
                group.map((one) => one.validationId),
              )
            }
          >
            {t('everybody')}
          </Button>
        }
      >
        <Field.CheckboxGroup
          control={form.control}
          name="validationIds"
          label={t('people')}
          isLabelHidden
          layout="columns"
          options={group.map(
            ({ validationId, participantName, birthYear, hasProtectedIdentity, progress }) => ({
              id: validationId,
              label: personText({ name: participantName, birthYear }),
              badge: hasProtectedIdentity ? <ProtectedBadge /> : undefined,
              hint: t('progress', { count: countOf(progress.shown, progress.total - progress.leftOut) }),
            }),
          )}
        />
      </Card>
      <Card title={t('what')}>
        <CriteriaField
          control={form.control}
          name="criterionIds"
          label={t('criteria')}
          outcomes={module.outcomes}
        />
      </Card>
      <Card title={t('seen')}>
        <Columns>
          <Field.Select
            control={form.control}
            name="type"
            label={t('type')}
            options={evidenceTypes.map((id) => ({ id, label: t(`common:evidenceType.${id}`) }))}
          />
          <Field.Date control={form.control} name="on" label={t('on')} />
          <Field.Text control={form.control} name="place" label={t('place')} isOptional />
        </Columns>
        <Field.TextArea control={form.control} name="text" label={t('text')} hint={t('textHint')} />
        <Field.Checkbox
          control={form.control}
          name="isShown"
          label={t('alsoShown')}
          hint={t('alsoShownHelp')}
        />
      </Card>
      <Actions>
        <Button type="submit" variant="primary" icon={Save} isBusy={form.formState.isSubmitting}>
          {chosen.length === 0 ? t('save') : t('saveFor', { count: chosen.length, names: namesOf(chosen) })}
        </Button>
      </Actions>
    </Form>
  );
}
