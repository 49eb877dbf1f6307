/**
 * Where two people are required it takes two: nobody is both by being entered twice, under a name that only its spaces,
 * capitals, signs or marks tell apart. Lives here: every such place, and the comparison. Not here: who may do what
 * (rights.ts), and participants who may be one (participant.ts, which compares names in the same way).
 */
import type { UserId } from './ids.ts';
import { looksLikeSame } from './participant.ts';
import { accept, refuse, type Decision } from './refusal.ts';

/**
 * `sheet`: the two who keep the recovery sheet. `disposal`: who proposes and who carries out. `control`: who assessed and
 * who controls.
 */
export const placesForTwo = ['sheet', 'disposal', 'control'] as const;
export type PlaceForTwo = (typeof placesForTwo)[number];

const asNamed = (name: string) => ({ givenName: name, familyName: '', birthYear: null });

/** Whether two names may be one person's, however they are written. */
export const isSameName = (name: string, other: string): boolean =>
  looksLikeSame(asNamed(name), asNamed(other));

export type Somebody = { readonly name: string; readonly userId?: UserId | undefined };

/** Refuses: `onePersonTwice`, also of one user whose name was changed in between. */
export const areTwo = (place: PlaceForTwo, one: Somebody, other: Somebody): Decision<void> =>
  isSameName(one.name, other.name) || (one.userId !== undefined && one.userId === other.userId)
    ? refuse({ kind: 'onePersonTwice', place, name: one.name, other: other.name })
    : accept(undefined);
