/** One thing to do, as a row that leads to its place. */
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TodoKind } from '#domain/todo.ts';
import { Badge } from '../../ui/words/badge.tsx';
import { formatDateTime } from '../../ui/words/format.ts';
import { Link } from '../../ui/words/link.tsx';
import type { NamedPerson } from '../../ui/words/person-text.ts';
import { DateText, Muted, PersonName } from '../../ui/words/text.tsx';
import type { TodoItem } from './todo-item.ts';
import './todo.css';

const placeByKind: Readonly<Partial<Record<TodoKind, (item: TodoItem) => string>>> = {
  toControl: (item) => `/granskning/${item.validationId ?? ''}`,
  controlOver: (item) => `/granskning/${item.validationId ?? ''}`,
  toIssue: (item) => `/intyg/nytt/${item.participantId ?? ''}`,
};

export const personOfItem = (item: TodoItem): NamedPerson => ({
  name: item.participantName,
  birthYear: item.birthYear,
  isProtected: item.hasProtectedIdentity,
});

/** Where a thing is done: the validation, unless its kind has a place of its own. */
export const placeOfItem = (item: TodoItem): string =>
  placeByKind[item.kind]?.(item) ?? `/valideringar/${item.validationId ?? ''}`;

/** What its days count, where they are not days of waiting: the key of the words. */
const daysWords: Readonly<Partial<Record<TodoKind, 'overdue' | 'idle'>>> = {
  planStepDue: 'overdue',
  stuck: 'idle',
};

/** How long it has waited, as a sentence. */
export function Waited({ item }: { readonly item: TodoItem }) {
  const { t } = useTranslation('todo');
  return <span>{t(daysWords[item.kind] ?? 'waited', { count: item.days })}</span>;
}

export function Due({ item }: { readonly item: TodoItem }) {
  const { t } = useTranslation('todo');
  return item.dueOn === null ? null : (
    <span>
      {t('due')} <DateText date={item.dueOn} />
    </span>
  );
}

/** Kinds that stand still because somebody else has not come to them. */
const awaited: readonly TodoKind[] = ['toControl', 'lateControl', 'awaitingOther', 'toIssue'];

const stuckWord = ({ kind, dueOn }: TodoItem) => {
  if (dueOn !== null) return 'late';
  return awaited.includes(kind) ? 'waitedLong' : 'stuck';
};

export function Stuck({ item }: { readonly item: TodoItem }) {
  const { t } = useTranslation('todo');
  return item.isStuck ? (
    <Badge tone="warning" icon={TriangleAlert}>
      {t(stuckWord(item))}
    </Badge>
  ) : null;
}

export function TodoRow({ item }: { readonly item: TodoItem }) {
  const { t } = useTranslation('todo');
  return (
    <li className="todo-row">
      <div className="todo-words">
        <p>
          <Link href={placeOfItem(item)}>
            <PersonName {...personOfItem(item)} />
          </Link>{' '}
          · {item.moduleTitle}
        </p>
        {item.detail === '' ? null : (
          <p className="pre-line">
            <Muted>{item.detail}</Muted>
          </p>
        )}
        {item.end ? (
          <p>
            {t(`over.${item.end.how}`, {
              name: item.end.byName,
              at: item.end.at && formatDateTime(item.end.at),
            })}
          </p>
        ) : null}
      </div>
      <p className="todo-end">
        <Stuck item={item} />
        <Due item={item} />
        <span className="todo-days">{t('days', { count: item.days })}</span>
      </p>
    </li>
  );
}
