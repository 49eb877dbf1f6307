/**
 * "Underlag för erkännande" for the external quality assurer: what may stand on one, preview, make, open again, and the
 * answer. Not here: gathering what it states (recommendation-model.ts) and the paper (engine/pdf).
 */
import type { recommendationContract } from '#contract/recommendations.ts';
import { swedishDay } from '#domain/dates.ts';
import type { ParticipantId, RecommendationId } from '#domain/ids.ts';
import { mayReview } from '#domain/recommendation.ts';
import { accept, refuse } from '#domain/refusal.ts';
import { sha256 } from '../../sha256.ts';
import {
  findRecommendation,
  insertRecommendation,
  insertReview,
  listRecommendable,
  listRecommendations,
} from '../../store/certificates/recommendations.ts';
import { done, type CommandContext, type Handlers, type QueryContext } from '../frame/handler.ts';
import { readWhole } from '../frame/stored-bytes.ts';
import { drawRecommendation, recommendationTitle } from './recommendation-model.ts';
import { showDocument } from '../frame/show-document.ts';

/** Held to be shown; named by its day, so that no personal data stands in a file name. */
const hold = async (
  context: QueryContext | CommandContext,
  bytes: Uint8Array,
  on: string,
  maySave: boolean,
  participantIds: readonly ParticipantId[],
) => {
  const fileName = `${recommendationTitle} ${on}.pdf`;
  return showDocument(context, { bytes, fileName, maySave, participantIds });
};

const missing = refuse({ kind: 'notFound', what: 'recommendation' });

export const recommendationHandlers: Handlers<typeof recommendationContract> = {
  'recommendation.candidates': async ({ store, viewer }, { from, to }) =>
    accept(
      (await listRecommendable(store, viewer)).filter(
        ({ approvedOn }) => from <= approvedOn && approvedOn <= to,
      ),
    ),

  'recommendation.preview': async (context, choice) => {
    const drawn = await drawRecommendation(context, choice);
    if (!drawn.ok) return drawn;
    const { bytes, participantIds } = drawn.value;
    return accept(await hold(context, bytes, context.today, false, participantIds));
  },

  'recommendation.make': async (context, choice) => {
    const { store, newId, now, today, user } = context;
    const drawn = await drawRecommendation(context, choice);
    if (!drawn.ok) return drawn;
    const { bytes, participantIds } = drawn.value;
    const id = newId<RecommendationId>();
    const hash = sha256(bytes);
    const validationIds = [...new Set(choice.validationIds)];
    const made = { ...choice, id, validationIds, pdf: bytes, sha256: hash, at: now, by: user.userId };
    await insertRecommendation(store, made);
    return done(
      { id, ...(await hold(context, bytes, today, true, participantIds)) },
      {
        what: 'recommendation.made',
        subjectId: id,
        participantIds,
        after: { ...choice, validationIds, sha256: hash },
      },
    );
  },

  'recommendation.list': async ({ store }) => accept([...(await listRecommendations(store))]),

  'recommendation.open': async (context, { id }) => {
    const stored = await findRecommendation(context.store, id);
    if (!stored) return missing;
    if (stored.pdf.length === 0) return refuse({ kind: 'disposedOf' });
    const whole = readWhole(context, stored);
    if (!whole.ok) return whole;
    const { pdf, madeAt, participantIds } = stored;
    return accept(await hold(context, pdf, swedishDay(madeAt), true, participantIds));
  },

  'recommendation.review': async ({ store, now, user }, { id, on, reviewer }) => {
    const stored = await findRecommendation(store, id);
    if (!stored) return missing;
    const may = mayReview(stored.review);
    if (!may.ok) return may;
    await insertReview(store, { recommendationId: id, on, reviewer, at: now, by: user.userId });
    return done(
      {},
      {
        what: 'recommendation.reviewed',
        subjectId: id,
        participantIds: stored.participantIds,
        after: { on, reviewer },
      },
    );
  },
};
