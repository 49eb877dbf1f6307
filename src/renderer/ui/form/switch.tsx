/** A setting that is on or off and takes effect at once. In a form that is saved later, use a tick box instead. */
import type { Ref } from 'react';
import { SwitchButton, SwitchField as AriaSwitchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { FieldProps } from './field.tsx';
import { FieldHelp, fieldState } from './field.tsx';
import { classes, given } from '../frame/given.ts';

export type SwitchProps = Omit<FieldProps, 'isOptional' | 'isLabelHidden'> & {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly onBlur?: (() => void) | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
};

export function Switch(props: SwitchProps) {
  const { t } = useTranslation('ui');
  const { isSelected, onChange, onBlur, inputRef, name } = props;
  return (
    <AriaSwitchField
      {...given({ onBlur, inputRef, name })}
      {...fieldState(props)}
      isSelected={isSelected}
      onChange={onChange}
      className={classes('field', props.className)}
    >
      <SwitchButton className="switch">
        <span className="switch-track" aria-hidden>
          <span className="switch-knob" />
        </span>
        <span>{props.label}</span>
        <span className="switch-state" aria-hidden>
          {isSelected ? t('switch.on') : t('switch.off')}
        </span>
      </SwitchButton>
      <FieldHelp hint={props.hint} error={props.error} />
    </AriaSwitchField>
  );
}
