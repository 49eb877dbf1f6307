/**
 * What there is of copies on this computer, in the second place and where somebody has looked: each folder once, however
 * many ways lead there. Reads the files of places; knows nothing of the register that is open. Not here: when it is
 * looked (copy-keeper.ts), and how a copy lies in its folder (files/copies.ts).
 */
import { join } from 'node:path';
import { inOrderOfAge } from '#domain/backup.ts';
import type { Instant } from '#domain/dates.ts';
import { lookInPlace, type Copy } from '../../files/copies.ts';
import { readCopySettings } from '../../files/copy-settings.ts';
import type { CopySettings } from '../../files/outside-files.ts';
import { readKeyring } from '../../vault/keyring-file.ts';
import { identityOf } from '../../files/own-places.ts';
import { chosenName, localRoot, setAsideRoot } from '../../files/places.ts';
import { liesIn, sharesFate } from '../../files/disk-kind.ts';
import type { CopySurvey, Place } from '../frame/copies.ts';
import { isPlaceThere } from './copy-job.ts';

export const chosenRootOf = ({ chosenFolder }: CopySettings): string | null =>
  chosenFolder === null ? null : join(chosenFolder, chosenName);

type Root = readonly [Place, string];

/** A place that is reached by two ways, through a link or mounted twice, is the one that comes first. */
const eachOnce = (roots: readonly Root[]): readonly Root[] => {
  const seen = new Set<string>();
  return roots.filter(([, root]) => {
    const identity = identityOf(root) ?? root;
    const isNew = !seen.has(identity);
    seen.add(identity);
    return isNew;
  });
};

type Looking = {
  readonly now: Instant;
  /** Where somebody has looked for copies, besides. */
  readonly foundRoot: string | null;
  /** By their folders: not read again. */
  readonly known: ReadonlyMap<string, Copy>;
};

export const lookAtCopies = (folder: string, { now, foundRoot, known }: Looking): CopySurvey => {
  const settings = readCopySettings(folder);
  const { chosenFolder, chosenIsApart } = settings;
  const chosenRoot = chosenRootOf(settings);
  const isChosenThere = chosenFolder !== null && isPlaceThere(chosenFolder, chosenIsApart, folder);
  const keyring = readKeyring(folder);
  const found = eachOnce([
    ['local', localRoot(folder)],
    ...(chosenRoot !== null && isChosenThere ? [['chosen', chosenRoot] as const] : []),
    ['setAside', setAsideRoot(folder)],
    ...(foundRoot === null ? [] : [['found', foundRoot] as const]),
  ]).map(([place, root]) => ({ place, ...lookInPlace(root, known) }));
  return {
    at: now,
    registerId: keyring.ok ? keyring.value.registerId : undefined,
    copies: inOrderOfAge(
      found.flatMap(({ place, copies }) => copies.map((copy) => ({ ...copy, place }))),
      now,
    ),
    none: found.flatMap(({ place, none }) => none.map((one) => ({ ...one, place }))),
    settings,
    isChosenThere,
    // What is out is not asked: a folder that is not there counts as lying on the disk of the computer.
    chosenSharesFate:
      chosenRoot !== null &&
      (isChosenThere ? sharesFate(chosenRoot, folder) : !chosenIsApart || liesIn(chosenRoot, folder)),
  };
};
