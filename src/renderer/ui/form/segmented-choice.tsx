/**
 * One of two to five, side by side as one bar. The judgement of a criterion builds on it: judgement-control.tsx.
 * Arrows never choose: those along the bar move the focus, and space or a digit chooses; those up and down scroll, as
 * anywhere else on the page. What is answered here is put on record, and people scroll with the key nearest to hand.
 */
import type { LucideIcon } from 'lucide-react';
import type { KeyboardEvent, Ref } from 'react';
import { RadioButton, RadioField, RadioGroup as AriaRadioGroup } from 'react-aria-components';
import { plainDigits } from '#domain/typed-signs.ts';
import { Badge } from '../words/badge.tsx';
import type { FieldProps } from './field.tsx';
import { FieldHelp, FieldLabel, fieldState } from './field.tsx';
import { classes, given } from '../frame/given.ts';
import { isWriting } from '../frame/keys.ts';
import type { Option } from './option.ts';

export type SegmentTone = 'accent' | 'success' | 'warning' | 'danger' | 'neutral';

export type Segment<Id extends string = string> = Option<Id> & {
  readonly icon?: LucideIcon | undefined;
  readonly tone?: SegmentTone | undefined;
};

export type SegmentedChoiceProps<Id extends string> = FieldProps & {
  readonly options: readonly Segment<Id>[];
  /** null: nothing chosen. */
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  /** Said where nothing is chosen and nothing can be. */
  readonly unanswered?: string | undefined;
  readonly onBlur?: (() => void) | undefined;
  /** Reaches the first segment, so that a form can move the focus there. */
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
};

export function SegmentedChoice<Id extends string>(props: SegmentedChoiceProps<Id>) {
  return props.isReadOnly ? <Answer {...props} /> : <Choice {...props} />;
}

/** What was chosen, where it can no longer be changed: words, and nothing that looks as if one could press it. */
function Answer<Id extends string>({ label, options, value, unanswered }: SegmentedChoiceProps<Id>) {
  const chosen = options.find((option) => option.id === value);
  return (
    <p className="segmented-answer">
      <span className="visually-hidden">{label}: </span>
      {chosen ? (
        <Badge tone={chosen.tone} icon={chosen.icon}>
          {chosen.label}
        </Badge>
      ) : (
        <span className="muted">{unanswered}</span>
      )}
    </p>
  );
}

function Choice<Id extends string>(props: SegmentedChoiceProps<Id>) {
  const { options, value, onChange, onBlur, name, inputRef } = props;
  const choose = (id: string | undefined) => {
    const chosen = options.find((option) => option.id === id);
    if (chosen && chosen.id !== value) onChange(chosen.id);
  };
  const isLocked = Boolean(props.isDisabled);
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
          if (hasModifier(event) || isWriting(event.nativeEvent)) return;
          const inputs = [...event.currentTarget.querySelectorAll('input')];
          const place = Number(plainDigits(event.key)) - 1;
          const numbered = isLocked ? undefined : options[place];
          const step = stepOf(event);
          const scroll = scrolls[event.key];
          if (numbered) {
            choose(numbered.id);
            inputs[place]?.focus();
          } else if (step !== undefined) focusNext(inputs, step);
          else if (scroll !== undefined) scrollPage(event.currentTarget, scroll);
          else return;
          event.preventDefault();
          event.stopPropagation();
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

const hasModifier = (event: KeyboardEvent): boolean => event.ctrlKey || event.altKey || event.metaKey;

/** Pixels: as far as an arrow scrolls where there is nothing to choose. */
const scrolls: Readonly<Record<string, number>> = { ArrowUp: -40, ArrowDown: 40 };

const scrollPage = (from: HTMLElement, pixels: number): void => {
  let part: HTMLElement | null = from;
  while (
    part &&
    !(part.scrollHeight > part.clientHeight && /auto|scroll/.test(getComputedStyle(part).overflowY))
  )
    part = part.parentElement;
  (part ?? document.documentElement).scrollTop += pixels;
};

/** The way an arrow along the bar points: back or on. */
const stepOf = (event: KeyboardEvent): -1 | 1 | undefined => {
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return undefined;
  return (event.key === 'ArrowLeft') === isRightToLeft(event) ? 1 : -1;
};

/** Stops at the ends. */
const focusNext = (inputs: readonly HTMLInputElement[], step: -1 | 1): void => {
  const here = inputs.findIndex((input) => input === document.activeElement);
  const others = step === 1 ? inputs.slice(here + 1) : inputs.slice(0, Math.max(here, 0)).reverse();
  others.find((input) => !input.disabled)?.focus();
};

const isRightToLeft = (event: KeyboardEvent): boolean =>
  getComputedStyle(event.currentTarget).direction === 'rtl';
