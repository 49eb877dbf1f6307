/** A call that opens the register: on success the frame takes over, otherwise the trouble in words. */
import { useState } from 'react';
import type { OutputOf, Reply } from '#contract/index.ts';
import { Refused } from '../../bridge.ts';
import { queryClient, startOver } from '../../calls.ts';
import { refusalText, type RefusalText } from '../../refusal-text.ts';

type Session = OutputOf<'session.signIn'>;

/** With `keepsPage` what the page has read stays until it is read again; otherwise nothing of before is left. */
export const useOpeningCall = ({ keepsPage = false } = {}) => {
  const [trouble, setTrouble] = useState<RefusalText | null>(null);
  /** True when somebody is signed in now. */
  const run = async (open: () => Promise<Reply<Session>>): Promise<boolean> => {
    const reply = await open();
    if (!reply.ok) {
      setTrouble(refusalText(new Refused(reply.refusal)));
      return false;
    }
    setTrouble(null);
    if (keepsPage) await queryClient.invalidateQueries();
    else await startOver(reply.value);
    return true;
  };
  return { run, trouble };
};
