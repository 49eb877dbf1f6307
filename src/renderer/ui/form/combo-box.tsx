/** Choosing one of many known things by typing part of its name. With few things to choose from: select.tsx. */
import { ChevronDown } from 'lucide-react';
import type { Ref } from 'react';
import { ComboBox as AriaComboBox, Input as AriaInput, Group, ListBox, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../words/button.tsx';
import type { FieldProps } from './field.tsx';
import { FieldHelp, FieldLabel, fieldState } from './field.tsx';
import { classes, given } from '../frame/given.ts';
import type { Option } from './option.ts';
import { matchesLoosely } from './option.ts';
import { OptionRow } from './select.tsx';

export type ComboBoxProps<Id extends string> = FieldProps & {
  readonly options: readonly Option<Id>[];
  /** null: nothing chosen. */
  readonly value: Id | null;
  readonly onChange: (value: Id | null) => void;
  readonly onBlur?: (() => void) | undefined;
  /** Told what is being typed; used where the options come from a search. */
  readonly onInputChange?: ((text: string) => void) | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
};

export function ComboBox<Id extends string>(props: ComboBoxProps<Id>) {
  const { t } = useTranslation('ui');
  const { options, value, onChange, onBlur, onInputChange, name } = props;
  return (
    <AriaComboBox
      {...given({ onBlur, onInputChange, name })}
      {...fieldState(props)}
      value={value}
      onChange={(key) => {
        onChange(options.find((option) => option.id === key)?.id ?? null);
      }}
      defaultItems={options}
      defaultFilter={matchesLoosely}
      menuTrigger="focus"
      allowsEmptyCollection
      className={classes('field', props.className)}
    >
      <FieldLabel label={props.label} isOptional={props.isOptional} isHidden={props.isLabelHidden} />
      <Group className="input-group" data-end="button">
        <AriaInput className="input" dir="auto" {...given({ ref: props.inputRef })} />
        <IconButton icon={ChevronDown} label={t('combo.open')} />
      </Group>
      <FieldHelp hint={props.hint} error={props.error} />
      <Popover className="popover list-popover">
        <ListBox
          className="list-box"
          renderEmptyState={() => <p className="list-box-empty">{t('combo.nothing')}</p>}
        >
          {OptionRow}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
