/** A date: typed in nearly any way, or picked from a calendar. What counts as a date is decided in date-text.ts. */
import { CalendarDays } from 'lucide-react';
import type { Ref } from 'react';
import { useState } from 'react';
import {
  DialogTrigger,
  Group,
  Input as AriaInput,
  Popover,
  TextField as AriaTextField,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { swedishDay, type Instant } from '#domain/dates.ts';
import { IconButton } from '../words/button.tsx';
import { Calendar } from './calendar.tsx';
import { parseDateText } from './date-text.ts';
import type { FieldProps } from './field.tsx';
import { FieldHelp, FieldLabel, fieldState } from './field.tsx';
import { classes, given } from '../frame/given.ts';

export type DateFieldProps = FieldProps & {
  /** '2026-11-24', '' for nothing, or what was typed when it is not a date (so that nothing typed is lost). */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: (() => void) | undefined;
  /** Earliest and latest day the calendar offers; they also settle which year or century "1/12" or "751201" means. */
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  /** No calendar: for dates people know by heart and that lie far back, such as a birth date. */
  readonly isCalendarHidden?: boolean | undefined;
  /** Today as '2026-11-24'. Default: the day in Sweden, wherever the computer thinks that it stands. */
  readonly today?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
};

export function DateField(props: DateFieldProps) {
  const { t } = useTranslation('ui');
  const { value, onChange, onBlur, min, max, name } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const today = props.today ?? swedishDay(new Date().toISOString() as Instant);
  const read = (text: string) => parseDateText(text, { today, ...given({ min, max }) });
  const isUnreadable = draft === null && value !== '' && read(value) === undefined;
  const error = props.error ?? (isUnreadable ? t('date.unreadable') : undefined);

  const type = (text: string) => {
    setDraft(text);
    onChange(text.trim() === '' ? '' : (read(text) ?? text));
  };
  const pick = (isoDate: string) => {
    setDraft(null);
    setOpen(false);
    onChange(isoDate);
  };
  return (
    <AriaTextField
      {...given({ name })}
      {...fieldState({ ...props, error })}
      value={draft ?? value}
      onChange={type}
      onBlur={() => {
        setDraft(null);
        onBlur?.();
      }}
      autoComplete="off"
      className={classes('field date-field', props.className)}
    >
      <FieldLabel label={props.label} isOptional={props.isOptional} isHidden={props.isLabelHidden} />
      <Group className="input-group" data-end="button">
        <AriaInput className="input" placeholder={t('date.pattern')} {...given({ ref: props.inputRef })} />
        {props.isCalendarHidden ? null : (
          <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
            <IconButton
              icon={CalendarDays}
              label={t('date.openCalendar', { label: props.label })}
              isDisabled={Boolean(props.isDisabled) || Boolean(props.isReadOnly)}
            />
            <Popover className="popover" placement="bottom end">
              <div className="calendar-sheet">
                <Calendar
                  label={props.label}
                  value={read(value)}
                  onChange={pick}
                  today={today}
                  {...given({ min, max })}
                />
              </div>
            </Popover>
          </DialogTrigger>
        )}
      </Group>
      <FieldHelp hint={props.hint} error={error} />
    </AriaTextField>
  );
}
