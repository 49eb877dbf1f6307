/**
 * Locks the screen: what was typed is kept, the engine lets go of whoever was signed in, and nothing of them is left in
 * the window. The same person comes back to the same page. Also: when nobody has been at the keys for a while. Not here:
 * the locked screen (pages/opening/locked.tsx).
 */
import { useEffect } from 'react';
import type { UserId } from '#domain/ids.ts';
import { ask } from '../calls/bridge.ts';
import { queryClient, startOver } from '../calls/calls.ts';
import { dropLeavingRequest } from '../calls/leaving-request.ts';
import { dropPinRequest, keptPin } from '../calls/pin-request.ts';
import { currentRun } from '../parts/batches/batch-run.ts';
import { toast } from '../ui/overlay/toast.ts';
import { finishAll } from '../writing/unsaved.ts';
import { goTo } from './navigation.ts';
import { forgetAll } from './remembered.ts';
import type { Session } from './session.ts';

/** Who was here when the screen was locked. The address stays meanwhile: it holds ids only. */
let left: UserId | null = null;
let isLocking = false;

export const lockNow = async (): Promise<void> => {
  const session = queryClient.getQueryData<Session>(['session.get', {}]);
  if (!session || isLocking) return;
  isLocking = true;
  try {
    left = session.user.id;
    const wasAsking = dropPinRequest();
    dropLeavingRequest();
    await finishAll();
    // Certificates that are being issued go on behind the locked screen.
    const run = wasAsking ? null : currentRun();
    if (run) keptPin.putBehind(true);
    else keptPin.forget();
    await ask('session.lock', { batchId: run?.id ?? null });
    forgetAll();
    toast.clear();
    await startOver(null);
    // What is read aloud stays in the page for some seconds.
    for (const said of document.querySelectorAll('[data-live-announcer] > *')) said.textContent = '';
  } finally {
    isLocking = false;
  }
};

/** The person who was here when the screen was locked finds their page; anybody else begins at their own start. */
export const comeBack = (userId: UserId): void => {
  if (left === userId) keptPin.putBehind(false);
  else goTo('/');
  left = null;
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
