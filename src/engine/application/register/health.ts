/**
 * How the register is: its copies, and the clock of the computer. Asked by the minute; what lies in files comes from the
 * keeper's memory (copy-keeper.ts). Read only. Not here: the rules (domain/backup.ts, domain/clock.ts).
 */
import type { healthContract } from '#contract/health.ts';
import { choosesPlace, safetyFor, safetyOf } from '#domain/backup.ts';
import { clockDoubt, type ClockDoubt } from '#domain/clock.ts';
import type { Instant } from '#domain/dates.ts';
import { accept } from '#domain/refusal.ts';
import { isPermitted } from '#domain/roles.ts';
import { lastEventAt } from '../../store/register/audit.ts';
import type { CopySurvey } from '../frame/copies.ts';
import type { CopyKeeper, OpenedRegister } from '../frame/register.ts';
import { heldOf, newestHere } from './copy-standing.ts';
import { leftBehind } from './left-behind.ts';
import type { Handlers, QueryContext } from '../frame/handler.ts';

/** Not of the practice register, whose story is played up to this morning, nor of a copy that is looked at. */
const doubtOf = async (opened: OpenedRegister, now: Instant): Promise<ClockDoubt | null> => {
  if (opened.isPractice || opened.copyOf !== null) return null;
  const { lastAtOpening, copyAtOpening } = opened;
  return clockDoubt({ lastAtOpening, copyAtOpening, lastEvent: await lastEventAt(opened.store) }, now);
};

const lampOf = (
  copies: CopyKeeper,
  seen: CopySurvey,
  newest: ReturnType<typeof newestHere>,
  { user, now }: QueryContext,
) => {
  const { settings, isChosenThere, chosenSharesFate } = seen;
  const { chosenFolder } = settings;
  // What went wrong last time is over where the place is there again, and is gone where it is not.
  const last = settings.chosenTrouble === 'gone' ? null : settings.chosenTrouble;
  const chosen = {
    ...newest.chosen,
    trouble: isChosenThere ? last : ('gone' as const),
    sharesFate: chosenSharesFate,
  };
  const local = { ...newest.local, trouble: settings.localTrouble, isAwaited: !copies.hasTried() };
  return {
    ...safetyFor(safetyOf(local, chosenFolder === null ? null : chosen, now), user.roles),
    isTaking: copies.isTaking(),
    hasChosen: chosenFolder !== null,
    chosenFolder: isPermitted(choosesPlace, user.roles) ? chosenFolder : null,
  };
};

export const healthHandlers: Handlers<typeof healthContract> = {
  'register.health': async (context) => {
    const { register, now } = context;
    const opened = register.opened();
    if (!opened) return accept({ copies: null, clock: null, strangeKeys: [], newerCopy: null });
    const clock = await doubtOf(opened, now);
    const strange = isPermitted(['administrator'], context.user.roles)
      ? opened.strange.map(({ why, name }) => ({ why, name }))
      : [];
    const copies = opened.folder === register.folder ? register.copies : undefined;
    if (!copies) return accept({ copies: null, clock, strangeKeys: strange, newerCopy: null });
    const seen = copies.survey(now);
    const isHeld = await heldOf(opened.store, seen);
    return accept({
      copies: lampOf(copies, seen, newestHere(seen, isHeld, opened.key, now), context),
      clock,
      strangeKeys: strange,
      newerCopy: await leftBehind(opened.store, seen, isHeld),
    });
  },
};
