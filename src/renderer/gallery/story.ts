/** What a `*.gallery.tsx` file beside a component exports, so that the gallery can show it. Development only. */
import type { ReactNode } from 'react';

export type Story = {
  /** What the states show together. */
  readonly title: string;
  /** The name of each state, and what it looks like. */
  readonly states: Readonly<Record<string, () => ReactNode>>;
  /** Needs the whole window, so it is shown alone and only its first state. */
  readonly isWholeWindow?: boolean;
};
