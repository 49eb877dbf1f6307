/** What the list of validations is narrowed by. Other places open the list with a filter of theirs. */
import type { ModuleVersionId, UserId, WorkshopId } from '#domain/ids.ts';
import type { ValidationState } from '#domain/validation-state.ts';

export type ValidationFilter = {
  readonly search: string;
  readonly workshopId: WorkshopId | null;
  readonly moduleVersionId: ModuleVersionId | null;
  readonly state: ValidationState | null;
  readonly assessorId: UserId | null;
};

export const everyValidation: ValidationFilter = {
  search: '',
  workshopId: null,
  moduleVersionId: null,
  state: null,
  assessorId: null,
};
