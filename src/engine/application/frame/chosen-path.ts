/**
 * The place that a person chose for something to be written: it gets the ending of what it is to hold, and is none of
 * the register's own. Not here: what the disk says (files/files.ts), and asking for the place (main).
 */
import { lstatSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Call } from '#contract/index.ts';
import { withEnding } from '#domain/file-name.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { orRefusal } from '../../files/disk-errors.ts';
import { isIn } from '../../files/own-places.ts';
import type { Register } from './register.ts';

/**
 * The place under its whole name. Whoever chose was asked whether the file may be replaced under the name that they gave,
 * and not under another: one that is there by the whole name is left. Refuses `notSaved`.
 */
export const freshPlace = (path: string, name: string): Decision<string> =>
  orRefusal(path, () => {
    if (name === basename(path)) return accept(path);
    const folder = dirname(path);
    const whole = join(folder, name);
    return lstatSync(whole, { throwIfNoEntry: false })
      ? refuse({ kind: 'notSaved', why: 'exists', name, folder })
      : accept(whole);
  });

/** Where the call writes; a place that it only reads is anybody's. Refuses `notSaved` for the register's own places. */
export const chosenPlace = (
  asks: NonNullable<Call['asks']>,
  path: string,
  { folder, copies }: Pick<Register, 'folder' | 'copies'>,
): Decision<string> => {
  const isFile = asks.dialog === 'savePath';
  if (!isFile && !(asks.dialog === 'openFolder' && asks.isWrittenIn)) return accept(path);
  const place = isFile ? freshPlace(path, withEnding(basename(path), asks.extensions)) : accept(path);
  if (!place.ok) return place;
  const chosenRoot = copies?.chosenRoot() ?? null;
  return orRefusal(place.value, () =>
    isIn([folder, ...(chosenRoot === null ? [] : [chosenRoot])], place.value)
      ? refuse({
          kind: 'notSaved',
          why: 'own',
          name: basename(place.value),
          folder: isFile ? dirname(place.value) : place.value,
        })
      : place,
  );
};
