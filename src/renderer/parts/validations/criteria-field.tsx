/** Choosing criteria of a module in a form: boxes to tick, under the läranderesultat they belong to. */
import { useController, type Control, type FieldPathByValue, type FieldValues } from 'react-hook-form';
import { CheckboxGroup } from '../../ui/form/checkbox.tsx';
import { problemText } from '../../ui/form/form-errors.ts';
import { useFormLabel } from '../../ui/form/form-labels.ts';
import { Stack } from '../../ui/frame/layout.tsx';

type Outcome = {
  readonly id: string;
  readonly code: string;
  readonly text: string;
  readonly criteria: readonly { readonly id: string; readonly code: string; readonly text: string }[];
};

type CriteriaFieldProps<Typed extends FieldValues, Checked> = {
  readonly control: Control<Typed, unknown, Checked>;
  readonly name: FieldPathByValue<Typed, readonly string[]>;
  /** What the form's summary of errors calls it. */
  readonly label: string;
  readonly outcomes: readonly Outcome[];
  readonly isReadOnly?: boolean;
};

export function CriteriaField<Typed extends FieldValues, Checked>(props: CriteriaFieldProps<Typed, Checked>) {
  const { control, name, label, outcomes, isReadOnly } = props;
  const { field, fieldState } = useController({ control, name });
  useFormLabel(name, label);
  const message = fieldState.error?.message;
  const chosen: readonly string[] = field.value;
  return (
    <Stack gap="large">
      {outcomes.map((outcome, index) => {
        const own = outcome.criteria.map((criterion) => criterion.id);
        return (
          <CheckboxGroup
            key={outcome.id}
            label={`${outcome.code} ${outcome.text}`}
            isReadOnly={isReadOnly}
            error={index === 0 && message !== undefined ? problemText(message) : undefined}
            inputRef={index === 0 ? field.ref : undefined}
            options={outcome.criteria.map((criterion) => ({
              id: criterion.id,
              label: `${criterion.code} ${criterion.text}`,
            }))}
            value={own.filter((id) => chosen.includes(id))}
            onChange={(ticked) => {
              field.onChange([...chosen.filter((id) => !own.includes(id)), ...ticked]);
            }}
            onBlur={field.onBlur}
          />
        );
      })}
    </Stack>
  );
}
