/** Draws only the rows in sight when a table is long. Short tables are drawn whole. */
import { useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

const windowFrom = 300;
const rowHeight = 53;

type RowWindow<Item> = {
  readonly isWindowed: boolean;
  readonly items: readonly { readonly index: number; readonly item: Item }[];
  /** Pixels of rows left out above and below. */
  readonly before: number;
  readonly after: number;
  readonly measure: (row: HTMLTableRowElement | null) => void;
};

export const useRowWindow = <Item extends { readonly key: string }>(
  rows: readonly Item[],
  scrollRef: RefObject<HTMLElement | null>,
): RowWindow<Item> => {
  const isWindowed = rows.length > windowFrom;
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: isWindowed,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
  });
  if (!isWindowed) {
    const items = rows.map((item, index) => ({ index, item }));
    return { isWindowed, items, before: 0, after: 0, measure: () => undefined };
  }
  const visible = virtualizer.getVirtualItems();
  const items = visible.flatMap(({ index }) => {
    const item = rows[index];
    return item ? [{ index, item }] : [];
  });
  return {
    isWindowed,
    items,
    before: visible[0]?.start ?? 0,
    after: virtualizer.getTotalSize() - (visible.at(-1)?.end ?? 0),
    measure: virtualizer.measureElement,
  };
};
