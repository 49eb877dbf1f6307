/** Going to a criterion from elsewhere on the page: it comes into view and its control has the focus. */
import type { CriterionId } from '#domain/ids.ts';

const prefix = 'criterion-';

export const criterionElementId = (id: CriterionId): string => `${prefix}${id}`;

export const focusCriterion = (id: CriterionId): void => {
  // After the view that holds it has been drawn.
  window.setTimeout(() => {
    const row = document.getElementById(criterionElementId(id));
    row?.scrollIntoView({ block: 'center' });
    const chosen = row?.querySelector<HTMLElement>('input:checked');
    (chosen ?? row?.querySelector<HTMLElement>('input, button'))?.focus();
  }, 50);
};

/** The criterion whose row has the focus somewhere within. */
export const focusedCriterionId = (): CriterionId | undefined => {
  const row = document.activeElement?.closest(`[id^="${prefix}"]`);
  return row ? (row.id.slice(prefix.length) as CriterionId) : undefined; // written by criterionElementId
};
