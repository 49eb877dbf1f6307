/** What the participant form holds, and what the engine is sent. A field of the call's is a field of the form's. */
import { z } from 'zod';
import { dateText, line } from '#contract/fields.ts';
import type { InputOf, OutputOf } from '#contract/index.ts';
import { participantContract } from '#contract/participants.ts';
import type { PlainDate } from '#domain/dates.ts';
import type { WorkshopId } from '#domain/ids.ts';
import { nothingTold, type Participant } from '#domain/person-fields.ts';
import { writtenDay } from '../../writing/written-day.ts';

const { confirmedAnotherPerson: _, ...fields } = participantContract['participant.enrol'].input.shape;

/** What the call takes, but for what is typed in another form than it is sent. */
export const participantSchema = z.object({
  ...fields,
  alias: line,
  birthDate: dateText,
  personalNumber: line,
  /** The number that somebody else has too, where that was said to be right. */
  sharedNumber: line,
  workshopId: z.string().min(1, 'required'),
  enrolledOn: writtenDay('enrolled'),
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

/** What is nothing in the register and an empty field in the form. */
const asTexts = ({
  alias,
  birthDate,
  personalNumber,
  targetGroups,
}: Pick<Participant, 'alias' | 'birthDate' | 'personalNumber' | 'targetGroups'>) => ({
  alias: alias ?? '',
  birthDate: birthDate ?? '',
  personalNumber: personalNumber ?? '',
  sharedNumber: '',
  targetGroups: [...targetGroups],
});

export const emptyParticipant = (today: PlainDate, workshopId: string): ParticipantTyped => ({
  ...nothingTold,
  ...asTexts(nothingTold),
  workshopId,
  enrolledOn: today,
});

/** The stored person as the form shows it. The number comes separately, since it is shown in full only on asking. */
export const toTyped = (
  person: OutputOf<'participant.get'>,
  personalNumber: string | null,
): ParticipantTyped => ({ ...person, ...asTexts({ ...person, personalNumber }) });

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
