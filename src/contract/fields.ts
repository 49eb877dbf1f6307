/**
 * The fields that calls and forms are made of, and how much each takes. A form takes its fields from here or from a call's
 * shape, so that what the form lets through the door lets through too. Not here: the calls, and the words for what is wrong.
 */
import { z } from 'zod';
import { isPlainDate, type Instant, type PlainDate } from '#domain/dates.ts';
import { asLine, asText, hasLetter } from '#domain/pasted.ts';
import { isPin, plainPin } from '#domain/pin.ts';

/** In characters. Few, short fields: long free text invites what should not be written down. */
export const longest = {
  line: 120,
  note: 1000,
  text: 4000,
  code: 40,
  secret: 200,
  pin: 40,
  scanned: 4000,
} as const;

/** A UUID of one kind of thing. The brand exists only for the compiler, so the runtime check is a UUID. */
export const id = <Id extends string>(): z.ZodType<Id, Id> => z.uuid() as unknown as z.ZodType<Id, Id>;

/** An existing day, `YYYY-MM-DD`. How far from today it may lie is told by call and field in domain/day-rules.ts. */
export const plainDate: z.ZodType<PlainDate, PlainDate> = z
  .string()
  .refine(isPlainDate, 'notADate')
  .meta({ format: 'day' }) as unknown as z.ZodType<PlainDate, PlainDate>;
export const instant: z.ZodType<Instant, Instant> = z.iso.datetime() as unknown as z.ZodType<
  Instant,
  Instant
>;

/** Digits of whatever keyboard, to be compared with a PIN. */
export const pinText = z.string().max(longest.pin).overwrite(plainPin);
/** Six of them. */
export const pinCode = pinText.refine(isPin, 'pin');

// What is not seen but acts, such as marks that turn the reading round, is taken out at the door.
/** One line, also where more were pasted: a name, a title, a place. */
export const line = z.string().overwrite(asLine).trim().max(longest.line);
/** With a letter or digit that shows. */
export const requiredLine = line
  .min(1, 'required')
  .refine((written) => written === '' || hasLetter(written), 'letter');
/** What a module goes by. */
export const moduleCode = requiredLine.max(longest.code);
/** A few sentences: a note, a comment, a reason. */
export const note = z.string().overwrite(asText).trim().max(longest.note);
export const requiredNote = note.min(1, 'required');
/** A page: motivering, feedback. */
export const text = z.string().overwrite(asText).trim().max(longest.text);
export const requiredText = text.min(1, 'required');

/** What is typed to be let in, taken as it is. */
export const passphrase = z.string().min(1, 'required').max(longest.secret);
/** The same where it is not always asked for, or typed once more to be compared. */
export const secret = z.string().max(longest.secret);
/** Of a recovery sheet, as it was typed: the engine answers which group is wrong. */
export const recoveryCode = z.string().trim().min(1, 'required').max(longest.secret);

/** A day as a form holds it where it may be left empty. */
export const dateText = z.string().refine((typed) => typed === '' || isPlainDate(typed), 'notADate');
