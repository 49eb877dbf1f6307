/**
 * How large a picture or page is shown, and which part of it: steps, the point that stays where it is, and dragging.
 * Not here: what is shown (picture-view.tsx, file-viewer.tsx).
 */
import { useCallback, useLayoutEffect, useRef, useState, type PointerEvent, type WheelEvent } from 'react';

/** `fit`: as large as there is room for. */
export type Zoom = 'fit' | number;

const steps = [0.1, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4, 6] as const;

const nextZoom = (scale: number, direction: 1 | -1): number =>
  direction === 1
    ? (steps.find((step) => step > scale * 1.01) ?? steps[steps.length - 1] ?? scale)
    : (steps.findLast((step) => step < scale * 0.99) ?? steps[0]);

type Kept = { readonly x: number; readonly y: number; readonly atX: number; readonly atY: number };

/** `scaleOf` says how large what is in the frame is shown now; 1 is 100 %. */
export const useZooming = (scaleOf: (frame: HTMLElement) => number) => {
  const frame = useRef<HTMLDivElement>(null);
  const kept = useRef<Kept | null>(null);
  const dragged = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const [zoom, setZoom] = useState<Zoom>('fit');

  /** The point under the pointer, or the middle, stays where it is. */
  const zoomTo = useCallback((next: Zoom, at?: { readonly clientX: number; readonly clientY: number }) => {
    const held = frame.current;
    if (held) {
      const box = held.getBoundingClientRect();
      const atX = at ? at.clientX - box.left : held.clientWidth / 2;
      const atY = at ? at.clientY - box.top : held.clientHeight / 2;
      kept.current = {
        atX,
        atY,
        x: (held.scrollLeft + atX) / held.scrollWidth,
        y: (held.scrollTop + atY) / held.scrollHeight,
      };
    }
    setZoom(next);
  }, []);

  useLayoutEffect(() => {
    const held = frame.current;
    if (!held || !kept.current) return;
    const { x, y, atX, atY } = kept.current;
    held.scrollLeft = x * held.scrollWidth - atX;
    held.scrollTop = y * held.scrollHeight - atY;
    kept.current = null;
  }, [zoom]);

  const step = useCallback(
    (direction: 1 | -1, at?: { readonly clientX: number; readonly clientY: number }) => {
      if (frame.current) zoomTo(nextZoom(scaleOf(frame.current), direction), at);
    },
    [scaleOf, zoomTo],
  );

  /** True where there was more to see that way. */
  const pan = useCallback((x: number, y: number): boolean => {
    const held = frame.current;
    const hasMore =
      held !== null &&
      (x === 0 || held.scrollWidth > held.clientWidth + 1) &&
      (y === 0 || held.scrollHeight > held.clientHeight + 1);
    if (hasMore) held.scrollBy(x, y);
    return hasMore;
  }, []);

  return {
    frame,
    zoom,
    zoomTo,
    step,
    pan,
    onWheel: (event: WheelEvent) => step(event.deltaY < 0 ? 1 : -1, event),
    onDoubleClick: (event: { readonly clientX: number; readonly clientY: number }) =>
      zoomTo(zoom === 'fit' ? 1 : 'fit', event),
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      dragged.current = { x: event.clientX, y: event.clientY };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent) => {
      if (!dragged.current) return;
      frame.current?.scrollBy(dragged.current.x - event.clientX, dragged.current.y - event.clientY);
      dragged.current = { x: event.clientX, y: event.clientY };
    },
    onPointerUp: () => {
      dragged.current = null;
    },
  };
};
