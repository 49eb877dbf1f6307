/** Whether others can check what was issued: the control page that they have, and what came since. */
import { controlPageDue, type ControlPageDue } from '#domain/control-page.ts';
import type { Instant } from '#domain/dates.ts';
import { countIssued } from '../../store/certificates/certificate-status.ts';
import { findLastSaved, readSince } from '../../store/certificates/control-page.ts';
import type { ReadStore } from '../../store/base/store.ts';

/** When the control page was last saved, and why it must be again. */
export const controlPageOutlook = async (
  store: ReadStore,
): Promise<{ readonly savedAt: Instant | null; readonly due: ControlPageDue | null }> => {
  const [issued, saved] = [await countIssued(store), await findLastSaved(store)];
  const savedAt = saved?.at ?? null;
  return { savedAt, due: controlPageDue(issued, savedAt, await readSince(store, saved?.position ?? 0)) };
};
