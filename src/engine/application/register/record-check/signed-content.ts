/**
 * Whether what was signed is what still stands, for every signature that vouches for what counts now. Not here: the rule
 * for one signature (frame/signing.ts).
 */
import type { KeptRow } from '#domain/audit.ts';
import type { RecordFault } from '#domain/record-fault.ts';
import { listSignatures } from '../../../store/register/signatures.ts';
import type { ReadStore } from '../../../store/base/store.ts';
import { isPast, stateOf } from '../../frame/signing.ts';

/** One that is not genuine is told as that (log-seals.ts); what went with a disposal is not asked for. */
export const faultsInSignatures = async (
  store: ReadStore,
  rows: readonly KeptRow[],
): Promise<readonly RecordFault[]> => {
  const byPosition = new Map(rows.map((row) => [row.position, row]));
  const faults: RecordFault[] = [];
  for (const signature of await listSignatures(store)) {
    const { id, userId, logPosition: position } = signature;
    const row = byPosition.get(position);
    /* eslint-disable no-await-in-loop -- each is held against its own content as it was then */
    if (!row || row.emptied || (await stateOf(store, signature)) !== 'changed') continue;
    // What was taken up again since may have other evidence; what it says of the rest the log is held against.
    if (await isPast(store, signature)) continue;
    /* eslint-enable no-await-in-loop */
    const { participantIds } = row;
    faults.push({ position, fault: 'changedSinceSigned', what: 'signature', id, userId, participantIds });
  }
  return faults;
};
