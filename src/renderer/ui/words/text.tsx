/** Small pieces of text: names, dates, keys, hidden words. No boxes, no controls. */
import type { ReactNode } from 'react';
import { ProtectedBadge } from './badge.tsx';
import { formatDate, formatDateTime } from './format.ts';
import type { NamedPerson } from './person-text.ts';

/** A person's name, kept whole and in its own direction whatever stands around it. */
export function Name({ children }: { readonly children: string }) {
  return <bdi>{children}</bdi>;
}

/** A person where two could be of one name: the name, the year of birth in quieter figures, and whether it is protected. */
export function PersonName({ name, birthYear, isProtected = false }: NamedPerson) {
  return (
    <span className="person-name">
      <bdi>{name}</bdi>
      {birthYear === null ? null : (
        <>
          {'\u00a0'}
          <span className="muted">{birthYear}</span>
        </>
      )}
      {isProtected ? (
        <>
          {' '}
          <ProtectedBadge />
        </>
      ) : null}
    </span>
  );
}

/** '2026-11-24' shown as "24 nov 2026". */
export function DateText({ date }: { readonly date: string }) {
  return (
    <time dateTime={date} dir="auto">
      {formatDate(date)}
    </time>
  );
}

/** An instant shown as "24 nov 2026 kl. 14:05". */
export function DateTimeText({ at }: { readonly at: string }) {
  return (
    <time dateTime={at} dir="auto">
      {formatDateTime(at)}
    </time>
  );
}

/** Quieter words of lesser weight. */
export function Muted({ children }: { readonly children: ReactNode }) {
  return <span className="muted">{children}</span>;
}

/** A key, or keys pressed together: "Ctrl+K". */
export function Kbd({ children }: { readonly children: string }) {
  const keys = children.split('+');
  return (
    <span className="kbd-group">
      {keys.map((key) => (
        <kbd key={key} className="kbd">
          {key}
        </kbd>
      ))}
    </span>
  );
}

/** Words only for those who listen. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }) {
  return <span className="visually-hidden">{children}</span>;
}
