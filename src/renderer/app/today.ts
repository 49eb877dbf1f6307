/** Today's date for the page, as the computer says. The engine has its own clock and decides. */
import { useSyncExternalStore } from 'react';
import { swedishDay, type Instant, type PlainDate } from '#domain/dates.ts';

const now = (): PlainDate => swedishDay(new Date().toISOString() as Instant);

/** Follows along past midnight. */
export const useToday = (): PlainDate =>
  useSyncExternalStore((listener) => {
    const timer = window.setInterval(listener, 60_000);
    return () => window.clearInterval(timer);
  }, now);
