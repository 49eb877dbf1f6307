/** "Att göra": what waits for the signed-in person, the most urgent first and biggest, one click from its place. */
import { UserPlus, Zap } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '#domain/dates.ts';
import { isWaiting, todoKinds } from '#domain/todo.ts';
import { goTo } from '../../app/navigation.ts';
import { useMay, useSession } from '../../app/session.ts';
import { useShortcuts } from '../../app/shortcuts.ts';
import { useToday } from '../../app/today.ts';
import { useNeeded } from '../../calls/calls.ts';
import { Card } from '../../ui/frame/card.tsx';
import { Stack } from '../../ui/frame/layout.tsx';
import { LinkButton } from '../../ui/words/link.tsx';
import { PageHeader } from '../../ui/frame/page-header.tsx';
import { Muted } from '../../ui/words/text.tsx';
import { EnrolLackNotice } from '../../parts/participants/enrol-lack.tsx';
import { FiguresCard } from '../../parts/participants/figures-card.tsx';
import { WaitingBatches } from '../../parts/batches/waiting-batches.tsx';
import { ControlPageDueNotice } from '../../parts/certificates/control-page-due.tsx';
import { ControlLackNotice } from './control-lack.tsx';
import { FirstThing } from './first-thing.tsx';
import { NothingWaits } from './nothing-waits.tsx';
import { TodoRow } from './todo-row.tsx';

const dayInWords = new Intl.DateTimeFormat('sv', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});
const inWords = (date: PlainDate): string => dayInWords.format(new Date(`${date}T00:00:00Z`));

export function TodoPage() {
  const { t } = useTranslation('todo');
  const { user } = useSession();
  const today = useToday();
  const todo = useNeeded('todo.list', {});
  const { items, counts, lacks, control, controlPage } = todo;
  const isAssessor = useMay(['assessor']);
  const mayEnrol = useMay(['assessor', 'coordinator', 'administrator']) && lacks === null;
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
  const urgent = items.filter(isWaiting);
  const [first, ...rest] = urgent;
  const waiting = urgent.length + (controlPage ? 1 : 0);
  const groups = todoKinds
    .map((kind) => ({
      kind,
      items: (isWaiting({ kind }) ? rest : items).filter((item) => item.kind === kind),
    }))
    .filter((group) => group.items.length > 0);

  return (
    <Stack gap="large">
      <PageHeader
        overline={inWords(today)}
        title={t('hello', { name: user.name.split(' ')[0] })}
        subtitle={waiting === 0 ? t('nothingWaits') : t('waits', { count: waiting })}
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
      {lacks === 'workshop' ? <EnrolLackNotice lacks={lacks} /> : null}
      {counts.publishedModules > 0 ? <ControlLackNotice control={control} /> : null}
      <WaitingBatches />
      {controlPage ? <ControlPageDueNotice due={controlPage} /> : null}
      {first ? <FirstThing item={first} /> : <NothingWaits todo={todo} />}
      {lacks === 'persons' ? <FiguresCard /> : null}
      <Stack>
        {groups.some(({ items: things }) => things.length > 1) ? (
          <p>
            <Muted>{t('order')}</Muted>
          </p>
        ) : null}
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
    </Stack>
  );
}
