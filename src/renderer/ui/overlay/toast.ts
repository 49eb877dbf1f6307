/**
 * Short messages that come and go: "Sparat" with "Ångra", or what went wrong. Callable from anywhere.
 * They are drawn by toast-region.tsx. Something the person must act on before going on is a Notice or a dialog.
 */
import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components';

export type ToastTone = 'saved' | 'info' | 'problem';

export type ToastContent = {
  readonly tone: ToastTone;
  readonly text: string;
  readonly detail?: string | undefined;
  /** Takes back what was just done. */
  readonly undo?: (() => unknown) | undefined;
  /** One other thing to do, such as opening what was made. */
  readonly action?: { readonly label: string; readonly onPress: () => unknown } | undefined;
};

export type ToastMore = Pick<ToastContent, 'detail' | 'undo' | 'action'> & {
  /** What went wrong, so that `settled` can take the message away once it goes well. */
  readonly about?: string;
};

/** How long each stays. Time stands still while the pointer or the focus is on a message. */
const secondsOf: Readonly<Record<ToastTone, number>> = { saved: 8, info: 10, problem: 60 };
const secondsWithChoice = 20;

/** Long enough for what was told on the way to another page to be of that page. */
const stillNew = 2000;

export const toastQueue = new ToastQueue<ToastContent>({ maxVisibleToasts: 3 });

type Shown = { readonly key: string; readonly about: string | undefined; readonly at: number };

/** A message may still be pressed while it goes away: what is done is taken back once. */
const once = (work: () => unknown): (() => unknown) => {
  let isDone = false;
  return () => {
    if (isDone) return undefined;
    isDone = true;
    return work();
  };
};

/** One message of each tone at a time: the next one tells what is true now, and nothing piles up over the page. */
const shown = new Map<ToastTone, Shown>();

const close = (tone: ToastTone): void => {
  const last = shown.get(tone);
  if (last) toastQueue.close(last.key);
  shown.delete(tone);
};

/** Nobody is there to be told. */
let isShut = false;

const show = (tone: ToastTone, text: string, { about, ...more }: ToastMore = {}): (() => void) => {
  if (isShut) return () => undefined;
  const hasChoice = Boolean(more.undo ?? more.action);
  const seconds = hasChoice ? Math.max(secondsOf[tone], secondsWithChoice) : secondsOf[tone];
  close(tone);
  // What failed before stands no longer beside what succeeded.
  if (tone === 'saved') close('problem');
  const key = toastQueue.add(
    { tone, text, ...more, ...(more.undo ? { undo: once(more.undo) } : {}) },
    { timeout: seconds * 1000 },
  );
  shown.set(tone, { key, about, at: Date.now() });
  return () => {
    toastQueue.close(key);
  };
};

/** Each of the first three returns a function that takes the message away. */
export const toast = {
  saved: (text: string, more?: ToastMore) => show('saved', text, more),
  info: (text: string, more?: ToastMore) => show('info', text, more),
  /** Goes when something was saved, when what it is `about` went well, when the page is left, or after a minute. */
  problem: (text: string, more?: ToastMore) => show('problem', text, more),
  /** It has gone well now. */
  settled: (about: string) => {
    if (shown.get('problem')?.about === about) close('problem');
  },
  /** Another page: what went wrong on the one before does not lie over it. "Ångra" stays. */
  leavePage: () => {
    if (Date.now() - (shown.get('problem')?.at ?? 0) > stillNew) close('problem');
  },
  /** Takes every message away when somebody leaves, and tells none of what they began, until `open`. */
  shut: () => {
    isShut = true;
    toastQueue.clear();
    shown.clear();
  },
  /** Somebody is there again. */
  open: () => {
    isShut = false;
  },
} as const;
