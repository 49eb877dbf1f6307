/** A day in a form, held to the same rule as the call that takes it (domain/day-rules.ts). Not here: reading what was typed. */
import { z } from 'zod';
import { isPlainDate, swedishDay, type Instant, type PlainDate } from '#domain/dates.ts';
import { dayFault, type DayKind } from '#domain/day-rules.ts';

/** By the day it is when it is asked: a form may stand open past midnight. */
const faultNow = (day: PlainDate, kind: DayKind) =>
  dayFault(day, kind, swedishDay(new Date().toISOString() as Instant));

export const writtenDay = (kind: DayKind) =>
  z
    .string()
    .refine(isPlainDate, { error: 'notADate', abort: true })
    .check(({ value, issues }) => {
      const fault = faultNow(value, kind);
      if (fault) issues.push({ code: 'custom', message: fault, input: value });
    });
