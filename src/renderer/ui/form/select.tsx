/** Choosing one of a few known things from a list that unfolds. With many things to choose from: combo-box.tsx. */
import { Check, ChevronDown } from 'lucide-react';
import type { Ref } from 'react';
import {
  Button as AriaButton,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { FieldProps } from './field.tsx';
import { FieldHelp, FieldLabel, fieldState } from './field.tsx';
import { classes, given } from '../frame/given.ts';
import type { Option } from './option.ts';

export type SelectProps<Id extends string> = FieldProps & {
  readonly options: readonly Option<Id>[];
  /** null: nothing chosen. */
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  readonly onBlur?: (() => void) | undefined;
  /** Shown while nothing is chosen. Default "Välj …". */
  readonly placeholder?: string | undefined;
  readonly buttonRef?: Ref<HTMLButtonElement> | undefined;
};

export function Select<Id extends string>(props: SelectProps<Id>) {
  const { t } = useTranslation('ui');
  const { options, value, onChange, onBlur, name } = props;
  const { isReadOnly, ...state } = fieldState(props);
  return (
    <AriaSelect
      {...given({ onBlur, name })}
      {...state}
      isDisabled={state.isDisabled || isReadOnly}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key);
        if (chosen) onChange(chosen.id);
      }}
      placeholder={props.placeholder ?? t('select.placeholder')}
      className={classes('field', props.className)}
    >
      <FieldLabel label={props.label} isOptional={props.isOptional} isHidden={props.isLabelHidden} />
      <AriaButton className="input select-button" {...given({ ref: props.buttonRef })}>
        <SelectValue className="select-value" />
        <ChevronDown className="select-chevron" aria-hidden />
      </AriaButton>
      <FieldHelp hint={props.hint} error={props.error} />
      <Popover className="popover list-popover">
        <ListBox className="list-box" items={options}>
          {OptionRow}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

/** One row of an unfolded list; shared with the combo box. */
export function OptionRow(option: Option) {
  return (
    <ListBoxItem
      id={option.id}
      textValue={option.label}
      isDisabled={option.isDisabled ?? false}
      className="list-box-item"
    >
      <Check className="list-box-check" aria-hidden />
      <span className="list-box-words">
        <bdi>{option.label}</bdi>
        {option.hint === undefined ? null : <span className="list-box-hint">{option.hint}</span>}
      </span>
    </ListBoxItem>
  );
}
