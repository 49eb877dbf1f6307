/**
 * What is recorded of a person, field by field, and how much each tells: what hides somebody whose identity is protected
 * reads this list, so that whoever adds a field is asked. Not here: what may be written in them (participant.ts), and how
 * they are kept (store/participants/participants.ts).
 */
import type { PlainDate } from './dates.ts';
import type { ParticipantId, WorkshopId } from './ids.ts';
import type { ExitReason, Gender, PersonalNumberKind, TargetGroup } from './participant.ts';

export type Participant = {
  readonly id: ParticipantId;
  readonly givenName: string;
  readonly familyName: string;
  readonly alias: string | null;
  readonly birthDate: PlainDate | null;
  readonly birthYear: number | null;
  /** Normalised with century, `19850314-2391`. */
  readonly personalNumber: string | null;
  readonly personalNumberKind: PersonalNumberKind | null;
  readonly gender: Gender;
  readonly workshopId: WorkshopId;
  readonly homeMunicipality: string;
  readonly targetGroups: readonly TargetGroup[];
  /** The language that the person prefers, in words; the log's rows and half-written forms know it by this name. */
  readonly language: string;
  readonly needsInterpreter: boolean;
  readonly phone: string;
  readonly email: string;
  readonly enrolledOn: PlainDate;
  readonly exitedOn: PlainDate | null;
  readonly exitReason: ExitReason | null;
  readonly hasProtectedIdentity: boolean;
};

/**
 * `leadsHome`: tells where somebody lives or how they are reached, and is not kept of a protected person. `identifies`:
 * tells who they are, and is shown to those who may know it. `plain`: neither.
 */
export type FieldKind = 'leadsHome' | 'identifies' | 'plain';

/** Every field has its kind, or this does not compile. */
type EachOf<Kinds extends Record<keyof Participant, FieldKind>> = Kinds;

type PersonFields = EachOf<{
  readonly id: 'plain';
  readonly givenName: 'identifies';
  readonly familyName: 'identifies';
  readonly alias: 'plain';
  readonly birthDate: 'identifies';
  readonly birthYear: 'identifies';
  readonly personalNumber: 'identifies';
  readonly personalNumberKind: 'identifies';
  readonly gender: 'plain';
  readonly workshopId: 'plain';
  readonly homeMunicipality: 'leadsHome';
  readonly targetGroups: 'plain';
  readonly language: 'plain';
  readonly needsInterpreter: 'plain';
  readonly phone: 'leadsHome';
  readonly email: 'leadsHome';
  readonly enrolledOn: 'plain';
  readonly exitedOn: 'plain';
  readonly exitReason: 'plain';
  readonly hasProtectedIdentity: 'plain';
}>;

type FieldsThat<Kind extends FieldKind> = {
  [Field in keyof Participant]: PersonFields[Field] extends Kind ? Field : never;
}[keyof Participant];

/** Of a protected person nothing is kept that tells where they live or how they are reached. */
export const nothingThatLeadsHome: Pick<Participant, FieldsThat<'leadsHome'>> = {
  homeMunicipality: '',
  phone: '',
  email: '',
};

/** Of whoever is seen by alias only. */
export const nothingThatIdentifies: Pick<Participant, FieldsThat<'identifies'>> = {
  givenName: '',
  familyName: '',
  birthDate: null,
  birthYear: null,
  personalNumber: null,
  personalNumberKind: null,
};

/** Of somebody who has just come: what a form begins with, and everybody who is made up. */
export const nothingTold: Omit<Participant, 'id' | 'workshopId' | 'enrolledOn'> = {
  ...nothingThatIdentifies,
  ...nothingThatLeadsHome,
  alias: null,
  gender: 'otherOrUnknown',
  targetGroups: [],
  language: '',
  needsInterpreter: false,
  exitedOn: null,
  exitReason: null,
  hasProtectedIdentity: false,
};
