/**
 * Documents that are not certificates: the participant's page "Det har jag visat, det återstår", and saving what is
 * held on screen. Not here: certificates (certificates.ts), which are saved from the record, and the letter that goes
 * with them (handover.ts).
 */
import type { documentContract } from '#contract/documents.ts';
import type { AuditEvent } from '#domain/audit.ts';
import type { DocumentId } from '#domain/ids.ts';
import { spokenName } from '#domain/name-language.ts';
import { isExampleCode } from '#domain/module.ts';
import { displayName } from '#domain/participant.ts';
import { accept, refuse } from '#domain/refusal.ts';
import { notShownYet } from '#domain/transcript.ts';
import type { RemainingOutcome } from '../../pdf/index.ts';
import { pdfRoom } from '../frame/pdf-room.ts';
import { findAchievement, type Achievement } from '../../store/validations/achievements.ts';
import { getOrganisation, listWorkshops } from '../../store/register/organisation.ts';
import { getParticipant } from '../../store/participants/participants.ts';
import { findOwnerOf } from '../../store/base/reach.ts';
import type { ReadStore } from '../../store/base/store.ts';
import { listPlanSteps } from '../../store/validations/plan-steps.ts';
import { listUsers } from '../../store/register/users.ts';
import { prepareSave } from '../../files/files.ts';
import { namedRole } from '../certificates/certificate-facts.ts';
import type { HeldDocument } from '../frame/documents-held.ts';
import { done, doneSaving, type Handlers } from '../frame/handler.ts';
import { handoverHandlers } from '../certificates/handover.ts';
import { nextStep } from './next-step.ts';
import { readSettings } from '../register/settings.ts';
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

const missing = refuse({ kind: 'notFound', what: 'document' });

/** What leaves the program, and whom it tells of. The file's name has no personal data in it. */
const about = (what: 'printBegun' | 'printed' | 'saved', id: DocumentId, held: HeldDocument): AuditEvent => ({
  what: `document.${what}`,
  subject: { kind: 'document', id },
  participantIds: held.participantIds,
  after: { fileName: held.fileName },
});

const aboutPage = async (
  store: ReadStore,
  what: 'printBegun' | 'printed',
  { page, id }: { readonly page: string; readonly id: string | null },
): Promise<AuditEvent> => ({
  what: `page.${what}`,
  subject: { kind: 'page', id: id ?? '' },
  participantId: id === null ? undefined : await findOwnerOf(store, id),
  after: { page },
});

export const documentHandlers: Handlers<typeof documentContract> = {
  ...handoverHandlers,

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

  'document.print': ({ documents }, { documentId }) => {
    const held = documents.find(documentId);
    return Promise.resolve(held?.maySave ? done({}, about('printBegun', documentId, held)) : missing);
  },

  'document.recordPrint': ({ documents }, { documentId }) => {
    const held = documents.find(documentId);
    return Promise.resolve(held?.maySave ? done({}, about('printed', documentId, held)) : missing);
  },

  'page.print': async ({ store }, shown) => done({}, await aboutPage(store, 'printBegun', shown)),

  'page.recordPrint': async ({ store }, shown) => done({}, await aboutPage(store, 'printed', shown)),

  'document.save': ({ documents, path }, { documentId }) => {
    const held = documents.find(documentId);
    if (!held?.maySave) return Promise.resolve(missing);
    const file = prepareSave(path, held.bytes);
    return Promise.resolve(file.ok ? doneSaving({}, about('saved', documentId, held), file.value) : file);
  },
};
