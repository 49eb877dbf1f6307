/**
 * The fields again, tied to a form: <Field.Text control={form.control} name="title" label="Titel" />.
 * The fields themselves know nothing of forms and lie in files of their own.
 */
import type { Control, FieldPath, FieldPathByValue, FieldValues } from 'react-hook-form';
import { useController } from 'react-hook-form';
import type { CheckboxFieldProps, CheckboxGroupProps } from './checkbox.tsx';
import { CheckboxField, CheckboxGroup } from './checkbox.tsx';
import type { ComboBoxProps } from './combo-box.tsx';
import { ComboBox } from './combo-box.tsx';
import type { DateFieldProps } from './date-field.tsx';
import { DateField } from './date-field.tsx';
import { problemText } from './form-errors.ts';
import { useFormLabel } from './form-labels.ts';
import { longestIn } from './form-limits.ts';
import type { NumberFieldProps } from './number-field.tsx';
import { NumberField } from './number-field.tsx';
import type { RadioGroupProps } from './radio-group.tsx';
import { RadioGroup } from './radio-group.tsx';
import type { SegmentedChoiceProps } from './segmented-choice.tsx';
import { SegmentedChoice } from './segmented-choice.tsx';
import type { SelectProps } from './select.tsx';
import { Select } from './select.tsx';
import type { SwitchProps } from './switch.tsx';
import { Switch } from './switch.tsx';
import type { PasswordFieldProps, TextAreaProps, TextFieldProps } from './text-field.tsx';
import { PasswordField, TextArea, TextField } from './text-field.tsx';

/** What the form provides, and a page therefore does not. */
type Provided =
  | 'value'
  | 'defaultValue'
  | 'isSelected'
  | 'onBlur'
  | 'error'
  | 'inputRef'
  | 'buttonRef'
  | 'name'
  | 'maxLength';

/** A field's own properties, with onChange only telling that the value has changed. */
type Bound<Props, Typed extends FieldValues, Value, Checked> = Omit<Props, Provided | 'onChange'> & {
  readonly control: Control<Typed, unknown, Checked>;
  readonly name: FieldPathByValue<Typed, Value>;
};

const useBound = <Typed extends FieldValues, Checked>(
  control: Control<Typed, unknown, Checked>,
  name: FieldPath<Typed>,
  label: string,
) => {
  const { field, fieldState } = useController({ control, name });
  useFormLabel(name, label);
  const message = fieldState.error?.message;
  const error = message === undefined || message === '' ? undefined : problemText(message);
  return {
    value: field.value as unknown,
    rest: { name, onChange: field.onChange, onBlur: field.onBlur, error },
    ref: field.ref,
  };
};

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

function BoundText<V extends FieldValues, C>(props: Bound<TextFieldProps, V, string | null | undefined, C>) {
  const { control, name, ...field } = props;
  const { value, rest, ref } = useBound(control, name, field.label);
  const maxLength = longestIn(control, name);
  return <TextField {...field} {...rest} value={asText(value)} inputRef={ref} maxLength={maxLength} />;
}

function BoundTextArea<V extends FieldValues, C>(
  props: Bound<TextAreaProps, V, string | null | undefined, C>,
) {
  const { control, name, ...field } = props;
  const { value, rest, ref } = useBound(control, name, field.label);
  const maxLength = longestIn(control, name);
  return <TextArea {...field} {...rest} value={asText(value)} inputRef={ref} maxLength={maxLength} />;
}

function BoundPassword<V extends FieldValues, C>(props: Bound<PasswordFieldProps, V, string, C>) {
  const { control, name, ...field } = props;
  const { value, rest, ref } = useBound(control, name, field.label);
  return <PasswordField {...field} {...rest} value={asText(value)} inputRef={ref} />;
}

function BoundDate<V extends FieldValues, C>(props: Bound<DateFieldProps, V, string | null | undefined, C>) {
  const { control, name, ...field } = props;
  const { value, rest, ref } = useBound(control, name, field.label);
  return <DateField {...field} {...rest} value={asText(value)} inputRef={ref} />;
}

function BoundNumber<V extends FieldValues, C>(
  props: Bound<NumberFieldProps, V, number | null | undefined, C>,
) {
  const { control, name, ...field } = props;
  const { value, rest, ref } = useBound(control, name, field.label);
  return (
    <NumberField {...field} {...rest} value={typeof value === 'number' ? value : undefined} inputRef={ref} />
  );
}

type Choice = string | null | undefined;

/** The choice among the options that the form holds, or none. */
const chosen = <Id extends string>(options: readonly { readonly id: Id }[], value: unknown): Id | null =>
  options.find(({ id }) => id === value)?.id ?? null;

function BoundSelect<V extends FieldValues, C, Id extends string>(
  props: Bound<SelectProps<Id>, V, Choice, C>,
) {
  const { control, name, ...field } = props;
  const { value, rest, ref } = useBound(control, name, field.label);
  return <Select {...field} {...rest} value={chosen(field.options, value)} buttonRef={ref} />;
}

function BoundComboBox<V extends FieldValues, C, Id extends string>(
  props: Bound<ComboBoxProps<Id>, V, Choice, C>,
) {
  const { control, name, ...field } = props;
  const { value, rest, ref } = useBound(control, name, field.label);
  return <ComboBox {...field} {...rest} value={chosen(field.options, value)} inputRef={ref} />;
}

function BoundRadioGroup<V extends FieldValues, C, Id extends string>(
  props: Bound<RadioGroupProps<Id>, V, Choice, C>,
) {
  const { control, name, ...field } = props;
  const { value, rest, ref } = useBound(control, name, field.label);
  return <RadioGroup {...field} {...rest} value={chosen(field.options, value)} inputRef={ref} />;
}

function BoundSegmented<V extends FieldValues, C, Id extends string>(
  props: Bound<SegmentedChoiceProps<Id>, V, Choice, C>,
) {
  const { control, name, ...field } = props;
  const { value, rest, ref } = useBound(control, name, field.label);
  return <SegmentedChoice {...field} {...rest} value={chosen(field.options, value)} inputRef={ref} />;
}

function BoundCheckboxGroup<V extends FieldValues, C, Id extends string>(
  props: Bound<CheckboxGroupProps<Id>, V, readonly string[] | undefined, C>,
) {
  const { control, name, ...field } = props;
  const { value, rest, ref } = useBound(control, name, field.label);
  const ticked: readonly unknown[] = Array.isArray(value) ? value : [];
  const ids = field.options.map(({ id }) => id).filter((id) => ticked.includes(id));
  return <CheckboxGroup {...field} {...rest} value={ids} inputRef={ref} />;
}

function BoundCheckbox<V extends FieldValues, C>(
  props: Bound<CheckboxFieldProps, V, boolean | undefined, C>,
) {
  const { control, name, ...field } = props;
  const { value, rest, ref } = useBound(control, name, field.label);
  return <CheckboxField {...field} {...rest} isSelected={value === true} inputRef={ref} />;
}

function BoundSwitch<V extends FieldValues, C>(props: Bound<SwitchProps, V, boolean | undefined, C>) {
  const { control, name, ...field } = props;
  const { value, rest, ref } = useBound(control, name, field.label);
  return <Switch {...field} {...rest} isSelected={value === true} inputRef={ref} />;
}

export const Field = {
  Text: BoundText,
  TextArea: BoundTextArea,
  Password: BoundPassword,
  Date: BoundDate,
  Number: BoundNumber,
  Select: BoundSelect,
  ComboBox: BoundComboBox,
  RadioGroup: BoundRadioGroup,
  Segmented: BoundSegmented,
  CheckboxGroup: BoundCheckboxGroup,
  Checkbox: BoundCheckbox,
  Switch: BoundSwitch,
} as const;
