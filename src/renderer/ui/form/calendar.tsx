/** A month to choose a day from, Monday first. The field with the text lies in date-field.tsx. */
import { parseDate } from '@internationalized/date';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import {
  Calendar as AriaCalendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../words/button.tsx';
import { classes, given } from '../frame/given.ts';

export type CalendarProps = {
  readonly label: string;
  /** '2026-11-24', or undefined when nothing is chosen. */
  readonly value: string | undefined;
  readonly onChange: (isoDate: string) => void;
  /** '2026-11-24': the day in Sweden, which is not what the computer's own time zone may say. */
  readonly today: string;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
};

export function Calendar({ label, value, onChange, today, min, max }: CalendarProps) {
  const { t } = useTranslation('ui');
  return (
    <AriaCalendar
      {...given({ minValue: asDate(min), maxValue: asDate(max) })}
      className="calendar"
      aria-label={label}
      value={asDate(value) ?? null}
      defaultFocusedValue={parseDate(value ?? today)}
      onChange={(date) => {
        onChange(date.toString());
      }}
      firstDayOfWeek="mon"
      autoFocus
    >
      <div className="calendar-header">
        <IconButton slot="previous" icon={ChevronLeft} label={t('date.previousMonth')} isDirectional />
        <CalendarHeading className="calendar-heading" />
        <IconButton slot="next" icon={ChevronRight} label={t('date.nextMonth')} isDirectional />
      </div>
      <CalendarGrid weekdayStyle="short" className="calendar-grid">
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className="calendar-weekday">{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>
          {(date) => (
            <CalendarCell
              date={date}
              className={classes('calendar-day', date.toString() === today && 'calendar-today')}
            />
          )}
        </CalendarGridBody>
      </CalendarGrid>
    </AriaCalendar>
  );
}

const asDate = (isoDate: string | undefined) => (isoDate === undefined ? undefined : parseDate(isoDate));
