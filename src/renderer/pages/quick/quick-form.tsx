/** The observation itself: who, which criteria, what was seen. Kept as a draft until it is saved. */
import { Save } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { OutputOf } from '#contract/index.ts';
import { isPlainDate } from '#domain/dates.ts';
import { evidenceTypes } from '#domain/evidence.ts';
import type { CriterionId, ValidationId } from '#domain/ids.ts';
import { useRemembered } from '../../app/remembered.ts';
import { useToday } from '../../app/today.ts';
import { call } from '../../bridge.ts';
import { queryClient, tellRefused, useCommand } from '../../calls.ts';
import { useDraft } from '../../drafts.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Field } from '../../ui/form-fields.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { countOf } from '../../ui/format.ts';
import { Actions, Columns } from '../../ui/layout.tsx';

const schema = z.object({
  validationIds: z.array(z.string()).min(1, 'required'),
  criterionIds: z.array(z.string()).min(1, 'required'),
  type: z.enum(evidenceTypes),
  on: z.string().refine(isPlainDate, 'notADate'),
  place: z.string().trim().max(120),
  text: z.string().trim().max(1000),
  isShown: z.boolean(),
});
type Typed = z.input<typeof schema>;

type QuickFormProps = {
  readonly module: OutputOf<'module.get'>;
  readonly group: OutputOf<'quick.group'>;
  readonly onSaved: () => void;
};

export function QuickForm({ module, group, onSaved }: QuickFormProps) {
  const { t } = useTranslation(['quick', 'common']);
  const today = useToday();
  const [lastPeople, setLastPeople] = useRemembered<readonly string[]>(`quick.people.${module.id}`, []);
  const draft = useDraft<Typed>(`quick.${module.id}`);
  const form = useForm(schema, {
    validationIds: lastPeople.filter((id) => group.some((one) => one.validationId === id)),
    criterionIds: [],
    type: 'observation',
    on: today,
    place: '',
    text: '',
    isShown: false,
  });
  const { read, keep, drop } = draft;
  useEffect(() => {
    void read().then((kept) => {
      if (kept) form.reset(kept);
    }, tellRefused);
  }, [read, form]);
  useEffect(() => {
    const subscription = form.watch((values) => {
      if (values.text) keep(values as Typed); // every field has a default, so none is missing
    });
    return () => subscription.unsubscribe();
  }, [form, keep]);

  const undo = async (id: OutputOf<'evidence.register'>['id'], validationIds: readonly ValidationId[]) => {
    try {
      for (const validationId of validationIds)
        await call('evidence.link', { id, validationId, criterionIds: [], isKept: false });
    } catch (error) {
      tellRefused(error);
    }
    await queryClient.invalidateQueries();
  };
  const register = useCommand('evidence.register', {
    saved: ({ id }, input) => ({
      text: t('saved', { people: input.validationIds.length, criteria: input.criterionIds.length }),
      undo: () => undo(id, input.validationIds),
    }),
  });

  return (
    <Form
      form={form}
      onSubmit={async ({ isShown, ...checked }) => {
        await register.mutateAsync({
          ...checked,
          validationIds: checked.validationIds as ValidationId[], // the options below
          criterionIds: checked.criterionIds as CriterionId[], // the options below
          judgement: isShown ? 'shown' : null,
        });
        setLastPeople(checked.validationIds);
        await drop();
        onSaved();
      }}
    >
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
          label={t('who')}
          isLabelHidden
          layout="columns"
          options={group.map(({ validationId, participantName, progress }) => ({
            id: validationId,
            label: participantName,
            hint: t('progress', { count: countOf(progress.shown, progress.total - progress.leftOut) }),
          }))}
        />
      </Card>
      <Card title={t('what')}>
        <Field.CheckboxGroup
          control={form.control}
          name="criterionIds"
          label={t('what')}
          isLabelHidden
          options={module.outcomes.flatMap((outcome) =>
            outcome.criteria.map((criterion) => ({
              id: criterion.id,
              label: `${criterion.code} ${criterion.text}`,
            })),
          )}
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
        <Field.TextArea
          control={form.control}
          name="text"
          label={t('text')}
          hint={t('textHint')}
          maxLength={1000}
        />
        <Field.Checkbox
          control={form.control}
          name="isShown"
          label={t('alsoShown')}
          hint={t('alsoShownHelp')}
        />
      </Card>
      <Actions>
        <Button type="submit" variant="primary" icon={Save} isBusy={form.formState.isSubmitting}>
          {t('save')}
        </Button>
      </Actions>
    </Form>
  );
}
