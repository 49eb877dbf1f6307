/**
 * The participant's page "Det har jag visat, det återstår", from what one validation has come to. Not here: the paper
 * (engine/pdf/remaining.ts), printing and saving it (frame/documents.ts).
 */
import type { documentContract } from '#contract/documents.ts';
import { spokenName } from '#domain/name-language.ts';
import { isExampleCode } from '#domain/module.ts';
import { namedRole } from '#domain/named-role.ts';
import { nextStep } from '#domain/next-step.ts';
import { displayName } from '#domain/participant.ts';
import { accept, refuse } from '#domain/refusal.ts';
import { notShownYet } from '#domain/transcript.ts';
import type { RemainingOutcome } from '../../pdf/index.ts';
import { pdfRoom } from '../frame/pdf-room.ts';
import { findAchievement, type Achievement } from '../../store/validations/achievements.ts';
import { getOrganisation, listWorkshops } from '../../store/register/organisation.ts';
import { getParticipant } from '../../store/participants/participants.ts';
import { listPlanSteps } from '../../store/validations/plan-steps.ts';
import { listUsers } from '../../store/register/users.ts';
import type { Handlers } from '../frame/handler.ts';
import { readSettings } from '../../store/base/settings.ts';
import { showDocument } from '../frame/show-document.ts';

/**
 * An outcome in the participant's own words. What is left out of the validation is not left to show, unless it was left
 * out because it is not shown yet.
 */
const remainingOutcome = ({
  text,
  selfAssessmentText,
  criteria,
}: Achievement['outcomes'][number]): RemainingOutcome[] => {
  const counted = criteria.filter(
    ({ leftOutReason }) => leftOutReason === null || leftOutReason === notShownYet,
  );
  if (counted.length === 0) return [];
  const left = counted.filter((criterion) => criterion.judgement !== 'shown');
  const isBegun = counted.some(({ judgement }) => judgement === 'shown' || judgement === 'partlyShown');
  return [
    {
      text: selfAssessmentText === '' ? text : selfAssessmentText,
      state: left.length === 0 ? 'shown' : isBegun ? 'begun' : 'left',
      left: left.map((criterion) => criterion.text),
    },
  ];
};

export const remainingHandlers: Handlers<Pick<typeof documentContract, 'document.remaining'>> = {
  'document.remaining': async (context, { validationId }) => {
    const { store, today, isPractice } = context;
    const achievement = await findAchievement(store, validationId);
    if (!achievement) return refuse({ kind: 'notFound', what: 'validation' });
    const participant = await getParticipant(store, achievement.participantId);
    const settings = await readSettings(store);
    const users = await listUsers(store);
    const contact = users.find((user) => user.id === achievement.assessorIds[0]);
    const workshop = (await listWorkshops(store)).find(({ id }) => id === participant.workshopId);
    const { code, title } = achievement.module;
    const { renderRemaining } = await pdfRoom();
    const bytes = await renderRemaining({
      participant: spokenName(displayName(participant), participant.language),
      module: { title, code },
      organisation: (await getOrganisation(store)).name,
      unit: participant.hasProtectedIdentity ? null : (workshop?.name ?? null),
      outcomes: achievement.outcomes.flatMap(remainingOutcome),
      nextStep: nextStep(await listPlanSteps(store, [validationId]), participant),
      contact: contact
        ? {
            ...namedRole(contact, 'assessor', settings),
            reach: settings.contact === '' ? null : settings.contact,
          }
        : null,
      printedOn: today,
      accent: settings.accentColour,
      isExample: isExampleCode(code),
      isPractice,
    });
    const fileName = `Det har jag visat, det återstår ${code} ${today}.pdf`;
    const participantIds = [participant.id];
    return accept(await showDocument(context, { bytes, fileName, maySave: true, participantIds }));
  },
};
