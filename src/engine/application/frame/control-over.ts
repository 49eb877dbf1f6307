/**
 * What became of a round of control, told to who was controlling: also where they reach the validation no longer, for it
 * is in the assessor's hands again. Not here: the rule (domain/verification.ts).
 */
import type { ValidationId } from '#domain/ids.ts';
import { refuse } from '#domain/refusal.ts';
import { controlEnd } from '#domain/verification.ts';
import { findRound } from '../../store/validations/control.ts';
import type { ReadStore } from '../../store/base/store.ts';
import type { Refused } from './handler.ts';

type Asking = { readonly userId: Parameters<typeof findRound>[2]; readonly isVerifier: boolean };

/** Undefined where it goes on, or was never theirs. */
export const refuseControlOver = async (
  store: ReadStore,
  { userId, isVerifier }: Asking,
  ids: readonly string[],
): Promise<Refused | undefined> => {
  // Ids of other things are of no round.
  for (const id of ids) {
    // eslint-disable-next-line no-await-in-loop -- the few ids of what was refused
    const round = await findRound(store, id as ValidationId, userId);
    const how = round && (isVerifier || round.hasMarked) ? controlEnd({ ...round, isVerifier }) : null;
    if (!round || !how) continue;
    const { byName, at } = round.ending ?? { byName: '', at: null };
    return refuse({ kind: 'controlOver', how, byName, at });
  }
  return undefined;
};
