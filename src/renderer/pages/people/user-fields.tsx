/** The fields for somebody of the staff: what must be filled in first, what may be left last. Saving: user-dialog.tsx. */
import { useWatch, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '#domain/dates.ts';
import { roles } from '#domain/role.ts';
import { useRoleName } from '../../app/session.ts';
import { Field } from '../../ui/form/form-fields.tsx';
import { Columns } from '../../ui/frame/layout.tsx';
import { choosesSight, sights, type NeedsWorkshop, type TypedUser } from './user-form.ts';
import type { Workshop } from './workshop.ts';

type FieldsProps = {
  readonly form: UseFormReturn<TypedUser>;
  readonly needsWorkshop: NeedsWorkshop;
  /** Those that can be ticked. */
  readonly workshops: readonly Workshop[];
  readonly today: PlainDate;
  readonly who: 'new' | 'self' | 'colleague';
};

export function UserFields({ form, needsWorkshop, workshops, today, who }: FieldsProps) {
  const { t } = useTranslation('people');
  const { control } = form;
  const roleName = useRoleName();
  const [held, isActive, sees] = useWatch({ control, name: ['roles', 'isActive', 'sees'] });
  const isNeeded = needsWorkshop({ roles: held, isActive, sees });
  const workshopsHint = isNeeded
    ? 'workshopsHint.needed'
    : choosesSight(held) && sees === 'figures'
      ? 'workshopsHint.figures'
      : held.includes('assessor')
        ? 'workshopsHint.everywhere'
        : 'workshopsHint.notNeeded';
  return (
    <>
      <Columns>
        <Field.Text control={control} name="name" label={t('columns.name')} hint={t('nameHint')} autoFocus />
        <Field.Text
          control={control}
          name="signInName"
          label={t('signInName')}
          hint={t(who === 'new' ? 'signInNameHint' : 'signInNameKept')}
          isReadOnly={who !== 'new'}
          autoComplete="off"
          spellCheck="false"
        />
      </Columns>
      <Field.CheckboxGroup
        control={control}
        name="roles"
        label={t('columns.roles')}
        hint={t('rolesHint')}
        layout="columns"
        options={roles.map((id) => ({ id, label: roleName(id), hint: t(`does.${id}`) }))}
      />
      <Field.CheckboxGroup
        control={control}
        name="workshopIds"
        label={t('columns.workshops')}
        hint={t(workshopsHint)}
        layout="columns"
        isOptional={!isNeeded}
        options={workshops.map((workshop) => ({ id: workshop.id, label: workshop.name }))}
      />
      {choosesSight(held) ? (
        <Field.RadioGroup
          control={control}
          name="sees"
          label={t('sees.label')}
          hint={t('sees.hint')}
          options={sights.map((id) => ({ id, label: t(`sees.${id}`), hint: t(`sees.${id}Hint`) }))}
        />
      ) : null}
      {who === 'new' ? null : (
        <Field.Checkbox
          control={control}
          name="isActive"
          label={t('mayWork')}
          hint={t(who === 'self' ? 'mayWorkSelfHint' : 'mayWorkHint')}
        />
      )}
      <Columns>
        <Field.Text
          control={control}
          name="title"
          label={t('userTitle')}
          hint={t('userTitleHint')}
          isOptional
        />
        <Field.Date control={control} name="trainedOn" label={t('columns.trained')} max={today} isOptional />
        <Field.Date
          control={control}
          name="certifiedOn"
          label={t('columns.certified')}
          max={today}
          isOptional
        />
      </Columns>
    </>
  );
}
