/** Larger and smaller by keys and by the wheel. Not here: which keys (zoom-keys.ts), how far and keeping it (window.ts). */
import type { WebContents } from 'electron';
import { zoomStepOf, type ZoomStep } from './zoom-keys.ts';

const points: Readonly<Record<ZoomStep, number>> = { in: 10, out: -10, reset: 0 };

/** `zoomBy` takes percentage points; 0 goes back to 100 %. */
export const zoomByKeys = (page: WebContents, zoomBy: (points: number) => void): void => {
  page.on('before-input-event', (event, input) => {
    const step = zoomStepOf(input);
    if (!step) return;
    event.preventDefault();
    zoomBy(points[step]);
  });
  page.on('zoom-changed', (_event, direction) => {
    zoomBy(points[direction]);
  });
};
