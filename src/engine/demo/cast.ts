/**
 * The invented participants. Names of many kinds on purpose: accents, other scripts, one name only, a protected
 * identity. Not here: what they do (courses-open.ts, courses-finished.ts). None of them exists; numbers and addresses are left out or end in
 * what cannot be reached.
 */
import type { Gender, TargetGroup } from '#domain/participant.ts';
import type { WorkshopKey } from './people.ts';

export type CastMember = {
  readonly givenName: string;
  readonly familyName: string;
  /** A date, or a year where the date is not known. */
  readonly born: string;
  readonly gender: Gender;
  readonly workshop: WorkshopKey;
  readonly municipality: string;
  readonly groups: readonly TargetGroup[];
  readonly language: string;
  readonly needsInterpreter: boolean;
  /** Day of the story, which begins at 0; negative before it. */
  readonly enrolled: number;
  readonly alias: string | null;
  readonly isProtected: boolean;
};

type Known = Pick<CastMember, 'born' | 'gender' | 'workshop' | 'enrolled' | 'groups'>;

const person = (
  givenName: string,
  familyName: string,
  known: Known,
  more: Partial<CastMember> = {},
): CastMember => ({
  givenName,
  familyName,
  municipality: 'Exempelkommunen',
  language: 'svenska',
  needsInterpreter: false,
  alias: null,
  isProtected: false,
  ...known,
  ...more,
});

export const cast = {
  asa: person('Åsa', 'Öberg', {
    born: '1987-03-14',
    gender: 'woman',
    workshop: 'reuse',
    enrolled: 0,
    groups: ['longTermUnemployed'],
  }),
  muhammad: person(
    'محمد',
    'العربي',
    { born: '1991-11-02', gender: 'man', workshop: 'kitchen', enrolled: 0, groups: ['newlyArrived'] },
    { language: 'arabiska', needsInterpreter: true },
  ),
  anh: person(
    'Thị Ánh',
    'Nguyễn',
    { born: '1979-06-30', gender: 'woman', workshop: 'kitchen', enrolled: 1, groups: ['longTermUnemployed'] },
    { language: 'vietnamesiska' },
  ),
  lukasz: person(
    'Łukasz',
    'Żółciński',
    { born: '1984-01-21', gender: 'man', workshop: 'green', enrolled: 1, groups: ['longTermUnemployed'] },
    { language: 'polska', municipality: 'Grannkommunen' },
  ),
  julia: person(
    'Юлія',
    'Шевченко',
    { born: '1996-09-08', gender: 'woman', workshop: 'reuse', enrolled: 2, groups: ['newlyArrived'] },
    { language: 'ukrainska', needsInterpreter: true },
  ),
  // Known in the workshop by another name; the real one is for those who assess and coordinate.
  protectedPerson: person(
    'Karin',
    'Exempelsson',
    { born: '1990', gender: 'woman', workshop: 'kitchen', enrolled: 4, groups: ['other'] },
    { alias: 'Linnea', isProtected: true, municipality: '' },
  ),
  kevin: person('Kevin', 'Björklund', {
    born: '2005-05-19',
    gender: 'man',
    workshop: 'reuse',
    enrolled: 3,
    groups: ['youth'],
  }),
  amina: person(
    'Amina',
    'Warsame',
    {
      born: '1999-12-12',
      gender: 'woman',
      workshop: 'kitchen',
      enrolled: 5,
      groups: ['newlyArrived', 'youth'],
    },
    { language: 'somaliska' },
  ),
  goran: person('Göran', 'Åkesson', {
    born: '1964-02-27',
    gender: 'man',
    workshop: 'green',
    enrolled: 5,
    groups: ['longTermUnemployed', 'sickLeave'],
  }),
  selam: person(
    'ሰላም',
    'ገብረ',
    { born: '1993', gender: 'woman', workshop: 'kitchen', enrolled: 8, groups: ['newlyArrived'] },
    { language: 'tigrinja', needsInterpreter: true },
  ),
  emil: person('Emil', 'Nyström', {
    born: '2004-08-03',
    gender: 'man',
    workshop: 'green',
    enrolled: 8,
    groups: ['youth'],
  }),
  fatima: person(
    'Fatima',
    'Al-Sayed',
    { born: '1988-04-17', gender: 'woman', workshop: 'reuse', enrolled: 9, groups: ['longTermUnemployed'] },
    { language: 'arabiska' },
  ),
  ove: person('Ove', 'Lindahl', {
    born: '1961-10-05',
    gender: 'man',
    workshop: 'reuse',
    enrolled: 10,
    groups: ['longTermUnemployed'],
  }),
  chloe: person('Chloé', 'Andersson-Müller', {
    born: '2003-01-29',
    gender: 'woman',
    workshop: 'green',
    enrolled: 12,
    groups: ['youth'],
  }),
  reza: person(
    'رضا',
    'کریمی',
    { born: '1995-07-11', gender: 'man', workshop: 'green', enrolled: 12, groups: ['newlyArrived'] },
    { language: 'persiska' },
  ),
  ingrid: person('Ingrid', 'Söderström', {
    born: '1970-11-23',
    gender: 'woman',
    workshop: 'kitchen',
    enrolled: 14,
    groups: ['sickLeave'],
  }),
  mehmet: person(
    'Mehmet',
    'Yıldız',
    { born: '1982-03-03', gender: 'man', workshop: 'kitchen', enrolled: 15, groups: ['longTermUnemployed'] },
    { language: 'turkiska' },
  ),
  tove: person('Tove', 'Ek', {
    born: '2006-06-06',
    gender: 'otherOrUnknown',
    workshop: 'reuse',
    enrolled: 20,
    groups: ['youth'],
  }),
  dawit: person(
    'Dawit',
    'Haile',
    { born: '1998', gender: 'man', workshop: 'green', enrolled: 22, groups: ['newlyArrived'] },
    { language: 'tigrinja' },
  ),
  maja: person('Maja-Lena', 'Holmgren Pettersson', {
    born: '1976-05-31',
    gender: 'woman',
    workshop: 'reuse',
    enrolled: 24,
    groups: ['reducedWorkCapacity'],
  }),
  // One name only is all that stands in the papers.
  suparat: person(
    'Suparat',
    '',
    { born: '1985-09-15', gender: 'woman', workshop: 'kitchen', enrolled: 30, groups: ['other'] },
    { language: 'thailändska' },
  ),
  bo: person('Bo', 'Ärlig', {
    born: '1968-12-01',
    gender: 'man',
    workshop: 'green',
    enrolled: 41,
    groups: ['longTermUnemployed'],
  }),
  nadia: person(
    'Nadia',
    'Ben Youssef',
    { born: '1994-02-14', gender: 'woman', workshop: 'reuse', enrolled: 55, groups: ['newlyArrived'] },
    { language: 'franska' },
  ),
  hampus: person('Hampus', 'Rydell', {
    born: '2000-10-10',
    gender: 'man',
    workshop: 'reuse',
    enrolled: 0,
    groups: ['youth'],
  }),
  solveig: person('Solveig', 'Åberg', {
    born: '1973-07-07',
    gender: 'woman',
    workshop: 'reuse',
    enrolled: -12,
    groups: ['longTermUnemployed'],
  }),
  viggo: person('Viggo', 'Wikström', {
    born: '2007-04-22',
    gender: 'man',
    workshop: 'kitchen',
    enrolled: 70,
    groups: ['youth'],
  }),
} as const;
export type CastKey = keyof typeof cast;
