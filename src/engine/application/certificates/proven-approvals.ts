/** Nothing is issued on an approval that is only a row. Not here: what proves one (frame/signature-list.ts). */
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import type { ReadStore } from '../../store/base/store.ts';
import type { Achievement } from '../../store/validations/achievements.ts';
import { listUnprovenApprovals } from '../frame/signature-list.ts';

/** Refuses `approvalNotProven`, for the first of them. */
export const areApprovalsProven = async (
  store: ReadStore,
  achievements: readonly Pick<Achievement, 'validationId' | 'module'>[],
): Promise<Decision<void>> => {
  const unproven = await listUnprovenApprovals(
    store,
    achievements.map(({ validationId }) => validationId),
  );
  const first = achievements.find(({ validationId }) => unproven.includes(validationId));
  return first ? refuse({ kind: 'approvalNotProven', module: first.module.title }) : accept(undefined);
};
