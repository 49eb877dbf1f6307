/**
 * The start page (Att göra) and half-written drafts. Not here: what each feature tells of itself there (its own folder).
 */
import { checkingContract } from '#contract/checking.ts';
import { participantContract } from '#contract/participants.ts';
import type { OutputOf } from '#contract/index.ts';
import type { workContract } from '#contract/work.ts';
import { missingForSubmission } from '#domain/assessment.ts';
import { addDays, startOfSwedishDay } from '#domain/dates.ts';
import type { UserId, ValidationId } from '#domain/ids.ts';
import { accept } from '#domain/refusal.ts';
import { isPermitted, withoutController } from '#domain/roles.ts';
import { statesConcerning, todoFor } from '#domain/todo.ts';
import { concernsDays } from '#domain/verification.ts';
import { listRounds } from '../../store/validations/control.ts';
import { countUncontrollable } from '../../store/register/holdings.ts';
import { listUsers } from '../../store/register/users.ts';
import { dropDraft, findDraft, keepDraft } from '../../store/register/drafts.ts';
import { listProgress } from '../../store/validations/validation-progress.ts';
import type { ReadStore } from '../../store/base/store.ts';
import { countRegister, listNearlyReady, listOpenValidations } from '../../store/work/todo.ts';
import { controlPageOutlook } from '../certificates/control-page-due.ts';
import type { Handlers, SignedIn } from '../frame/handler.ts';
import { enrolOutlook } from '../participants/outlook.ts';
import { readSettings } from '../../store/base/settings.ts';

/** Those of a user's ongoing validations that may be handed in as they stand. */
const listReady = async (store: ReadStore, userId: UserId): Promise<ReadonlySet<ValidationId>> => {
  const standings = await listProgress(store, await listNearlyReady(store, userId));
  const ready = [...standings].filter(
    ([, { criteria, rationale }]) => missingForSubmission(criteria, rationale).length === 0,
  );
  return new Set(ready.map(([id]) => id));
};

/** What stands in the way of control: all of it for who can do something about it, their own for a handledare. */
const controlOutlook = async (
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

export const workHandlers: Handlers<typeof workContract> = {
  'todo.list': async ({ store, user, viewer, today }) => {
    const ready = await listReady(store, user.userId);
    const open = await listOpenValidations(store, viewer, statesConcerning(user.roles), today);
    const items = todoFor(
      user.roles,
      open.map((validation) => ({ ...validation, isReady: ready.has(validation.validationId) })),
      await readSettings(store),
      today,
      await listRounds(store, viewer, startOfSwedishDay(addDays(today, -concernsDays))),
    );
    const enrols = isPermitted(participantContract['participant.enrol'].roles, user.roles);
    const savesPage = isPermitted(checkingContract['check.exportPage'].roles, user.roles);
    return accept({
      items: [...items],
      counts: await countRegister(store, viewer),
      lacks: enrols ? (await enrolOutlook(store, viewer)).lacks : null,
      control: await controlOutlook(store, user),
      controlPage: savesPage ? (await controlPageOutlook(store)).due : null,
    });
  },

  'draft.keep': async ({ store, user, now }, { key, body }) => {
    if (body === null) await dropDraft(store, user.userId, key);
    else await keepDraft(store, user.userId, key, { body, keptAt: now });
    return accept({});
  },

  'draft.get': async ({ store, user }, { key }) => accept((await findDraft(store, user.userId, key)) ?? null),
};
