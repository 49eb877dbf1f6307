/**
 * What enrolling takes of somebody of whom hardly anything is told: where everybody begins whom the demo, the tests and
 * the measuring scripts make up. A new field of a person's is in it by itself (domain/person-fields.ts). Not here: who
 * they are (cast.ts, specimens.ts).
 */
import type { InputOf } from '#contract/index.ts';
import { nothingTold } from '#domain/person-fields.ts';

type Enrolment = InputOf<'participant.enrol'>;

const { personalNumberKind: _found, exitedOn: _later, exitReason: _why, ...nothing } = nothingTold;

export const blankParticipant = (
  told: Pick<Enrolment, 'givenName' | 'workshopId' | 'enrolledOn'> & Partial<Enrolment>,
): Enrolment => ({ ...nothing, ...told, targetGroups: [...(told.targetGroups ?? nothing.targetGroups)] });
