/** Nobody is signed in any more: nothing of whoever was stays in the window. The engine is told elsewhere. */
import { startOver } from '../calls/calls.ts';
import { toast } from '../ui/overlay/toast.ts';
import { goTo } from './navigation.ts';
import { forgetAll } from './remembered.ts';

export const leave = async (): Promise<void> => {
  forgetAll();
  toast.clear();
  goTo('/');
  await startOver(null);
};
