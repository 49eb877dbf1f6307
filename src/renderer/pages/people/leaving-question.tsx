/** Before somebody is let out or loses a role: what they hold, and what nobody can do after them. */
import { useTranslation } from 'react-i18next';
import type { InputOf } from '#contract/index.ts';
import { withoutController } from '#domain/roles.ts';
import { goTo } from '../../app/navigation.ts';
import { remember } from '../../app/remembered.ts';
import { useCall } from '../../calls/calls.ts';
import { Button } from '../../ui/words/button.tsx';
import { ConfirmDialog } from '../../ui/overlay/dialog.tsx';
import { allOf } from '../../ui/words/format.ts';
import { Stack } from '../../ui/frame/layout.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { everyValidation } from '../../parts/validations/validation-filter.ts';
import type { StaffMember } from './user-form.ts';

type Next = Omit<InputOf<'user.save'>, 'id'>;

/** The handledare who have somebody to control them now, and would not any more. */
export const losingController = (
  users: readonly StaffMember[],
  user: StaffMember,
  next: Next,
): readonly StaffMember[] => {
  const before = withoutController(users).map(({ id }) => id);
  const after = users.map((other) => (other.id === user.id ? { ...user, ...next } : other));
  return withoutController(after).filter(({ id }) => !before.includes(id));
};

/** Whether the change takes from the person what others may count on, and is asked about first. */
export const takesSomething = (user: StaffMember, next: Next): boolean =>
  user.isActive &&
  (!next.isActive ||
    (['assessor', 'internalVerifier'] as const).some(
      (role) => user.roles.includes(role) && !next.roles.includes(role),
    ));

type QuestionProps = {
  readonly user: StaffMember;
  readonly users: readonly StaffMember[];
  readonly next: Next;
  readonly onConfirm: () => unknown;
  readonly onClose: () => void;
};

export function LeavingQuestion({ user, users, next, onConfirm, onClose }: QuestionProps) {
  const { t } = useTranslation('people');
  const holds = useCall('user.holds', { id: user.id }).data;
  const losing = losingController(users, user, next);
  const assesses = next.isActive && next.roles.includes('assessor');
  const counts = holds && !assesses ? [...holds.validations] : [];
  const held = counts.reduce((sum, one) => sum + one.count, 0);
  const { name } = user;
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={onClose}
      title={t(next.isActive ? 'leaving.titleRole' : 'leaving.title', { name })}
      confirmLabel={t(next.isActive ? 'leaving.yesRole' : 'leaving.yes')}
      variant="danger"
      onConfirm={onConfirm}
    >
      <Stack>
        {losing.length === 0 ? null : (
          <Notice tone="warning" title={t('leaving.noController')}>
            <p>{t('leaving.noControllerHelp', { names: allOf(losing.map((one) => one.name)) })}</p>
          </Notice>
        )}
        {held === 0 ? null : (
          <div>
            <p>{t('leaving.holds', { name, count: held })}</p>
            <ul>
              {counts.map(({ state, count }) => (
                <li key={state}>{t(`leaving.state.${state}`, { count })}</li>
              ))}
            </ul>
            <p>{t('leaving.handOver')}</p>
            <Button
              onPress={() => {
                remember('validations', { ...everyValidation, assessorId: user.id });
                goTo('/valideringar');
              }}
            >
              {t('leaving.show')}
            </Button>
          </div>
        )}
        {holds && !next.isActive && holds.onlyReaderOf > 0 ? (
          <p>{t('leaving.onlyReader', { count: holds.onlyReaderOf })}</p>
        ) : null}
        {next.isActive ? null : <p>{t('leaving.help')}</p>}
      </Stack>
    </ConfirmDialog>
  );
}
