/** Boxes to tick: one alone, or a group where any number may be ticked. */
import { Check, Minus } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import {
  CheckboxButton,
  CheckboxField as AriaCheckboxField,
  CheckboxGroup as AriaCheckboxGroup,
} from 'react-aria-components';
import type { FieldProps } from './field.tsx';
import { FieldHelp, FieldLabel, fieldState } from './field.tsx';
import { classes, given } from '../frame/given.ts';
import type { Option } from './option.ts';

export type CheckboxFieldProps = Omit<FieldProps, 'isOptional'> & {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly onBlur?: (() => void) | undefined;
  /** Some but not all of what the box stands for is ticked. */
  readonly isIndeterminate?: boolean | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
};

export function CheckboxField(props: CheckboxFieldProps) {
  const { isSelected, onChange, onBlur, isIndeterminate = false, inputRef, name } = props;
  return (
    <AriaCheckboxField
      {...given({ onBlur, inputRef, name })}
      {...fieldState(props)}
      isSelected={isSelected}
      isIndeterminate={isIndeterminate}
      onChange={onChange}
      className={classes('field', props.className)}
    >
      <TickBox isLabelHidden={props.isLabelHidden}>{props.label}</TickBox>
      <FieldHelp hint={props.hint} error={props.error} />
    </AriaCheckboxField>
  );
}

type TickBoxProps = {
  readonly children: ReactNode;
  readonly isLabelHidden?: boolean | undefined;
};

function TickBox({ children, isLabelHidden }: TickBoxProps) {
  return (
    <CheckboxButton className={classes('tick', isLabelHidden && 'tick-alone')}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className="tick-box" aria-hidden>
            {isIndeterminate ? <Minus /> : isSelected ? <Check /> : null}
          </span>
          <span className={isLabelHidden ? 'visually-hidden' : 'tick-label'}>{children}</span>
        </>
      )}
    </CheckboxButton>
  );
}

export type CheckboxGroupProps<Id extends string> = FieldProps & {
  readonly options: readonly (Option<Id> & {
    /** A word in its own shape after the label. */
    readonly badge?: ReactNode;
  })[];
  readonly value: readonly Id[];
  readonly onChange: (value: Id[]) => void;
  readonly onBlur?: (() => void) | undefined;
  /** Side by side where there is room. Default: one below the other. */
  readonly layout?: 'list' | 'columns' | undefined;
  /** Reaches the first box, so that a form can move the focus there. */
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
};

export function CheckboxGroup<Id extends string>(props: CheckboxGroupProps<Id>) {
  const { options, value, onChange, name, inputRef } = props;
  return (
    <AriaCheckboxGroup
      {...given({ name })}
      {...fieldState(props)}
      value={[...value]}
      onChange={(chosen) => {
        onChange(options.filter((option) => chosen.includes(option.id)).map((option) => option.id));
      }}
      className={classes('field', props.className)}
    >
      <FieldLabel label={props.label} isOptional={props.isOptional} isHidden={props.isLabelHidden} />
      <FieldHelp hint={props.hint} />
      <div className="choice-list" data-layout={props.layout ?? 'list'}>
        {options.map((option, index) => (
          <AriaCheckboxField
            key={option.id}
            value={option.id}
            isDisabled={option.isDisabled ?? false}
            className="field"
            {...given({ inputRef: index === 0 ? inputRef : undefined, onBlur: props.onBlur })}
          >
            <TickBox>
              {option.label} {option.badge}
              {option.hint === undefined ? null : <span className="choice-hint">{option.hint}</span>}
            </TickBox>
          </AriaCheckboxField>
        ))}
      </div>
      <FieldHelp error={props.error} />
    </AriaCheckboxGroup>
  );
}
