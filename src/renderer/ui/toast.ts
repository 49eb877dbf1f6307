// Short messages that come and go: "Sparat" with "Ångra", or what went wrong. Callable from anywhere.
// They are drawn by toast-region.tsx. Something the person must act on before going on is a Notice or a dialog.
import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components';

export type ToastTone = 'saved' | 'info' | 'problem';

export interface ToastContent {
  readonly tone: ToastTone;
  readonly text: string;
  readonly detail?: string | undefined;
  /** Takes back what was just done. */
  readonly undo?: (() => unknown) | undefined;
  /** One other thing to do, such as opening what was made. */
  readonly action?: { readonly label: string; readonly onPress: () => unknown } | undefined;
}

export type ToastMore = Pick<ToastContent, 'detail' | 'undo' | 'action'>;

/** How long each stays. Time stands still while the pointer or the focus is on a message. null: until closed. */
const SECONDS: Readonly<Record<ToastTone, number | null>> = { saved: 8, info: 10, problem: null };
const SECONDS_WITH_CHOICE = 20;

export const toastQueue = new ToastQueue<ToastContent>({ maxVisibleToasts: 3 });

/** What was saved before needs no telling once the next thing is: one such message at a time. */
let lastSaved: string | undefined;

/** A message may still be pressed while it goes away: what is done is taken back once. */
function once(work: () => unknown): () => unknown {
  let isDone = false;
  return () => {
    if (isDone) return undefined;
    isDone = true;
    return work();
  };
}

function show(tone: ToastTone, text: string, more: ToastMore = {}): () => void {
  const hasChoice = Boolean(more.undo ?? more.action);
  const seconds = SECONDS[tone] !== null && hasChoice ? SECONDS_WITH_CHOICE : SECONDS[tone];
  if (tone === 'saved' && lastSaved !== undefined) toastQueue.close(lastSaved);
  const key = toastQueue.add(
    { tone, text, ...more, ...(more.undo ? { undo: once(more.undo) } : {}) },
    seconds === null ? {} : { timeout: seconds * 1000 },
  );
  if (tone === 'saved') lastSaved = key;
  return () => {
    toastQueue.close(key);
  };
}

/** Each returns a function that takes the message away. */
export const toast = {
  saved: (text: string, more?: ToastMore) => show('saved', text, more),
  info: (text: string, more?: ToastMore) => show('info', text, more),
  /** Stays until it is closed. */
  problem: (text: string, more?: ToastMore) => show('problem', text, more),
  /** Takes every message away, for example when somebody signs out. */
  clear: () => {
    toastQueue.clear();
  },
} as const;
