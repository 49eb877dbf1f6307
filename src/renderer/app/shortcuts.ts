/**
 * Keyboard shortcuts: a page names its own with `useShortcuts`; the frame lists all that are alive under "?".
 * Single letters, and Ctrl+Z, belong to the field while somebody types in one. Not here: what a key means (ui/frame/keys.ts).
 */
import { useEffect } from 'react';
import { externalValue } from '../external-value.ts';
import { keysOf } from '../ui/frame/keys.ts';

export type Shortcut = {
  /** As pressed: `n`, `?`, `Ctrl+K`, `Alt+1`, `Ctrl+Enter`. */
  readonly keys: string;
  /** What it does, in Swedish. */
  readonly does: string;
  readonly run: () => void;
};

type Group = { readonly title: string; readonly shortcuts: readonly Shortcut[] };

const groups = externalValue<readonly Group[]>([]);

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, input:not([type=radio]):not([type=checkbox]):not([type=button])'));

const belongsToField = (keys: string): boolean => !keys.includes('+') || keys === 'Ctrl+Z';

/** Messages that pass by are dialogs too, but not modal ones: nobody is in them. */
const isModal = (): boolean =>
  document.querySelector(':is([role=dialog], [role=alertdialog]):not([aria-modal=false])') !== null;

/** Begins listening; once, at start. Later groups win over earlier ones. */
export const listenToKeys = (): void => {
  document.addEventListener('keydown', (event) => {
    const keys = keysOf(event);
    if (keys === undefined || event.defaultPrevented || (isTyping(event.target) && belongsToField(keys)))
      return;
    const found = groups
      .get()
      .toReversed()
      .flatMap((group) => group.shortcuts)
      .find((shortcut) => shortcut.keys === keys);
    if (!found || (isModal() && keys !== 'Ctrl+K' && keys !== 'Ctrl+L')) return;
    // Held down, it saves once.
    if (event.repeat && keys.endsWith('Enter')) return;
    event.preventDefault();
    found.run();
  });
};

/** A page's shortcuts, alive while the page is shown. Memoise `shortcuts`. */
export const useShortcuts = (title: string, shortcuts: readonly Shortcut[]): void => {
  useEffect(() => {
    const group = { title, shortcuts };
    groups.put([...groups.get(), group]);
    return () => {
      groups.put(groups.get().filter((other) => other !== group));
    };
  }, [title, shortcuts]);
};

export const useAllShortcuts = groups.useValue;
