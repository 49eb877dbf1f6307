/**
 * Nobody is at the page any more: nothing of whoever was stays on it, nor in its memory. The engine is told elsewhere.
 */
import { flushSync } from 'react-dom';
import { forgetRead } from '../calls/calls.ts';
import { dropLeavingRequest } from '../calls/leaving-request.ts';
import { putNobody } from '../calls/nobody-here.ts';
import { dropPinRequest } from '../calls/pin-request.ts';
import { clearSheets } from '../pdf/print-sheet.ts';
import { toast } from '../ui/overlay/toast.ts';
import { goTo } from './navigation.ts';
import { forgetAll } from './remembered.ts';

/** Before it comes back nothing of the person is on the page; it waits for nothing. */
export const emptyPage = (why: 'locked' | 'left'): void => {
  dropPinRequest();
  dropLeavingRequest();
  flushSync(() => {
    putNobody(why);
  });
  toast.shut();
  clearSheets();
  forgetAll();
  forgetRead();
  // What is read aloud stays in the page for some seconds.
  for (const said of document.querySelectorAll('[data-live-announcer] > *')) said.textContent = '';
};

export const leave = (): void => {
  emptyPage('left');
  goTo('/');
};
