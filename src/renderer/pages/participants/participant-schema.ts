/** What the participant form holds, and what the engine is sent. */
import { z } from 'zod';
import type { InputOf, OutputOf } from '#contract/index.ts';
import { isPlainDate, type PlainDate } from '#domain/dates.ts';
import type { WorkshopId } from '#domain/ids.ts';
import { genders, targetGroups } from '#domain/participant.ts';
import { writtenDay } from '../../writing/written-day.ts';

const dateText = z.string().refine((text) => text === '' || isPlainDate(text), 'notADate');

export const participantSchema = z.object({
  givenName: z.string().trim().min(1, 'required').max(120),
  familyName: z.string().trim().max(120),
  alias: z.string().trim().max(120),
  birthDate: dateText,
  birthYear: z.number().int().min(1800).max(2100).nullable(),
  personalNumber: z.string().trim().max(60),
  /** The number that somebody else has too, where that was said to be right. */
  sharedNumber: z.string(),
  gender: z.enum(genders),
  workshopId: z.string().min(1, 'required'),
  homeMunicipality: z.string().trim().max(120),
  targetGroups: z.array(z.enum(targetGroups)),
  language: z.string().trim().max(120),
  needsInterpreter: z.boolean(),
  phone: z.string().trim().max(120),
  email: z.string().trim().max(120),
  enrolledOn: writtenDay('enrolled'),
  hasProtectedIdentity: z.boolean(),
});

/** The fields that refusals of a whole person belong to. */
export const participantPlaces = {
  nameHasUnknownLetters: 'givenName',
  personalNumberInvalid: 'personalNumber',
  personalNumberOther: 'personalNumber',
  sameNumber: 'personalNumber',
  birthContradictsNumber: 'personalNumber',
  notYourWorkshop: 'workshopId',
  workshopClosed: 'workshopId',
  noWorkshop: 'workshopId',
  personsNotSeen: 'workshopId',
} as const;

export type ParticipantTyped = z.input<typeof participantSchema>;
export type ParticipantChecked = z.output<typeof participantSchema>;

export const emptyParticipant = (today: PlainDate, workshopId: string): ParticipantTyped => ({
  givenName: '',
  familyName: '',
  alias: '',
  birthDate: '',
  birthYear: null,
  personalNumber: '',
  sharedNumber: '',
  gender: 'otherOrUnknown',
  workshopId,
  homeMunicipality: '',
  targetGroups: [],
  language: '',
  needsInterpreter: false,
  phone: '',
  email: '',
  enrolledOn: today,
  hasProtectedIdentity: false,
});

/** The stored person as the form shows it. The number comes separately, since it is shown in full only on asking. */
export const toTyped = (
  person: OutputOf<'participant.get'>,
  personalNumber: string | null,
): ParticipantTyped => ({
  ...person,
  targetGroups: [...person.targetGroups],
  alias: person.alias ?? '',
  birthDate: person.birthDate ?? '',
  personalNumber: personalNumber ?? '',
  sharedNumber: '',
});

export const toInput = ({ sharedNumber, ...checked }: ParticipantChecked): InputOf<'participant.enrol'> => ({
  ...checked,
  ...(checked.personalNumber !== '' && sharedNumber === checked.personalNumber
    ? { confirmedAnotherPerson: true }
    : {}),
  alias: checked.alias || null,
  birthDate: checked.birthDate === '' ? null : checked.birthDate, // refined above
  birthYear: checked.birthDate === '' ? checked.birthYear : Number(checked.birthDate.slice(0, 4)),
  personalNumber: checked.personalNumber || null,
  workshopId: checked.workshopId as WorkshopId, // one of the options
  enrolledOn: checked.enrolledOn,
});
