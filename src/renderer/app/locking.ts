/**
 * Locks the screen: at once nothing of whoever was signed in is left in the window; what was typed is sent to be kept, and
 * then the engine lets go of them, each waited for by nothing on the screen. The same person comes back to the same page.
 * Also: when nobody has been at the keys for a while. Not here: the locked screen (pages/opening/locked.tsx).
 */
import { useEffect } from 'react';
import type { UserId } from '#domain/ids.ts';
import { ask } from '../calls/bridge.ts';
import { queryClient } from '../calls/calls.ts';
import { putNobody, whyNobody } from '../calls/nobody-here.ts';
import { dropPinRequest, keptPin } from '../calls/pin-request.ts';
import { currentRun } from '../parts/batches/batch-run.ts';
import { toast } from '../ui/overlay/toast.ts';
import { finishAll } from '../writing/unsaved.ts';
import { emptyPage } from './leaving.ts';
import { goTo } from './navigation.ts';
import type { Session } from './session.ts';

/** Who was here when the screen was locked. The address stays meanwhile: it holds ids only. */
let left: UserId | null = null;

export const lockNow = async (): Promise<void> => {
  if (whyNobody()) return;
  left = queryClient.getQueryData<Session>(['session.get', {}])?.user.id ?? null;
  const wasAsking = dropPinRequest();
  // Certificates that are being issued go on behind the locked screen.
  const run = wasAsking ? null : currentRun();
  // What was typed is sent before the engine hears of the lock, so that it still counts as theirs.
  void finishAll();
  emptyPage('locked');
  await nextTask();
  const isLocked = ask('session.lock', { batchId: run?.id ?? null });
  keptPin.forget(); // from here on the engine knows what may go on
  await isLocked;
};

/** By then each saving that was begun has been sent. */
const nextTask = (): Promise<void> => new Promise((resolve) => window.setTimeout(resolve));

/**
 * The person who was here when the screen was locked finds their page, and with their PIN goes on with what they signed;
 * anybody else begins at their own start.
 */
export const comeBack = (userId: UserId, pin: string | null): void => {
  if (left !== userId) goTo('/');
  else if (pin !== null && currentRun()) keptPin.keep(pin);
  left = null;
  toast.open();
  putNobody(null);
};

const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'focus'] as const;

/** Locks after so many minutes without a key or a pointer that moves. */
export const useAutoLock = (minutes: number): void => {
  useEffect(() => {
    let timer = 0;
    const again = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void lockNow(), minutes * 60_000);
    };
    again();
    for (const sign of signs) window.addEventListener(sign, again, { passive: true, capture: true });
    return () => {
      window.clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, again, { capture: true });
    };
  }, [minutes]);
};
