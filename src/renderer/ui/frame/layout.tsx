/** How things stand beside and below one another, so that pages need little CSS of their own. No look of its own. */
import type { ReactNode } from 'react';
import { classes } from './given.ts';

type Gap = 'small' | 'normal' | 'large';

type LayoutProps = {
  readonly children: ReactNode;
  readonly gap?: Gap | undefined;
  readonly className?: string | undefined;
};

/** One below the other. */
export function Stack({ children, gap = 'normal', className }: LayoutProps) {
  return (
    <div className={classes('stack', className)} data-gap={gap}>
      {children}
    </div>
  );
}

export type RowProps = LayoutProps & {
  readonly align?: 'start' | 'center' | 'end' | 'baseline' | undefined;
  readonly justify?: 'start' | 'between' | 'end' | undefined;
};

/** Side by side, turning over to a new line when there is no room. */
export function Row({ children, gap = 'normal', align = 'center', justify = 'start', className }: RowProps) {
  return (
    <div className={classes('row', className)} data-gap={gap} data-align={align} data-justify={justify}>
      {children}
    </div>
  );
}

/** As many equal columns as fit. For fields that belong together, and for small cards. */
export function Columns({ children, gap = 'normal', className }: LayoutProps) {
  return (
    <div className={classes('columns', className)} data-gap={gap}>
      {children}
    </div>
  );
}

export type WithAsideProps = {
  readonly children: ReactNode;
  readonly aside: ReactNode;
  /** start: a list to choose from; end: facts about what is shown. */
  readonly side?: 'start' | 'end' | undefined;
};

/** A main part and a narrow one beside it; below each other in narrow windows. */
export function WithAside({ children, aside, side = 'end' }: WithAsideProps) {
  return (
    <div className="with-aside" data-side={side}>
      <div className="with-aside-main">{children}</div>
      <div className="with-aside-narrow">{aside}</div>
    </div>
  );
}

/** Buttons at the end of a form or a card, the main one first. At the end of a form in a dialog they are its foot. */
export function Actions({ children }: { readonly children: ReactNode }) {
  return <div className="actions">{children}</div>;
}

export type Fact = {
  readonly term: ReactNode;
  readonly value: ReactNode;
};

export type FactListProps = {
  readonly facts: readonly Fact[];
  /** figures: numbers at the end of the line; words: term above or beside its text. */
  readonly kind?: 'figures' | 'words' | undefined;
};

/** Names and their values. */
export function FactList({ facts, kind = 'words' }: FactListProps) {
  return (
    <dl className="facts" data-kind={kind}>
      {facts.map(({ term, value }, index) => (
        <div key={index} className="fact">
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
