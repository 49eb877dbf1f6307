/** Refusals that belong to fields of a form, shown there. Not here: the words (refusals.json, ui.json), nor the form's own checks. */
import i18next from 'i18next';
import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import type { Refusal } from '#contract/index.ts';
import type { Refused } from './bridge.ts';
import { refusalText } from './refusal-text.ts';
import { knownProblemText } from '../ui/form/form-errors.ts';

/** Which field a kind of refusal belongs to. */
type Places<Typed extends FieldValues> = Partial<Record<Refusal['kind'], FieldPath<Typed>>>;

/**
 * For a command's `refused`: true when every part of the refusal now stands at a field, with the first one in focus.
 * What the engine found wrong in the input finds its field by itself; `places` names the fields of other refusals.
 */
export const atFields =
  <Typed extends FieldValues, Checked>(
    form: UseFormReturn<Typed, unknown, Checked>,
    places: Places<Typed> = {},
  ) =>
  (refused: Refused): boolean => {
    const found = problemsOf(refused, places);
    // A field that the form does not have has nowhere to show its words.
    if (found.length === 0 || found.some(({ name }) => form.getValues(name) === undefined)) return false;
    for (const { name, message } of found) form.setError(name, { message });
    const [first] = found;
    if (first) form.setFocus(first.name);
    return true;
  };

type Found<Typed extends FieldValues> = { readonly name: FieldPath<Typed>; readonly message: string };

const problemsOf = <Typed extends FieldValues>(
  refused: Refused,
  places: Places<Typed>,
): readonly Found<Typed>[] => {
  const { refusal } = refused;
  if (refusal.kind === 'invalidInput')
    return refusal.problems.map(({ path, message }) => ({
      name: path as FieldPath<Typed>, // held against the form's values before it is used
      message: knownProblemText(message) ?? i18next.t('validation.invalid', { ns: 'ui' }),
    }));
  const name = places[refusal.kind];
  if (name === undefined) return [];
  const { title, help } = refusalText(refused);
  return [{ name, message: `${title}. ${help}` }];
};
