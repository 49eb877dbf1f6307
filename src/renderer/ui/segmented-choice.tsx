// One of two to five, side by side as one bar. The judgement of a criterion builds on it: judgement-control.tsx.
import type { LucideIcon } from 'lucide-react';
import type { KeyboardEvent, Ref } from 'react';
import { RadioButton, RadioField, RadioGroup as AriaRadioGroup } from 'react-aria-components';
import { plainDigits } from '#domain/typed-signs.ts';
import type { FieldProps } from './field.tsx';
import { FieldHelp, FieldLabel, fieldState } from './field.tsx';
import { classes, given } from './given.ts';
import type { Option } from './option.ts';

export type SegmentTone = 'accent' | 'success' | 'warning' | 'danger' | 'neutral';

export interface Segment<Id extends string = string> extends Option<Id> {
  readonly icon?: LucideIcon | undefined;
  readonly tone?: SegmentTone | undefined;
}

export interface SegmentedChoiceProps<Id extends string> extends FieldProps {
  readonly options: readonly Segment<Id>[];
  /** null: nothing chosen. */
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  readonly onBlur?: (() => void) | undefined;
  /** Reaches the first segment, so that a form can move the focus there. */
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
}

export function SegmentedChoice<Id extends string>(props: SegmentedChoiceProps<Id>) {
  const { options, value, onChange, onBlur, name, inputRef } = props;
  const choose = (id: string | undefined) => {
    const chosen = options.find((option) => option.id === id);
    if (chosen && chosen.id !== value) onChange(chosen.id);
  };
  const isLocked = Boolean(props.isDisabled) || Boolean(props.isReadOnly);
  return (
    <AriaRadioGroup
      {...given({ onBlur, name })}
      {...fieldState(props)}
      orientation="horizontal"
      value={value}
      onChange={choose}
      className={classes('field segmented', props.className)}
    >
      <FieldLabel label={props.label} isOptional={props.isOptional} isHidden={props.isLabelHidden} />
      <FieldHelp hint={props.hint} />
      <div
        className="segments"
        onKeyDownCapture={(event) => {
          if (isLocked || hasModifier(event)) return;
          const place = Number(plainDigits(event.key)) - 1;
          const numbered = options[place];
          if (numbered) {
            choose(numbered.id);
            event.currentTarget.querySelectorAll('input')[place]?.focus();
          }
          if (numbered || wouldWrap(event, options, value)) {
            event.preventDefault();
            event.stopPropagation();
          }
        }}
      >
        {options.map((option, index) => (
          <RadioField
            key={option.id}
            value={option.id}
            isDisabled={option.isDisabled ?? false}
            className="segment-field"
            {...given({ inputRef: index === 0 ? inputRef : undefined })}
          >
            <RadioButton className="segment" data-tone={option.tone ?? 'accent'}>
              {option.icon ? <option.icon className="segment-icon" aria-hidden /> : null}
              <span className="segment-label" data-label={option.label}>
                {option.label}
              </span>
            </RadioButton>
          </RadioField>
        ))}
      </div>
      <FieldHelp error={props.error} />
    </AriaRadioGroup>
  );
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.altKey || event.metaKey;
}

const BACK_AND_ON: Readonly<Record<string, -1 | 1>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowRight: 1,
};

/** An arrow past the last choice would land on the first and change the answer to its opposite: it is held back. */
function wouldWrap(event: KeyboardEvent, options: readonly Option[], value: string | null): boolean {
  const step = BACK_AND_ON[event.key];
  if (step === undefined || value === null) return false;
  const isMirrored = event.key !== 'ArrowUp' && event.key !== 'ArrowDown' && isRightToLeft(event);
  const next = options.findIndex((option) => option.id === value) + (isMirrored ? -step : step);
  return next < 0 || next >= options.length;
}

function isRightToLeft(event: KeyboardEvent): boolean {
  return getComputedStyle(event.currentTarget).direction === 'rtl';
}
