/** Thrown where a document cannot be read; read-document.ts is where it ends. Not here: what is said of it. */
import type { WhyUnread } from '#domain/document-content.ts';

export class Unread extends Error {
  readonly why: WhyUnread;
  constructor(why: WhyUnread) {
    super(why);
    this.why = why;
  }
}

export const damaged = (): Unread => new Unread('damaged');
