/** What the participant form holds, and what the engine is sent. */
import { z } from 'zod';
import { dateText, line, requiredLine } from '#contract/fields.ts';
import type { InputOf, OutputOf } from '#contract/index.ts';
import type { PlainDate } from '#domain/dates.ts';
import type { WorkshopId } from '#domain/ids.ts';
import { genders, targetGroups } from '#domain/participant.ts';
import { writtenDay } from '../../writing/written-day.ts';

export const participantSchema = z.object({
  givenName: requiredLine,
  familyName: line,
  alias: line,
  birthDate: dateText,
  birthYear: z.number().int().min(1800).max(2100).nullable(),
  personalNumber: line,
  /** The number that somebody else has too, where that was said to be right. */
  sharedNumber: line,
  gender: z.enum(genders),
  workshopId: z.string().min(1, 'required'),
  homeMunicipality: line,
  targetGroups: z.array(z.enum(targetGroups)),
  language: line,
  needsInterpreter: z.boolean(),
  phone: line,
  email: line,
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
