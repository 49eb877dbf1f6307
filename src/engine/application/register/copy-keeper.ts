/**
 * Keeps copies of the register of this data folder: a new one when it is due, one at a time, with what went wrong
 * remembered, and what there is of them in memory by the minute. Not here: one copy, start to end (copy-job.ts), looking
 * at what there is (copy-survey.ts), which lead to the register as it is now (copy-standing.ts), the calls (backups.ts),
 * and putting a copy in the register's place (restoring.ts).
 */
import { dirname, join } from 'node:path';
import { isCopyDue, wasJustTried } from '#domain/backup.ts';
import { ageOf, type Instant } from '#domain/dates.ts';
import { lastPosition } from '../../store/register/audit.ts';
import { sqliteTrouble } from '../../store/base/sqlite-trouble.ts';
import { hasCopies, listCopies, type Copy } from '../../files/copies.ts';
import { readCopySettings, writeCopySettings } from '../../files/copy-settings.ts';
import { chosenName, localRoot } from '../../files/places.ts';
import type { CopyResult, CopySurvey } from '../frame/copies.ts';
import { heldOf, newestHere } from './copy-standing.ts';
import { chosenRootOf, lookAtCopies } from './copy-survey.ts';
import { keepLeftBehind } from './left-behind.ts';
import { sealLog } from './log-seals.ts';
import type { Copier, CopyKeeper } from '../frame/register.ts';

const surveyEvery = 60_000;

const unlessFull = (error: unknown): void => {
  if (sqliteTrouble(error) !== 'full') throw error;
};

const troubleIn = (result: CopyResult | null) => (result && !result.isMade ? result.trouble : null);

const reachOf = ({ name, counts, lastHash }: Copy) => ({ name, rows: counts.auditRows, lastHash });

export const keepCopies = (folder: string, copier: Copier, clock: () => Instant): CopyKeeper => {
  let underWay: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let triedAt: Instant | null = null;
  let foundRoot: string | null = null;
  let surveyed: CopySurvey | undefined;
  /** By their folders. */
  let known: ReadonlyMap<string, Copy> = new Map();

  const survey = (now: Instant): CopySurvey => {
    if (surveyed && (ageOf(surveyed.at, now) ?? Infinity) < surveyEvery) return surveyed;
    surveyed = lookAtCopies(folder, { now, foundRoot, known });
    known = new Map(surveyed.copies.map((copy) => [copy.folder, copy]));
    return surveyed;
  };
  const lookAgain = (): void => {
    surveyed = undefined;
  };
  const surveyAnew = (now: Instant): CopySurvey => {
    lookAgain();
    return survey(now);
  };

  const take: CopyKeeper['take'] = (opened, reason) => {
    const now = clock();
    waiting += 1;
    triedAt = now;
    const taken = underWay.then(async () => {
      // A disk too full for the seal is the very time to copy what is there to the other place.
      if (opened.store) await sealLog(opened.store, now).catch(unlessFull);
      const { registerId = '', copies, settings: before } = surveyAnew(now);
      const outcome = await copier({
        folder,
        registerId,
        key: opened.key,
        local: localRoot(folder),
        chosen: chosenRootOf(before),
        chosenIsApart: before.chosenIsApart,
        at: now,
        reason,
        known: copies.filter((copy) => copy.registerId === registerId).map(reachOf),
      });
      const { chosen } = outcome;
      // A full disk cannot keep the account of it either; the lamp still goes by the age of what is there.
      writeCopySettings(folder, {
        ...readCopySettings(folder),
        localTrouble: troubleIn(outcome.local),
        chosenTrouble: troubleIn(chosen),
        ...(chosen?.isMade && {
          chosenNewest: {
            at: now,
            auditRows: chosen.copy.counts.auditRows,
            lastHash: chosen.copy.lastHash,
          },
        }),
      });
      return outcome;
    });
    underWay = taken
      .catch(() => undefined)
      .finally(() => {
        waiting -= 1;
        lookAgain();
      });
    return taken.finally(lookAgain);
  };

  return {
    chosenRoot: () => chosenRootOf(readCopySettings(folder)),
    isTaking: () => waiting > 0,
    hasTried: () => triedAt !== null && waiting === 0,
    survey,
    lookAgain,
    list: () => {
      known = new Map();
      return surveyAnew(clock()).copies;
    },
    lookIn: (there) => {
      foundRoot = [there, join(there, chosenName), dirname(there)].find(hasCopies) ?? null;
      lookAgain();
      return foundRoot === null ? 0 : listCopies(foundRoot).length;
    },
    take,
    takeIfDue: async (opened) => {
      const now = clock();
      // A place that failed a moment ago is not tried again every minute.
      if (waiting > 0 || wasJustTried(triedAt, now)) return;
      const seen = surveyAnew(now);
      const rows = await lastPosition(opened.store);
      const isHeld = await heldOf(opened.store, seen);
      await keepLeftBehind(opened.store, seen, isHeld).catch(unlessFull);
      const newest = newestHere(seen, isHeld, opened.key, now);
      const places = [newest.local, ...(seen.isChosenThere ? [newest.chosen] : [])];
      if (places.some((place) => isCopyDue(place.newest, rows, now))) await take(opened, 'interval');
    },
    takeIfChanged: async (opened, reason) => {
      const now = clock();
      const seen = surveyAnew(now);
      const isHeld = await heldOf(opened.store, seen);
      await keepLeftBehind(opened.store, seen, isHeld).catch(unlessFull);
      const { local } = newestHere(seen, isHeld, opened.key, now);
      if (local.newest?.auditRows !== (await lastPosition(opened.store))) await take(opened, reason);
    },
  };
};
