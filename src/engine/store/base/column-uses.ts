/** What a column of the register can hold. Not here: which column holds what (record-columns.ts). */
import type { Tables } from './tables.ts';

/**
 * `told`: as it lies, to whom the row is told, in an extract too. `bytes`: a file, given as one. `made`: from other
 * columns, for sorting and searching, and never handed on. `secret`: never leaves the register.
 */
export type ColumnUse = 'told' | 'bytes' | 'made' | 'secret';

export type ColumnUses = { readonly [T in keyof Tables]: { readonly [C in keyof Tables[T]]: ColumnUse } };
