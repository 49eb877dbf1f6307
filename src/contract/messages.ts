/** What main and the engine say to each other, over `process.parentPort` or `process.send`. Types only. */
import type { Reply } from '#domain/refusal.ts';

/** What the window may fetch as bytes. */
export type HeldKind = 'document' | 'attachment' | 'picture';

export type ToEngine =
  | {
      readonly type: 'call';
      readonly id: number;
      /** The window it comes from: each window has its own seat. */
      readonly from: number;
      readonly name: string;
      readonly input: unknown;
      readonly path?: string | undefined;
      /** Six digits, for a call that signs. Beside the input, so that it is never where inputs are looked at. */
      readonly pin?: string | undefined;
    }
  | { readonly type: 'cancel'; readonly id: number }
  | {
      readonly type: 'bytes';
      readonly id: number;
      readonly from: number;
      readonly kind: HeldKind;
      readonly of: string;
    }
  | { readonly type: 'left'; readonly from: number }
  /** Of the process that reads files for the engine: what it said, or that it is gone. */
  | { readonly type: 'readerSaid'; readonly of: number; readonly said: unknown }
  | { readonly type: 'readerGone'; readonly of: number }
  | { readonly type: 'quit' };

export type FromEngine =
  | { readonly type: 'ready' }
  | { readonly type: 'reply'; readonly id: number; readonly reply: Reply<unknown> }
  | { readonly type: 'progress'; readonly id: number; readonly done: number; readonly of: number }
  | {
      readonly type: 'bytes';
      readonly id: number;
      readonly content?:
        { readonly bytes: Uint8Array; readonly mediaType: string; readonly fileName: string } | undefined;
    }
  /** Of the process that reads files for the engine, which in a utility process cannot start one: numbered from 1. */
  | { readonly type: 'startReader'; readonly of: number }
  | { readonly type: 'tellReader'; readonly of: number; readonly what: unknown }
  | { readonly type: 'endReader'; readonly of: number }
  | { readonly type: 'bye' };
