/**
 * Which copies lead to the register as it is now, by its log where it is open and by their own accounts where it is not,
 * and the newest of them in each place. Reads the register; touches no file. Not here: the rules (domain/copy-lines.ts).
 */
import { ageOf, type Instant } from '#domain/dates.ts';
import type { CopyCounts, Newest } from '#domain/backup.ts';
import { holdsAllOf, linesByAccounts, type CopyLine, type CopyReach } from '#domain/copy-lines.ts';
import { lastPosition, listHashesAt } from '../../store/register/audit.ts';
import type { ReadStore } from '../../store/base/store.ts';
import { isSealedBy } from '../../files/seals.ts';
import type { CopySurvey, PlacedCopy } from '../frame/copies.ts';

const reachOf = ({ counts, lastHash }: PlacedCopy): CopyReach => ({ rows: counts.auditRows, lastHash });

const rememberedOf = ({ chosenNewest }: CopySurvey['settings']): CopyReach | null =>
  chosenNewest && { rows: chosenNewest.auditRows, lastHash: chosenNewest.lastHash };

/** Whether what was found in a copy is what its account says: an older file may lie under a newer account. */
export const isOfItsAccount = (
  { counts, lastHash }: PlacedCopy,
  found: { readonly counts: CopyCounts; readonly lastHash: string | undefined },
): boolean =>
  counts.auditRows === found.counts.auditRows && (lastHash === undefined || lastHash === found.lastHash);

/** Whether the register that is open holds all that something with this reach does. */
export type Held = (reach: CopyReach) => boolean;

/** Of the copies that were seen, and of the one that is remembered. Two statements, however many there are. */
export const heldOf = async (
  store: ReadStore,
  { copies, settings }: Pick<CopySurvey, 'copies' | 'settings'>,
): Promise<Held> => {
  const remembered = rememberedOf(settings);
  const reaches = [...copies.map(reachOf), ...(remembered ? [remembered] : [])];
  const rows = await lastPosition(store);
  const hashes = await listHashesAt(
    store,
    reaches.map((reach) => reach.rows),
  );
  return (reach) => holdsAllOf(reach, rows, (position) => hashes.get(position));
};

type Standing = { readonly newest: Newest; readonly hasAhead: boolean };

const nowhere: Standing = { newest: null, hasAhead: false };

/** From this shape of the record on every account is sealed. */
const sealedSince = 9;

/** Whether the register's key vouches for an account, or could not have: it is of a version that did not seal. */
const isVouchedFor = ({ proof, version }: PlacedCopy, key: Uint8Array): boolean =>
  isSealedBy(key, proof) || (proof.seal === undefined && version < sealedSince);

/**
 * The newest copy in each place that vouches for the register as it is now: of this register, by its key, and not of a
 * time to come. What is in a place that is out is remembered.
 */
export const newestHere = (
  { copies, registerId, settings, isChosenThere }: CopySurvey,
  isHeld: Held,
  key: Uint8Array,
  now: Instant,
): { readonly local: Standing; readonly chosen: Standing } => {
  const ours = copies.filter((copy) => copy.registerId === registerId && isVouchedFor(copy, key));
  const { chosenNewest, chosenFolder } = settings;
  const remembered = rememberedOf(settings);
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

/** Where each copy stands beside the register that lies in the data folder; `isHeld` where that is open. */
export const linesOf = (
  { copies, registerId }: Pick<CopySurvey, 'copies' | 'registerId'>,
  isHeld: Held | undefined,
): ((copy: PlacedCopy) => CopyLine) => {
  if (!isHeld) return linesByAccounts(copies, registerId);
  return (copy) => (copy.registerId !== registerId ? 'other' : isHeld(reachOf(copy)) ? 'ours' : 'left');
};
