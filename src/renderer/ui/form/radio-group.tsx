/** One of a few, shown as a plain list with all choices in sight. Side by side as one bar: segmented-choice.tsx. */
import type { Ref } from 'react';
import { RadioButton, RadioField, RadioGroup as AriaRadioGroup } from 'react-aria-components';
import type { FieldProps } from './field.tsx';
import { FieldHelp, FieldLabel, fieldState } from './field.tsx';
import { classes, given } from '../frame/given.ts';
import type { Option } from './option.ts';

export type RadioGroupProps<Id extends string> = FieldProps & {
  readonly options: readonly Option<Id>[];
  /** null: nothing chosen. */
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  readonly onBlur?: (() => void) | undefined;
  readonly layout?: 'list' | 'columns' | undefined;
  /** Reaches the first choice, so that a form can move the focus there. */
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
};

export function RadioGroup<Id extends string>(props: RadioGroupProps<Id>) {
  const { options, value, onChange, onBlur, name, inputRef } = props;
  return (
    <AriaRadioGroup
      {...given({ onBlur, name })}
      {...fieldState(props)}
      value={value}
      onChange={(id) => {
        const chosen = options.find((option) => option.id === id);
        if (chosen) onChange(chosen.id);
      }}
      className={classes('field', props.className)}
    >
      <FieldLabel label={props.label} isOptional={props.isOptional} isHidden={props.isLabelHidden} />
      <FieldHelp hint={props.hint} />
      <div className="choice-list" data-layout={props.layout ?? 'list'}>
        {options.map((option, index) => (
          <RadioField
            key={option.id}
            value={option.id}
            isDisabled={option.isDisabled ?? false}
            {...given({ inputRef: index === 0 ? inputRef : undefined })}
          >
            <RadioButton className="tick">
              <span className="radio-ring" aria-hidden />
              <span className="tick-label">
                {option.label}
                {option.hint === undefined ? null : <span className="choice-hint">{option.hint}</span>}
              </span>
            </RadioButton>
          </RadioField>
        ))}
      </div>
      <FieldHelp error={props.error} />
    </AriaRadioGroup>
  );
}
