/**
 * Which copies lead to the register as it is now, by its log where it is open and by their own accounts where it is not,
 * and the newest of them in each place. Reads the register; touches no file. Not here: the rules (domain/copy-lines.ts).
 */
import { ageOf, type Instant } from '#domain/dates.ts';
import type { Newest } from '#domain/backup.ts';
import { holdsAllOf, linesByAccounts, type CopyLine, type CopyReach } from '#domain/copy-lines.ts';
import { lastPosition, listHashesAt } from '../../store/register/audit.ts';
import type { ReadStore } from '../../store/base/store.ts';
import type { CopySurvey, PlacedCopy } from '../frame/copies.ts';

const reachOf = ({ counts, lastHash }: PlacedCopy): CopyReach => ({ rows: counts.auditRows, lastHash });

/** Whether the register that is open holds all that something with this reach does. Two statements, however many copies. */
const heldBy = async (
  store: ReadStore,
  reaches: readonly CopyReach[],
): Promise<(reach: CopyReach) => boolean> => {
  const rows = await lastPosition(store);
  const hashes = await listHashesAt(
    store,
    reaches.map((reach) => reach.rows),
  );
  return (reach) => holdsAllOf(reach, rows, (position) => hashes.get(position));
};

type Standing = { readonly newest: Newest; readonly hasAhead: boolean };

const nowhere: Standing = { newest: null, hasAhead: false };

/** The newest copy in each place that vouches for the register as it is now. What is in a place that is out is remembered. */
export const newestHere = async (
  store: ReadStore,
  { copies, registerId, settings, isChosenThere }: CopySurvey,
  now: Instant,
): Promise<{ readonly local: Standing; readonly chosen: Standing }> => {
  const ours = copies.filter((copy) => copy.registerId === registerId);
  const { chosenNewest, chosenFolder } = settings;
  const remembered = chosenNewest && { rows: chosenNewest.auditRows, lastHash: chosenNewest.lastHash };
  const isHeld = await heldBy(store, [...ours.map(reachOf), ...(remembered ? [remembered] : [])]);
  const isKnown = (at: Instant): boolean => ageOf(at, now) !== undefined;
  const standingOf = (seen: readonly { readonly at: Instant; readonly auditRows: number }[]): Standing => ({
    newest: seen.find(({ at }) => isKnown(at)) ?? null,
    hasAhead: seen.some(({ at }) => !isKnown(at)),
  });
  const standingIn = (place: PlacedCopy['place']): Standing =>
    standingOf(
      ours
        .filter((copy) => copy.place === place && isHeld(reachOf(copy)))
        .map(({ at, counts: { auditRows } }) => ({ at, auditRows })),
    );
  const outside = (): Standing =>
    chosenNewest && remembered && isHeld(remembered) ? standingOf([chosenNewest]) : nowhere;
  return {
    local: standingIn('local'),
    chosen: chosenFolder === null ? nowhere : isChosenThere ? standingIn('chosen') : outside(),
  };
};

/** Where each copy stands beside the register; `store` is of the register that lies in the data folder, where it is open. */
export const linesOf = async (
  store: ReadStore | undefined,
  { copies, registerId }: Pick<CopySurvey, 'copies' | 'registerId'>,
): Promise<(copy: PlacedCopy) => CopyLine> => {
  if (!store) return linesByAccounts(copies, registerId);
  const isHeld = await heldBy(store, copies.map(reachOf));
  return (copy) => (copy.registerId !== registerId ? 'other' : isHeld(reachOf(copy)) ? 'ours' : 'left');
};
