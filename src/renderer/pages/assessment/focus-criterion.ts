/** Going to a criterion from elsewhere on the page: it comes into view and its control has the focus. */
import type { CriterionId } from '#domain/ids.ts';

export const criterionElementId = (id: CriterionId): string => `criterion-${id}`;

export const focusCriterion = (id: CriterionId): void => {
  // After the view that holds it has been drawn.
  window.setTimeout(() => {
    const row = document.getElementById(criterionElementId(id));
    row?.scrollIntoView({ block: 'center' });
    row?.querySelector<HTMLElement>('input, button')?.focus();
  }, 50);
};
