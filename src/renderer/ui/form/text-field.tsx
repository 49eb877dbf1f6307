/** Fields for words: one line, several lines, and a passphrase. Searching has search-field.tsx. */
import { Eye, EyeOff, TriangleAlert } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { useRef, useState } from 'react';
import {
  Input as AriaInput,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  Group,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { sensitiveIn } from '#domain/sensitive-text.ts';
import { Button } from '../words/button.tsx';
import type { FieldProps } from './field.tsx';
import { FieldHelp, FieldLabel, fieldState } from './field.tsx';
import { classes, given } from '../frame/given.ts';
import { keysOf } from '../frame/keys.ts';

type TextInputProps = FieldProps & {
  readonly value?: string | undefined;
  readonly defaultValue?: string | undefined;
  readonly onChange?: ((value: string) => void) | undefined;
  readonly onBlur?: (() => void) | undefined;
  /** Counts down near the end. Longer text is never cut off: the form refuses it and says why. */
  readonly maxLength?: number | undefined;
  readonly autoComplete?: string | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly spellCheck?: 'true' | 'false' | undefined;
  /** Language of the content where it differs from the page, for reading aloud. */
  readonly lang?: string | undefined;
};

export type TextFieldProps = TextInputProps & {
  readonly type?: 'text' | 'email' | 'tel' | undefined;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
};

export function TextField(props: TextFieldProps) {
  return (
    <TextFrame {...props} extra={given({ type: props.type, inputMode: props.inputMode })}>
      <AriaInput className="input" dir="auto" {...given({ ref: props.inputRef, lang: props.lang })} />
    </TextFrame>
  );
}

export type TextAreaProps = TextInputProps & {
  readonly inputRef?: Ref<HTMLTextAreaElement> | undefined;
  /** Height before anything is written; it grows with the text. Default 3. */
  readonly rows?: number | undefined;
  /** Words about people, which most are: a personnummer or words about health are pointed out. Default true. */
  readonly isAboutPeople?: boolean | undefined;
};

export function TextArea(props: TextAreaProps) {
  const { rows = 3, isAboutPeople = true } = props;
  return (
    <TextFrame {...props} isAboutPeople={isAboutPeople}>
      <AriaTextArea
        className="input"
        dir="auto"
        rows={rows}
        // The height follows the text, and then `rows` alone says nothing.
        style={{ minBlockSize: `calc(${String(rows)} * 1lh + 1.25rem)` }}
        {...given({ ref: props.inputRef, lang: props.lang })}
      />
    </TextFrame>
  );
}

export type PasswordFieldProps = TextInputProps & {
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
};

const showKeys = 'Alt+V';

/**
 * A passphrase or PIN, hidden until "Visa" is pressed. Tab goes past that button, so that what is typed next never lands
 * there and Enter never shows anything: by keyboard it is Alt+V in the field.
 */
export function PasswordField(props: PasswordFieldProps) {
  const { t } = useTranslation('ui');
  const [isShown, setShown] = useState(false);
  const group = useRef<HTMLDivElement>(null);
  return (
    <TextFrame
      {...props}
      spellCheck="false"
      autoComplete={props.autoComplete ?? 'current-password'}
      extra={{ type: isShown ? 'text' : 'password' }}
    >
      <Group className="input-group" data-end="text-button" ref={group}>
        <AriaInput
          className="input"
          aria-keyshortcuts={showKeys}
          onKeyDown={(event) => {
            if (keysOf(event.nativeEvent)?.toUpperCase() !== showKeys.toUpperCase()) return;
            event.preventDefault();
            setShown(!isShown);
          }}
          {...given({ ref: props.inputRef })}
        />
        <Button
          className="input-text-button"
          variant="quiet"
          size="small"
          icon={isShown ? EyeOff : Eye}
          excludeFromTabOrder
          onPress={() => {
            setShown(!isShown);
            group.current?.querySelector('input')?.focus();
          }}
        >
          {isShown ? t('password.hide') : t('password.show')}
        </Button>
      </Group>
    </TextFrame>
  );
}

type TextFrameProps = TextInputProps & {
  readonly children: ReactNode;
  readonly extra?: object;
  readonly isAboutPeople?: boolean;
};

function TextFrame(props: TextFrameProps) {
  const { value, defaultValue, onChange, onBlur, autoComplete, autoFocus, spellCheck, name } = props;
  const [typed, setTyped] = useState(defaultValue ?? '');
  const change = (text: string) => {
    setTyped(text);
    onChange?.(text);
  };
  return (
    <AriaTextField
      {...given({ value, defaultValue, onBlur, autoComplete, autoFocus, spellCheck, name })}
      {...fieldState(props)}
      {...props.extra}
      onChange={change}
      className={classes('field', props.className)}
    >
      <FieldLabel label={props.label} isOptional={props.isOptional} isHidden={props.isLabelHidden} />
      {props.children}
      <FieldHelp hint={props.hint} error={props.error} />
      {props.isAboutPeople ? <SensitiveHint text={value ?? typed} /> : null}
      <Counter length={(value ?? typed).length} maxLength={props.maxLength} />
    </AriaTextField>
  );
}

/** Asks, never hinders; found on this computer only. */
function SensitiveHint({ text }: { readonly text: string }) {
  const { t } = useTranslation('ui');
  const kinds = sensitiveIn(text);
  if (kinds.length === 0) return null;
  return (
    <div role="status" className="field-sensitive">
      {kinds.map((kind) => (
        <p key={kind}>
          <TriangleAlert className="field-sensitive-icon" aria-hidden />
          {t(`sensitive.${kind}`)}
        </p>
      ))}
    </div>
  );
}

const countFrom = 0.8;

function Counter({ length, maxLength }: { length: number; maxLength: number | undefined }) {
  const { t } = useTranslation('ui');
  if (maxLength === undefined || length < maxLength * countFrom) return null;
  const left = maxLength - length;
  return (
    <div className="field-counter" {...(left < 0 ? { 'data-over': '' } : {})}>
      {left < 0 ? t('field.over', { count: -left }) : t('field.left', { count: left })}
    </div>
  );
}
