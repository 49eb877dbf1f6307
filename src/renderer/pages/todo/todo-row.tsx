/** One thing to do, as a row that leads to its place. */
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TodoKind } from '#domain/todo.ts';
import { Badge } from '../../ui/badge.tsx';
import { Link } from '../../ui/link.tsx';
import { DateText, Muted, Name } from '../../ui/text.tsx';
import type { TodoItem } from './todo-page.tsx';
import './todo.css';

const placeByKind: Readonly<Partial<Record<TodoKind, (item: TodoItem) => string>>> = {
  toControl: (item) => `/granskning/${item.validationId ?? ''}`,
  toIssue: (item) => `/intyg/nytt/${item.participantId ?? ''}`,
};

/** Where a thing is done: the validation, unless its kind has a place of its own. */
export const placeOfItem = (item: TodoItem): string =>
  placeByKind[item.kind]?.(item) ?? `/valideringar/${item.validationId ?? ''}`;

export function Stuck({ item }: { readonly item: TodoItem }) {
  const { t } = useTranslation('todo');
  return item.isStuck ? (
    <Badge tone="warning" icon={TriangleAlert}>
      {t(item.dueOn === null ? 'stuck' : 'late')}
    </Badge>
  ) : null;
}

export function TodoRow({ item }: { readonly item: TodoItem }) {
  const { t } = useTranslation('todo');
  return (
    <li className="todo-row">
      <div className="todo-words">
        <Link href={placeOfItem(item)}>
          <Name>{item.participantName}</Name>
        </Link>{' '}
        <span>{item.moduleTitle}</span> {item.detail === '' ? null : <Muted>{item.detail}</Muted>}
      </div>
      <Stuck item={item} />
      <span className="todo-days">
        {item.dueOn === null ? t('days', { count: item.days }) : <DateText date={item.dueOn} />}
      </span>
    </li>
  );
}
