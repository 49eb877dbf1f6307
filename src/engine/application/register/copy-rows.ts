/**
 * Copies, and what counts as none, as rows for the window. Not here: which there are (copy-survey.ts) and where each
 * stands beside the register (copy-standing.ts).
 */
import type { OutputOf } from '#contract/index.ts';
import { choosesPlace } from '#domain/backup.ts';
import { isPermitted } from '#domain/roles.ts';
import type { CopySurvey, PlacedCopy } from '../frame/copies.ts';
import type { SignedIn } from '../frame/handler.ts';

type ShownCopy = OutputOf<'backup.list'>['copies'][number];

export const shown = (
  [copy, ...alike]: readonly [PlacedCopy, ...PlacedCopy[]],
  { line, by = null }: Pick<ShownCopy, 'line'> & { readonly by?: string | null | undefined },
): ShownCopy => ({
  places: [copy.place, ...alike.map(({ place }) => place)],
  line,
  name: copy.name,
  at: copy.at,
  reason: copy.reason,
  by,
  counts: { ...copy.counts },
  size: copy.bytes,
});

type Uncounted = OutputOf<'backup.list'>['uncounted'];

/** What counts as no copy; where it lies is for whoever chooses places. */
export const uncountedIn = ({ none }: CopySurvey, user: SignedIn | undefined): Uncounted => {
  const maySeeWhere = user !== undefined && isPermitted(choosesPlace, user.roles);
  return none.map(({ place, name, at, folder }) => ({
    place,
    name,
    at,
    folder: maySeeWhere ? folder : null,
  }));
};
