/** A field to search or narrow a list with. What is found is shown by whoever uses it. */
import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import { Input as AriaInput, SearchField as AriaSearchField, Group } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../words/button.tsx';
import { FieldLabel } from './field.tsx';
import { classes, given } from '../frame/given.ts';

export type SearchFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSubmit?: ((value: string) => void) | undefined;
  readonly isLabelHidden?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly className?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
};

export function SearchField(props: SearchFieldProps) {
  const { t } = useTranslation('ui');
  const { value, onChange, onSubmit, autoFocus } = props;
  return (
    <AriaSearchField
      {...given({ value, onChange, onSubmit, autoFocus })}
      className={classes('field', props.className)}
    >
      <FieldLabel label={props.label} isHidden={props.isLabelHidden} />
      <Group className="input-group" data-start="icon" data-end="button">
        <Search className="input-group-icon" aria-hidden />
        <AriaInput className="input" {...given({ ref: props.inputRef })} />
        {value === '' ? null : <IconButton icon={X} label={t('search.clear')} />}
      </Group>
    </AriaSearchField>
  );
}
