/**
 * Where a page was scrolled to when it was left. Whoever goes back to it, or up to the list that a page lies under, finds it
 * there, with the focus on what was opened; everywhere else a page begins at its top. Not here: filters and sorting, which
 * pages remember themselves (remembered.ts), and how many rows a list showed (calls/calls.ts).
 */
import { useLayoutEffect } from 'react';
import { history, toHref } from './navigation.ts';
import { recall, remember } from './remembered.ts';

/** What may scroll: the window in narrow windows, the middle in wide ones, and a table of many rows by itself. */
const scrolls = ['html', 'main', '.data-table-scroll[data-windowed=true]'] as const;

type Place = readonly number[];
const top: Place = scrolls.map(() => 0);

const placeNow = (): Place => scrolls.map((scroll) => document.querySelector(scroll)?.scrollTop ?? 0);

/** Whether all that scrolls has come so far; a list grows while its rows are read. */
const goToPlace = (place: Place): boolean => {
  for (const [index, scroll] of scrolls.entries()) {
    const element = document.querySelector(scroll);
    if (element) element.scrollTop = place[index] ?? 0;
  }
  return placeNow().every((now, index) => Math.abs(now - (place[index] ?? 0)) < 2);
};

const keyOf = (path: string): string => `place.${path}`;
let shown = history.location.pathname;
let arrival: { readonly place: Place; readonly from: string } = { place: top, from: '' };
let stopWaiting = (): void => undefined;

// Else the browser moves the window by itself, before the page is there.
window.history.scrollRestoration = 'manual';

history.subscribe(({ location, action }) => {
  const [from, to] = [shown, location.pathname];
  if (from === to) return;
  shown = to;
  remember(keyOf(from), placeNow());
  const isReturn = action.type === 'BACK' || action.type === 'FORWARD' || action.type === 'GO';
  const isUp = from.startsWith(`${to}/`);
  arrival = { place: isReturn || isUp ? (recall<Place>(keyOf(to)) ?? top) : top, from };
});

/** What one came back from, if it is a link of the page; the page's title has the focus only because nothing else had. */
const focusOn = (path: string): void => {
  const held = document.activeElement;
  if (held !== document.body && held?.tagName !== 'H1') return;
  const links = [...document.querySelectorAll<HTMLElement>('main a')];
  links.find((link) => link.getAttribute('href') === toHref(path))?.focus({ preventScroll: true });
};

/** How long a page may take to be as long as it was. */
const patience = 3000;

const arrive = (): void => {
  stopWaiting();
  const { place, from } = arrival;
  if (goToPlace(place)) {
    if (place !== top) window.setTimeout(() => focusOn(from)); // when the page has put its own focus
    return;
  }
  const stop = new AbortController();
  const observer = new ResizeObserver(() => {
    if (!goToPlace(place)) return;
    stop.abort();
    focusOn(from);
  });
  const page = document.querySelector('.app-page');
  if (page) observer.observe(page);
  stop.signal.addEventListener('abort', () => observer.disconnect());
  // Whoever scrolls by themselves is not moved.
  for (const event of ['wheel', 'pointerdown', 'keydown'])
    window.addEventListener(event, () => stop.abort(), { signal: stop.signal, capture: true });
  window.setTimeout(() => stop.abort(), patience);
  stopWaiting = () => stop.abort();
};

/** In the frame: brings the page of this path to its place once it is there. */
export const useScrollPlace = (path: string | undefined): void => {
  useLayoutEffect(arrive, [path]);
};
