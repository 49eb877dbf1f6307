/** The address of a held document or an attachment that this window may see. */
export const heldUrl = (kind: 'document' | 'attachment', id: string): string => `app://intyga/${kind}/${id}`;
