/** A call that opens the register: on success the frame takes over, otherwise the trouble in words and how long to wait. */
import { useEffect, useState } from 'react';
import type { OutputOf, Refusal, Reply } from '#contract/index.ts';
import { comeBack } from '../../app/locking.ts';
import { Refused } from '../../calls/bridge.ts';
import { queryClient, startOver } from '../../calls/calls.ts';
import { refusalText } from '../../calls/refusal-text.ts';

type Session = OutputOf<'session.get'>;

const waitOf = (refusal: Refusal): number => ('waitSeconds' in refusal ? refusal.waitSeconds : 0);

/** Counts down to nought, a second at a time. */
const useCountdown = () => {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (left <= 0) return undefined;
    const timer = window.setTimeout(() => setLeft(left - 1), 1000);
    return () => window.clearTimeout(timer);
  }, [left]);
  return [left, setLeft] as const;
};

/** With `keepsPage` what the page has read stays until it is read again; otherwise nothing of before is left. */
export const useOpeningCall = ({ keepsPage = false } = {}) => {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [secondsLeft, wait] = useCountdown();
  /** True when it went through; `pin` is what whoever came in has just signed themselves in by. */
  const run = async (open: () => Promise<Reply<Session>>, pin: string | null = null): Promise<boolean> => {
    const reply = await open();
    if (!reply.ok) {
      setRefusal(reply.refusal);
      wait(waitOf(reply.refusal));
      return false;
    }
    setRefusal(null);
    if (keepsPage) await queryClient.invalidateQueries();
    else {
      const isRead = startOver(reply.value);
      if (reply.value) comeBack(reply.value.user.id, pin);
      await isRead;
    }
    return true;
  };
  // "Wait" is over when the waiting is.
  const isOver = refusal?.kind === 'waitBeforeTrying' && secondsLeft === 0;
  const trouble = refusal && !isOver ? refusalText(new Refused(refusal)) : null;
  return { run, trouble, kind: refusal?.kind, secondsLeft };
};
