// Moves the focus when the page has been drawn again, because what had it was moved or went away.
import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';

/** The first of these that is there. */
export const focusSoon = (...ids: readonly string[]): void => {
  window.setTimeout(() => {
    ids
      .map((id) => document.getElementById(id))
      .find((found) => found !== null)
      ?.focus();
  });
};

/** A field by its name in the form. */
export const focusFieldSoon = <Typed extends FieldValues, Checked>(
  form: Pick<UseFormReturn<Typed, unknown, Checked>, 'setFocus'>,
  name: FieldPath<Typed>,
): void => {
  window.setTimeout(() => form.setFocus(name));
};
