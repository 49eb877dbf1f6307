/** "Att göra": what waits for the signed-in person, the most urgent first and biggest, one click from its place. */
import { BadgeCheck, BookOpen, PartyPopper, UserPlus, UserRoundCog, Zap } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import { todoKinds, type TodoKind } from '#domain/todo.ts';
import { goTo } from '../../app/navigation.ts';
import { useMay, useSession } from '../../app/session.ts';
import { useShortcuts } from '../../app/shortcuts.ts';
import { useNeeded } from '../../calls.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Stack } from '../../ui/layout.tsx';
import { LinkButton } from '../../ui/link.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { FirstThing } from './first-thing.tsx';
import { TodoRow } from './todo-row.tsx';

export type TodoItem = OutputOf<'todo.list'>['items'][number];

/** What can wait: shown last and quietly. */
const quiet: readonly TodoKind[] = ['ongoing', 'awaitingOther'];

export function TodoPage() {
  const { t } = useTranslation('todo');
  const { user } = useSession();
  const { items, counts } = useNeeded('todo.list', {});
  const isAssessor = useMay(['assessor']);
  const mayEnrol = useMay(['assessor', 'coordinator', 'administrator']);
  useShortcuts(
    t('title'),
    useMemo(
      () => [
        ...(isAssessor ? [{ keys: 's', does: t('quick'), run: () => goTo('/snabbregistrera') }] : []),
        ...(mayEnrol ? [{ keys: 'n', does: t('enrol'), run: () => goTo('/deltagare/ny') }] : []),
      ],
      [t, isAssessor, mayEnrol],
    ),
  );
  const urgent = items.filter((item) => !quiet.includes(item.kind));
  const [first, ...rest] = urgent;
  const groups = todoKinds
    .map((kind) => ({
      kind,
      items: (quiet.includes(kind) ? items : rest).filter((item) => item.kind === kind),
    }))
    .filter((group) => group.items.length > 0);

  return (
    <Stack gap="large">
      <PageHeader
        overline={new Intl.DateTimeFormat('sv', { weekday: 'long', day: 'numeric', month: 'long' }).format(
          new Date(),
        )}
        title={t('hello', { name: user.name.split(' ')[0] })}
        subtitle={urgent.length === 0 ? t('nothingWaits') : t('waits', { count: urgent.length })}
        actions={
          <>
            {isAssessor && counts.ongoing > 0 ? (
              <LinkButton href="/snabbregistrera" icon={Zap}>
                {t('quick')}
              </LinkButton>
            ) : null}
            {mayEnrol && counts.publishedModules > 0 ? (
              <LinkButton href="/deltagare/ny" icon={UserPlus}>
                {t('enrol')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      {first ? <FirstThing item={first} /> : <Nothing counts={counts} />}
      {groups.map(({ kind, items: things }) => (
        <Card key={kind} title={`${t(`kind.${kind}`)} (${String(things.length)})`}>
          <ul className="todo-list">
            {things.map((item) => (
              <TodoRow key={`${kind}-${item.validationId ?? ''}-${item.detail}`} item={item} />
            ))}
          </ul>
        </Card>
      ))}
    </Stack>
  );
}

/** Nothing waits: say what to do next, by what the register holds. */
function Nothing({ counts }: { readonly counts: OutputOf<'todo.list'>['counts'] }) {
  const { t } = useTranslation('todo');
  const mayWrite = useMay(['coordinator', 'administrator']);
  const isAdministrator = useMay(['administrator']);
  const mayEnrol = useMay(['assessor', 'coordinator', 'administrator']);
  const tell = (key: string, icon: typeof BookOpen, action?: ReactNode) => (
    <EmptyState icon={icon} title={t(`empty.${key}`)} action={action}>
      <p>{t(`empty.${key}Help`)}</p>
    </EmptyState>
  );
  if (counts.publishedModules === 0 && mayWrite)
    return tell(
      'noModules',
      BookOpen,
      <LinkButton href="/moduler" variant="primary">
        {t('empty.noModulesGo')}
      </LinkButton>,
    );
  if (counts.participants === 0 && mayEnrol)
    return tell(
      'noParticipants',
      UserPlus,
      <LinkButton href="/deltagare/ny" variant="primary">
        {t('enrol')}
      </LinkButton>,
    );
  if (counts.users === 1 && isAdministrator)
    return tell(
      'alone',
      UserRoundCog,
      <LinkButton href="/personal" variant="primary">
        {t('empty.aloneGo')}
      </LinkButton>,
    );
  return tell(
    'done',
    counts.ongoing > 0 ? PartyPopper : BadgeCheck,
    <LinkButton href="/deltagare">{t('empty.doneGo')}</LinkButton>,
  );
}
