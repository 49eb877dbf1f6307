/** Somebody of the staff: name, roles, training; and a passphrase, at first or when it is forgotten. */
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { roles } from '#domain/roles.ts';
import { useRoleName, useSession } from '../../app/session.ts';
import { useToday } from '../../app/today.ts';
import { useCall, useCommand } from '../../calls.ts';
import { atFields } from '../../field-refusals.ts';
import { PassphraseStrength } from '../../passphrase.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/form-fields.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Columns } from '../../ui/layout.tsx';
import { typedUser, userFields, userSchema, type StaffMember } from './user-form.ts';

type UserProps = { readonly user: StaffMember | null; readonly onClose: () => void };

const formId = 'user-form';

export function UserDialog({ user, onClose }: UserProps) {
  const { t } = useTranslation(['people', 'common']);
  const roleName = useRoleName();
  const session = useSession();
  const today = useToday();
  const workshops = (useCall('workshop.list', {}).data ?? []).filter(
    (workshop) => workshop.isActive || user?.workshopIds.includes(workshop.id),
  );
  const [schema] = useState(() => userSchema(user, today));
  const form = useForm(schema, typedUser(user));
  const [isActive, passphrase] = useWatch({ control: form.control, name: ['isActive', 'passphrase'] });
  const comesBack = user !== null && !user.isActive && isActive;

  const refused = atFields(form, { signInNameTaken: 'signInName', lastAdministrator: 'roles' });
  const saved = () => ({ text: t('common:saved') });
  const add = useCommand('user.add', { saved, refused });
  const putBack = useCommand('user.save', { saved: () => ({ text: t('common:undone') }) });
  const save = useCommand('user.save', {
    refused,
    // Whoever was let out or in again has lost or got a key, which cannot be taken back this way.
    saved: (_, input) =>
      user && input.isActive === user.isActive
        ? { ...saved(), undo: () => putBack.mutate({ id: user.id, ...userFields(typedUser(user)) }) }
        : saved(),
  });
  const setPassphrase = useCommand('user.setPassphrase', { saved: () => ({ text: t('passphraseGiven') }) });

  return (
    <Dialog
      title={user ? user.name : t('add')}
      isOpen
      onOpenChange={onClose}
      actions={
        <Button type="submit" form={formId} variant="primary" isBusy={form.formState.isSubmitting}>
          {t('common:form.save')}
        </Button>
      }
    >
      <Form
        id={formId}
        form={form}
        onSubmit={async (checked) => {
          const { passphrase: words, signInName } = checked;
          if (!user) await add.mutateAsync({ ...userFields(checked), signInName, passphrase: words });
          else {
            await save.mutateAsync({ id: user.id, ...userFields(checked) });
            if (words !== '' && checked.isActive)
              await setPassphrase.mutateAsync({ id: user.id, passphrase: words });
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
          layout="columns"
          options={roles.map((id) => ({ id, label: roleName(id), hint: t(`does.${id}`) }))}
        />
        <Field.CheckboxGroup
          control={form.control}
          name="workshopIds"
          label={t('columns.workshops')}
          layout="columns"
          isOptional
          options={workshops.map((workshop) => ({ id: workshop.id, label: workshop.name }))}
        />
        <Columns>
          <Field.Date
            control={form.control}
            name="trainedOn"
            label={t('columns.trained')}
            max={today}
            isOptional
          />
          <Field.Date
            control={form.control}
            name="certifiedOn"
            label={t('columns.certified')}
            max={today}
            isOptional
          />
        </Columns>
        {user ? (
          <Field.Checkbox
            control={form.control}
            name="isActive"
            label={t('mayWork')}
            hint={t(user.id === session.user.id ? 'mayWorkSelfHint' : 'mayWorkHint')}
          />
        ) : null}
        <Field.Text
          control={form.control}
          name="signInName"
          label={t('signInName')}
          isReadOnly={user !== null}
          autoComplete="off"
          spellCheck="false"
        />
        {isActive ? (
          <div>
            <Field.Password
              control={form.control}
              name="passphrase"
              label={t(user ? 'newPassphrase' : 'firstPassphrase')}
              hint={t(comesBack ? 'backPassphraseHint' : user ? 'newPassphraseHint' : 'firstPassphraseHint')}
              autoComplete="new-password"
              isOptional={user !== null && !comesBack}
            />
            <PassphraseStrength typed={passphrase} />
          </div>
        ) : null}
      </Form>
    </Dialog>
  );
}
