// A field for a whole or decimal number, typed with a comma the Swedish way.
import { Minus, Plus } from 'lucide-react';
import type { Ref } from 'react';
import { Input as AriaInput, NumberField as AriaNumberField, Group } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';
import type { FieldProps } from './field.tsx';
import { FieldHelp, FieldLabel, fieldState } from './field.tsx';
import { classes, given } from './given.ts';

export interface NumberFieldProps extends FieldProps {
  /** undefined: nothing written. */
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
  readonly onBlur?: (() => void) | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly step?: number | undefined;
  readonly maxDecimals?: number | undefined;
  /** Written after the number: `6 månader`. */
  readonly unit?: 'year' | 'month' | 'day' | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
}

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
      <Group className="number-group">
        <AriaInput className="input" {...given({ ref: props.inputRef })} />
        <IconButton slot="decrement" icon={Minus} label={t('number.less', { label: props.label })} />
        <IconButton slot="increment" icon={Plus} label={t('number.more', { label: props.label })} />
      </Group>
      <FieldHelp hint={props.hint} error={props.error} />
    </AriaNumberField>
  );
}
