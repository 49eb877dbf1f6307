/** One thing that waits, as the call gives it. Not here: its row (todo-row.tsx). */
import type { OutputOf } from '#contract/index.ts';

export type TodoItem = OutputOf<'todo.list'>['items'][number];
