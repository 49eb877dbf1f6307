/**
 * Where a user may enrol, told before they try, and numbers where they see no names. Not here: the rules
 * (domain/rights.ts).
 */
import type { OutputOf } from '#contract/index.ts';
import { enrolsIn } from '#domain/rights.ts';
import { listWorkshops } from '../../store/register/organisation.ts';
import type { Viewer } from '../../store/base/reach.ts';
import type { ReadStore } from '../../store/base/store.ts';
import { countEnrolled, countStates } from '../../store/work/figures.ts';
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
