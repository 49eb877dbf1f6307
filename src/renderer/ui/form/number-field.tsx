/** A field for a whole or decimal number, typed with a comma the Swedish way, in the digits of any script. */
import { Minus, Plus } from 'lucide-react';
import type { Ref } from 'react';
import { Input as AriaInput, NumberField as AriaNumberField, Group } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { plainDigits } from '#domain/typed-signs.ts';
import { IconButton } from '../words/button.tsx';
import type { FieldProps } from './field.tsx';
import { FieldHelp, FieldLabel, fieldState } from './field.tsx';
import { classes, given } from '../frame/given.ts';

export type NumberFieldProps = FieldProps & {
  /** undefined: nothing written. */
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
  readonly onBlur?: (() => void) | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly step?: number | undefined;
  readonly maxDecimals?: number | undefined;
  /** Written after the number: `6 månader`. */
  readonly unit?: 'year' | 'month' | 'day' | 'minute' | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
};

const inOurDigits = (text: string): string => plainDigits(text).replace(/\u066b/gu, ',');

/** Typed or pasted digits of any script, as ours: the field beneath knows only a few scripts. */
const takeDigits = (event: InputEvent | ClipboardEvent): void => {
  const given = 'clipboardData' in event ? event.clipboardData?.getData('text/plain').trim() : event.data;
  const input = event.target;
  if (!given || inOurDigits(given) === given || !(input instanceof HTMLInputElement)) return;
  event.preventDefault();
  event.stopPropagation();
  input.setRangeText(inOurDigits(given), input.selectionStart ?? 0, input.selectionEnd ?? 0, 'end');
  // What is no number in this field is taken back by it.
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
};

/** Before the field itself sees them. Put on once for each element, however often it is called. */
const listenForDigits = (group: HTMLElement | null): void => {
  group?.addEventListener('beforeinput', takeDigits, true);
  group?.addEventListener('paste', takeDigits, true);
};

export function NumberField(props: NumberFieldProps) {
  const { t } = useTranslation('ui');
  const { value, onChange, onBlur, min, max, step, maxDecimals = 0, unit, name } = props;
  return (
    <AriaNumberField
      {...given({ onBlur, minValue: min, maxValue: max, step, name })}
      {...fieldState(props)}
      value={value ?? Number.NaN}
      onChange={(number) => {
        onChange(Number.isNaN(number) ? undefined : number);
      }}
      formatOptions={{
        maximumFractionDigits: maxDecimals,
        useGrouping: false,
        ...(unit ? { style: 'unit', unit, unitDisplay: 'long' } : {}),
      }}
      className={classes('field', props.className)}
    >
      <FieldLabel label={props.label} isOptional={props.isOptional} isHidden={props.isLabelHidden} />
      <Group className="number-group" ref={listenForDigits}>
        <AriaInput className="input" {...given({ ref: props.inputRef })} />
        <IconButton slot="decrement" icon={Minus} label={t('number.less', { label: props.label })} />
        <IconButton slot="increment" icon={Plus} label={t('number.more', { label: props.label })} />
      </Group>
      <FieldHelp hint={props.hint} error={props.error} />
    </AriaNumberField>
  );
}
