/**
 * Nothing typed is lost: `useAutosave` commits a text that belongs to the record a moment after the last key, and
 * `useDraft` keeps a half-filled form so that it is there again after a killed program. At most some four seconds
 * of typing are not yet kept.
 */
import i18next from 'i18next';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ask, call } from '../calls/bridge.ts';
import { toast } from '../ui/overlay/toast.ts';
import { useSettled } from './settled.ts';
import { beforeLeaving } from './unsaved.ts';

const wait = { pause: 1500, atLatest: 4000 };

/**
 * Runs `save` with the newest value a moment after the last change. `flush` runs it now, and is done when that, and what
 * was being saved already, is saved.
 */
const useSaving = <T>(
  save: (value: T) => Promise<unknown>,
): { change: (value: T) => void; flush: () => Promise<unknown> } => {
  const saving = useRef<Promise<unknown>>(Promise.resolve());
  const { change, now } = useSettled((value: T) => {
    saving.current = Promise.all([saving.current, save(value)]);
  }, wait);
  const flush = useCallback((): Promise<unknown> => {
    now();
    return saving.current;
  }, [now]);
  useEffect(() => {
    window.addEventListener('pagehide', now);
    const stay = beforeLeaving(flush);
    return () => {
      stay();
      window.removeEventListener('pagehide', now);
      now();
    };
  }, [now, flush]);
  return { change, flush };
};

export type AutosaveStatus = 'saved' | 'typing' | 'saving';

/**
 * A text of the record that saves itself. `saved` is what the record holds; a change from elsewhere shows when
 * nobody is typing. Call `flush` on blur.
 */
export const useAutosave = (saved: string, save: (text: string) => Promise<unknown>) => {
  const [typed, setTyped] = useState<string | null>(null);
  const [status, setStatus] = useState<AutosaveStatus>('saved');
  const { change, flush } = useSaving((text: string) => {
    setStatus('saving');
    return save(text).then(
      () => {
        setStatus('saved');
        setTyped((now) => (now === text ? null : now));
      },
      () => {
        setStatus('typing'); // the refusal is told by whoever saves; the text stays in the field
      },
    );
  });
  return {
    text: typed ?? saved,
    setText: (text: string) => {
      setTyped(text);
      setStatus('typing');
      change(text);
    },
    flush: (): void => void flush(),
    status,
  };
};

/** Messages about what was thrown away, by the draft's key, while it can be had back. */
const thrownAway = new Map<string, () => void>();

/**
 * Tells that what was typed under `key` was thrown away, with "Ångra" until something else is typed there: then it is kept
 * again, and `putBack` shows it where it was written.
 */
export const tellThrownAway = (key: string, typed: unknown, putBack: () => unknown): void => {
  const close = toast.saved(i18next.t('common:draft.thrownAway'), {
    undo: async () => {
      await ask('draft.keep', { key, body: JSON.stringify(typed) });
      putBack();
    },
  });
  thrownAway.set(key, close);
};

const forgetThrownAway = (key: string): void => {
  thrownAway.get(key)?.();
  thrownAway.delete(key);
};

/** A form's draft under a key of its own: what was kept, a way to keep more, and a way to drop it once saved. */
export const useDraft = <T>(key: string) => {
  const isDropped = useRef(false);
  const { change, flush } = useSaving((body: T) =>
    isDropped.current ? Promise.resolve() : ask('draft.keep', { key, body: JSON.stringify(body) }),
  );
  const read = useCallback(async (): Promise<T | undefined> => {
    const kept = await call('draft.get', { key });
    return kept === null ? undefined : (JSON.parse(kept.body) as T); // written by `keep` below under the same key
  }, [key]);
  const drop = useCallback(async (): Promise<void> => {
    isDropped.current = true;
    await ask('draft.keep', { key, body: null });
  }, [key]);
  const keep = useCallback(
    (body: T) => {
      isDropped.current = false;
      forgetThrownAway(key);
      change(body);
    },
    [change, key],
  );
  return { read, keep, flush, drop };
};
