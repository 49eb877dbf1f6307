/** The states of a validation. Not here: the steps between them (validation.ts). */

export const validationStates = [
  'planned',
  'ongoing',
  'submitted',
  'returned',
  'approved',
  'certified',
  'endedEarly',
] as const;
export type ValidationState = (typeof validationStates)[number];
