/**
 * When the control page must be saved anew: what was saved knows only what counted then. Not here: the page itself
 * (engine/vault/control-page.ts), and what it answers (seal.ts).
 */
import type { Instant } from './dates.ts';

/** What has happened since the page was last saved, or ever when it never was. */
export type SinceSaved = {
  readonly replaced: number;
  readonly revoked: number;
  /** What the key in use signs, the saved page calls an unknown issuer's. */
  readonly hasNewKey: boolean;
};

export type ControlPageDue =
  | { readonly kind: 'neverSaved'; readonly issued: number }
  | ({ readonly kind: 'outdated'; readonly savedAt: Instant } & SinceSaved);

/** `issued`: numbers given, of all times. Null where the page that others have answers rightly, or nobody needs one. */
export const controlPageDue = (
  issued: number,
  savedAt: Instant | null,
  since: SinceSaved,
): ControlPageDue | null => {
  if (savedAt === null) return issued > 0 ? { kind: 'neverSaved', issued } : null;
  const isOutdated = since.replaced > 0 || since.revoked > 0 || since.hasNewKey;
  return isOutdated ? { kind: 'outdated', savedAt, ...since } : null;
};
