/** A sheet that holds one matter together, with a heading of its own. */
import type { ReactNode } from 'react';
import { useId } from 'react';
import { classes } from './given.ts';

export type CardProps = {
  readonly title?: ReactNode;
  /** A short mark before the title: "L1". */
  readonly mark?: string | undefined;
  /** Small things to do with the whole card, at the end of its heading. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** 2 directly under the page's title, 3 inside another card. */
  readonly level?: 2 | 3 | undefined;
  /** A line between heading and content. */
  readonly isRuled?: boolean | undefined;
  readonly className?: string | undefined;
  readonly id?: string | undefined;
};

export function Card({ title, mark, actions, children, level = 2, isRuled, className, id }: CardProps) {
  const titleId = useId();
  const Heading = `h${String(level)}` as 'h2' | 'h3';
  return (
    <section
      className={classes('card', className)}
      {...(id === undefined ? {} : { id })}
      {...(title === undefined ? {} : { 'aria-labelledby': titleId })}
    >
      {title === undefined ? null : (
        <header className={classes('card-header', isRuled && 'card-header-ruled')}>
          {mark === undefined ? null : <span className="card-mark">{mark}</span>}
          <Heading id={titleId} className="card-title">
            {title}
          </Heading>
          {actions === undefined ? null : <div className="card-actions">{actions}</div>}
        </header>
      )}
      {children}
    </section>
  );
}
