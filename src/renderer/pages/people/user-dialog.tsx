/** Somebody of the staff: name, roles, training; and a passphrase, at first or when it is forgotten. */
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { isPlainDate } from '#domain/dates.ts';
import type { WorkshopId } from '#domain/ids.ts';
import { roles } from '#domain/roles.ts';
import { useRoleName } from '../../app/session.ts';
import { useCall, useCommand } from '../../calls.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/form-fields.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Columns } from '../../ui/layout.tsx';
import type { User } from './people-page.tsx';

const shortest = 10;
const dateText = z.string().refine((text) => text === '' || isPlainDate(text), 'notADate');
const shape = {
  name: z.string().trim().min(1, 'required').max(120),
  title: z.string().trim().max(120),
  signInName: z.string().trim().min(1, 'required').max(120),
  roles: z.array(z.enum(roles)).min(1, 'required'),
  workshopIds: z.array(z.string()),
  trainedOn: dateText,
  certifiedOn: dateText,
  isActive: z.boolean(),
};
const changeSchema = z.object({
  ...shape,
  passphrase: z
    .string()
    .max(200)
    .refine((typed) => typed === '' || typed.length >= shortest, 'passphraseShort'),
});
const addSchema = z.object({ ...shape, passphrase: z.string().min(shortest, 'passphraseShort').max(200) });

type UserProps = { readonly user: User | null; readonly onClose: () => void };

export function UserDialog({ user, onClose }: UserProps) {
  const { t } = useTranslation(['people', 'common']);
  const roleName = useRoleName();
  const workshops = useCall('workshop.list', {}).data ?? [];
  const form = useForm(user ? changeSchema : addSchema, {
    name: user?.name ?? '',
    title: user?.title ?? '',
    signInName: user?.signInName ?? '',
    roles: user?.roles ?? ['assessor'],
    workshopIds: user?.workshopIds ?? [],
    trainedOn: user?.trainedOn ?? '',
    certifiedOn: user?.certifiedOn ?? '',
    isActive: user?.isActive ?? true,
    passphrase: '',
  });
  const saved = () => ({ text: t('common:saved') });
  const add = useCommand('user.add', { saved });
  const save = useCommand('user.save', { saved });
  const setPassphrase = useCommand('user.setPassphrase', { saved: () => ({ text: t('passphraseGiven') }) });
  return (
    <Dialog title={user ? user.name : t('add')} isOpen onOpenChange={onClose}>
      <Form
        form={form}
        onSubmit={async ({ passphrase, signInName, trainedOn, certifiedOn, workshopIds, ...rest }) => {
          const fields = {
            ...rest,
            workshopIds: workshopIds as WorkshopId[], // the options below
            trainedOn: trainedOn === '' ? null : trainedOn,
            certifiedOn: certifiedOn === '' ? null : certifiedOn,
          };
          if (!user) await add.mutateAsync({ ...fields, signInName, passphrase });
          else {
            await save.mutateAsync({ id: user.id, ...fields });
            if (passphrase !== '') await setPassphrase.mutateAsync({ id: user.id, passphrase });
          }
          onClose();
        }}
      >
        <Columns>
          <Field.Text
            control={form.control}
            name="name"
            label={t('columns.name')}
            hint={t('nameHint')}
            autoFocus
          />
          <Field.Text
            control={form.control}
            name="title"
            label={t('userTitle')}
            hint={t('userTitleHint')}
            isOptional
          />
        </Columns>
        <Field.CheckboxGroup
          control={form.control}
          name="roles"
          label={t('columns.roles')}
          hint={t('rolesHint')}
          options={roles.map((id) => ({ id, label: roleName(id) }))}
        />
        <Field.CheckboxGroup
          control={form.control}
          name="workshopIds"
          label={t('columns.workshops')}
          isOptional
          options={workshops.map((workshop) => ({ id: workshop.id, label: workshop.name }))}
        />
        <Columns>
          <Field.Date control={form.control} name="trainedOn" label={t('columns.trained')} isOptional />
          <Field.Date control={form.control} name="certifiedOn" label={t('columns.certified')} isOptional />
        </Columns>
        <Field.Text
          control={form.control}
          name="signInName"
          label={t('signInName')}
          isReadOnly={user !== null}
          spellCheck="false"
        />
        <Field.Password
          control={form.control}
          name="passphrase"
          label={t(user ? 'newPassphrase' : 'firstPassphrase')}
          hint={t(user ? 'newPassphraseHint' : 'firstPassphraseHint')}
          autoComplete="new-password"
          isOptional={user !== null}
        />
        {user ? (
          <Field.Checkbox
            control={form.control}
            name="isActive"
            label={t('mayWork')}
            hint={t('mayWorkHint')}
          />
        ) : null}
        <div>
          <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
            {t('common:form.save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
