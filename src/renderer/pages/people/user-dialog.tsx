/** Somebody of the staff: name, roles, training; and a passphrase for one time, at first or when theirs is forgotten. */
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { roles } from '#domain/roles.ts';
import { useRoleName, useSession } from '../../app/session.ts';
import { useToday } from '../../app/today.ts';
import { useCall, useCommand } from '../../calls.ts';
import { atFields } from '../../field-refusals.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog, Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/form-fields.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Columns } from '../../ui/layout.tsx';
import { GivenPassphrase, type Given } from './given-passphrase.tsx';
import { typedUser, userFields, userSchema, type StaffMember, type TypedUser } from './user-form.ts';

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
  const [schema] = useState(() => userSchema(today));
  const form = useForm(schema, typedUser(user));
  const held = useWatch({ control: form.control, name: 'roles' });
  const [given, setGiven] = useState<Given | null>(null);
  const [isAsking, setAsking] = useState(false);

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
  const reset = useCommand('user.resetPassphrase');
  const giveNew = async (id: StaffMember['id'], { name, signInName }: TypedUser): Promise<void> => {
    const { passphrase } = await reset.mutateAsync({ id });
    setGiven({ name, signInName, passphrase });
  };

  if (given) return <GivenPassphrase given={given} onClose={onClose} />;

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
          const { name, signInName } = checked;
          if (!user) {
            const { passphrase } = await add.mutateAsync({ ...userFields(checked), signInName });
            if (passphrase === null) onClose();
            else setGiven({ name, signInName, passphrase });
            return;
          }
          await save.mutateAsync({ id: user.id, ...userFields(checked) });
          // Whoever comes back has no key any more.
          if (!user.isActive && checked.isActive) await giveNew(user.id, checked);
          else onClose();
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
        {held.includes('coordinator') || held.includes('administrator') ? (
          <Field.Checkbox
            control={form.control}
            name="seesPersons"
            label={t('seesPersons')}
            hint={t('seesPersonsHint')}
          />
        ) : null}
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
        {user?.isActive ? (
          <div>
            <Button icon={KeyRound} onPress={() => setAsking(true)}>
              {t('given.give')}
            </Button>
          </div>
        ) : (
          <p>{t(user ? 'given.back' : 'given.first')}</p>
        )}
      </Form>
      {user ? (
        <ConfirmDialog
          isOpen={isAsking}
          onOpenChange={setAsking}
          title={t('given.ask', { name: user.name })}
          confirmLabel={t('given.give')}
          onConfirm={() => giveNew(user.id, typedUser(user))}
        >
          <p>{t('given.askHelp')}</p>
        </ConfirmDialog>
      ) : null}
    </Dialog>
  );
}
