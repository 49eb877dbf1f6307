/** Somebody of the staff: name, roles, verkstäder, training; and a passphrase for one time, at first or when theirs is forgotten. */
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputOf } from '#contract/index.ts';
import { lacksWorkshop, reachOf, type Organisation } from '#domain/rights.ts';
import { useSession } from '../../app/session.ts';
import { useToday } from '../../app/today.ts';
import { undoing, useCommand } from '../../calls/calls.ts';
import { atFields } from '../../calls/field-refusals.ts';
import { Button } from '../../ui/words/button.tsx';
import { ConfirmDialog, Dialog } from '../../ui/overlay/dialog.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { GivenPassphrase, type Given } from './given-passphrase.tsx';
import { LeavingQuestion, losingController, takesSomething } from './leaving-question.tsx';
import { UserFields } from './user-fields.tsx';
import {
  typedUser,
  userFields,
  userSchema,
  type NeedsWorkshop,
  type StaffMember,
  type TypedUser,
} from './user-form.ts';
import type { Workshop } from './workshop.ts';

type UserProps = {
  readonly user: StaffMember | null;
  readonly users: readonly StaffMember[];
  readonly workshops: readonly Workshop[];
  readonly organisation: Organisation;
  readonly onClose: () => void;
};
type Save = InputOf<'user.save'>;

const formId = 'user-form';

export function UserDialog({ user, users, workshops, organisation, onClose }: UserProps) {
  const { t } = useTranslation(['people', 'common']);
  const session = useSession();
  const today = useToday();
  const [needsWorkshop] = useState(
    (): NeedsWorkshop =>
      ({ isActive, roles, sees }) =>
        isActive &&
        lacksWorkshop(reachOf({ roles, workshopIds: [], seesPersons: sees === 'everybody' }, organisation)),
  );
  const [schema] = useState(() => userSchema(today, needsWorkshop));
  const form = useForm(schema, typedUser(user));
  const [given, setGiven] = useState<Given | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [asked, setAsked] = useState<{ readonly next: Save; readonly typed: TypedUser } | null>(null);

  const refused = atFields(form, {
    signInNameTaken: 'signInName',
    userNameTaken: 'name',
    lastAdministrator: 'roles',
  });
  const saved = () => ({ text: t('common:saved') });
  const add = useCommand('user.add', { saved, refused });
  const save = useCommand('user.save', {
    refused,
    // Whoever was let out or in again has lost or got a key, which cannot be taken back this way.
    saved: (_, input) =>
      user && input.isActive === user.isActive
        ? {
            ...saved(),
            undo: undoing('user.save', { id: user.id, ...userFields(typedUser(user)) }, t('common:undone')),
          }
        : saved(),
  });
  const reset = useCommand('user.resetPassphrase');
  const giveNew = async (id: StaffMember['id'], { name, signInName }: TypedUser): Promise<void> => {
    const { passphrase } = await reset.mutateAsync({ id });
    setGiven({ name, signInName, passphrase });
  };
  const change = async (before: StaffMember, next: Save, typed: TypedUser): Promise<void> => {
    await save.mutateAsync(next);
    // Whoever comes back has no key any more.
    if (!before.isActive && next.isActive) await giveNew(before.id, typed);
    else onClose();
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
          const next = { id: user.id, ...userFields(checked) };
          if (takesSomething(user, next) || losingController(users, user, next).length > 0)
            setAsked({ next, typed: checked });
          else await change(user, next, checked);
        }}
      >
        <UserFields
          form={form}
          needsWorkshop={needsWorkshop}
          workshops={workshops.filter(
            (workshop) => workshop.isActive || user?.workshopIds.includes(workshop.id),
          )}
          today={today}
          who={user === null ? 'new' : user.id === session.user.id ? 'self' : 'colleague'}
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
      {user && asked ? (
        <LeavingQuestion
          user={user}
          users={users}
          next={asked.next}
          onConfirm={() => change(user, asked.next, asked.typed)}
          onClose={() => setAsked(null)}
        />
      ) : null}
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
