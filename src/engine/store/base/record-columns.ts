/** The columns of every table, and what each can hold. Not here: rules for whole tables (records.ts). */
import type { ColumnUses } from './column-uses.ts';
import { personColumns } from './person-columns.ts';
import { registerColumns } from './register-columns.ts';

export const recordColumns = { ...personColumns, ...registerColumns } as const satisfies ColumnUses;
