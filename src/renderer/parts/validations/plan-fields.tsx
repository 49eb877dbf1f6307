/** Who assesses, where and when: the fields that planning and planning anew share. */
import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { dateText, line } from '#contract/fields.ts';
import type { PlainDate } from '#domain/dates.ts';
import type { UserId } from '#domain/ids.ts';
import { useCall } from '../../calls/calls.ts';
import { Field } from '../../ui/form/form-fields.tsx';
import { Columns } from '../../ui/frame/layout.tsx';

const planShape = {
  assessorIds: z.array(z.string()).min(1),
  place: line,
  plannedFrom: dateText,
  plannedTo: dateText,
};

export const planSchema = z.object(planShape);
export const newValidationSchema = z.object({
  ...planShape,
  participantId: z
    .string()
    .nullable()
    .refine((id) => id !== null, 'choose'),
  moduleVersionId: z
    .string()
    .nullable()
    .refine((id) => id !== null, 'choose'),
});

type PlanTyped = z.input<typeof planSchema>;

const toDate = (text: string): PlainDate | null => (text === '' ? null : (text as PlainDate)); // refined above

export const toPlan = (checked: z.output<typeof planSchema>) => ({
  assessorIds: checked.assessorIds as UserId[], // the options below
  place: checked.place,
  plannedFrom: toDate(checked.plannedFrom),
  plannedTo: toDate(checked.plannedTo),
});

type FieldsProps<Typed extends PlanTyped, Checked> = {
  readonly form: UseFormReturn<Typed, unknown, Checked>;
};

export function PlanFields<Typed extends PlanTyped, Checked>({ form }: FieldsProps<Typed, Checked>) {
  const { t } = useTranslation('validations');
  const users = useCall('user.list', {}).data ?? [];
  // The form holds more than these fields in one of its two uses; what is bound here is the same in both.
  const { control } = form as unknown as UseFormReturn<PlanTyped, unknown, Checked>;
  return (
    <>
      <Field.CheckboxGroup
        control={control}
        name="assessorIds"
        label={t('plan.assessors')}
        hint={t('plan.assessorsHint')}
        options={users
          .filter((user) => user.isActive && user.roles.includes('assessor'))
          .map((user) => ({ id: user.id, label: user.name }))}
      />
      <Field.Text control={control} name="place" label={t('plan.place')} isOptional />
      <Columns>
        <Field.Date control={control} name="plannedFrom" label={t('plan.from')} isOptional />
        <Field.Date control={control} name="plannedTo" label={t('plan.to')} isOptional />
      </Columns>
    </>
  );
}
