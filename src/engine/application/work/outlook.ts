/**
 * What a user can do here at all, told before they try: where they may enrol, whether what they assess can be
 * controlled, numbers where they see no names, and whether others can check what was issued. The rules are in
 * domain/rights.ts, domain/roles.ts and domain/control-page.ts.
 */
import type { OutputOf } from '#contract/index.ts';
import { controlPageDue, type ControlPageDue } from '#domain/control-page.ts';
import type { Instant } from '#domain/dates.ts';
import { enrolsIn } from '#domain/rights.ts';
import { isPermitted, withoutController } from '#domain/roles.ts';
import { findLastSaved, readSince } from '../../store/certificates/control-page.ts';
import { countEnrolled, countStates } from '../../store/work/figures.ts';
import { countUncontrollable } from '../../store/register/holdings.ts';
import { listWorkshops } from '../../store/register/organisation.ts';
import type { Viewer } from '../../store/base/reach.ts';
import { countIssued } from '../../store/certificates/certificate-status.ts';
import type { ReadStore } from '../../store/base/store.ts';
import { listUsers } from '../../store/register/users.ts';
import type { SignedIn } from '../frame/handler.ts';

/** The verkstäder that the user may enrol in; and where there is none, what they lack. */
export const enrolOutlook = async (
  store: ReadStore,
  viewer: Viewer,
): Promise<OutputOf<'participant.enrolsIn'>> => {
  const open = (await listWorkshops(store)).filter((workshop) => workshop.isActive);
  const where = enrolsIn(viewer, open);
  if (where.ok) return { workshops: where.value.map(({ id, name }) => ({ id, name })), lacks: null };
  return { workshops: [], lacks: where.refusal.kind === 'noWorkshop' ? 'workshop' : 'persons' };
};

/** What stands in the way of control: all of it for who can do something about it, their own for a handledare. */
export const controlOutlook = async (
  store: ReadStore,
  user: SignedIn,
): Promise<OutputOf<'todo.list'>['control']> => {
  const lacking = withoutController(await listUsers(store));
  const seesAll = isPermitted(['administrator', 'coordinator'], user.roles);
  return {
    without: lacking.filter(({ id }) => seesAll || id === user.userId).map(({ id, name }) => ({ id, name })),
    stuck: seesAll ? await countUncontrollable(store) : 0,
  };
};

/** When the control page was last saved, and why it must be again. */
export const controlPageOutlook = async (
  store: ReadStore,
): Promise<{ readonly savedAt: Instant | null; readonly due: ControlPageDue | null }> => {
  const [issued, saved] = [await countIssued(store), await findLastSaved(store)];
  const savedAt = saved?.at ?? null;
  return { savedAt, due: controlPageDue(issued, savedAt, await readSince(store, saved?.position ?? 0)) };
};

/** Of the user's verkstäder, or of all where they have none. */
export const figuresFor = async (
  store: ReadStore,
  user: SignedIn,
): Promise<OutputOf<'participant.figures'>> => {
  const own = (await listWorkshops(store)).filter(
    ({ id }) => user.workshopIds.length === 0 || user.workshopIds.includes(id),
  );
  const enrolled = await countEnrolled(store);
  const states = await countStates(store);
  return own.map(({ id, name }) => ({
    id,
    name,
    enrolled: enrolled.get(id) ?? 0,
    states: states.filter((row) => row.workshopId === id).map(({ state, count }) => ({ state, count })),
  }));
};
