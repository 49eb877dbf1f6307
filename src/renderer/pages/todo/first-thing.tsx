/** The one thing to do first, larger than all else on the page. */
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { WaitingKind } from '#domain/todo.ts';
import { LinkButton } from '../../ui/words/link.tsx';
import { PersonName } from '../../ui/words/text.tsx';
import { Due, Stuck, Waited, personOfItem, placeOfItem } from './todo-row.tsx';
import type { TodoItem } from './todo-item.ts';
import './todo.css';

export function FirstThing({ item }: { readonly item: TodoItem & { readonly kind: WaitingKind } }) {
  const { t } = useTranslation('todo');
  return (
    <section className="first-thing" aria-labelledby="first-thing">
      <p className="first-thing-kind">{t(`first.${item.kind}`)}</p>
      <h2 id="first-thing" className="first-thing-title">
        <PersonName {...personOfItem(item)} /> · {item.moduleTitle}
      </h2>
      {item.detail === '' ? null : <p className="first-thing-detail pre-line">{item.detail}</p>}
      <p className="first-thing-facts">
        <Waited item={item} />
        <Due item={item} />
        <Stuck item={item} />
      </p>
      <div>
        <LinkButton href={placeOfItem(item)} variant="primary" icon={ArrowRight}>
          {t(`go.${item.kind}`)}
        </LinkButton>
      </div>
    </section>
  );
}
