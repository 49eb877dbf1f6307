/** The address of a held document, an attachment or a picture that this window may see. */
import type { HeldKind } from '#contract/messages.ts';

export const heldUrl = (kind: HeldKind, id: string): string => `app://intyga/${kind}/${id}`;
