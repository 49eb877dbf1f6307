/**
 * "Brev till deltagaren": the letter that goes with a certificate, in plain words. It says what the certificate's
 * frozen facts say, in the participant's own words where the module has them. Not here: the paper
 * (engine/pdf/handover.ts).
 */
import type { documentContract } from '#contract/documents.ts';
import type { CertificateFacts } from '#domain/certificate-facts.ts';
import { stillCounts, type Replaceable } from '#domain/certificate.ts';
import { saidTo } from '#domain/cover-letter.ts';
import { nextStep } from '#domain/next-step.ts';
import { accept, refuse } from '#domain/refusal.ts';
import { isInHand } from '#domain/validation.ts';
import type { HandoverModel } from '../../pdf/index.ts';
import { listAchievements } from '../../store/validations/achievements.ts';
import { findCertificateDocument, findReplaceable } from '../../store/certificates/certificates.ts';
import { getParticipant, type Participant } from '../../store/participants/participants.ts';
import { listPlanSteps } from '../../store/validations/plan-steps.ts';
import type { ReadStore } from '../../store/base/store.ts';
import { listOfParticipant } from '../../store/validations/validation-list.ts';
import { mayName } from './certificate-output.ts';
import type { Handlers } from '../frame/handler.ts';
import { pdfRoom } from '../frame/pdf-room.ts';
import { readSettings } from '../../store/base/settings.ts';
import { showDocument } from '../frame/show-document.ts';

/** The participant's own words for each läranderesultat of the certificate's modules. */
const ownWords = async (
  store: ReadStore,
  { validationIds }: Replaceable,
): Promise<ReadonlyMap<string, string>> => {
  const achievements = await listAchievements(store, validationIds);
  return new Map(
    achievements
      .flatMap(({ outcomes }) => outcomes)
      .filter(({ selfAssessmentText }) => selfAssessmentText !== '')
      .map(({ text, selfAssessmentText }) => [text, selfAssessmentText]),
  );
};

const shownWords = (facts: CertificateFacts, own: ReadonlyMap<string, string>): HandoverModel['modules'] =>
  facts.modules.map(({ title, outcomes }) => ({
    title,
    shown: outcomes.map(({ text, isFullyAchieved }) =>
      isFullyAchieved ? saidTo(own.get(text) ?? text) : `En del av: ${saidTo(own.get(text) ?? text)}`,
    ),
  }));

/** Over all that the participant still works with. */
const nextOf = async (store: ReadStore, participant: Participant): Promise<HandoverModel['nextStep']> => {
  const inHand = (await listOfParticipant(store, participant.id)).filter(({ state }) => isInHand(state));
  const steps = await listPlanSteps(
    store,
    inHand.map(({ id }) => id),
  );
  return nextStep(steps, participant);
};

export const handoverHandlers: Handlers<Pick<typeof documentContract, 'document.handover'>> = {
  'document.handover': async (context, { certificateId }) => {
    const { store, today } = context;
    const certificate = await findReplaceable(store, certificateId);
    const stored = await findCertificateDocument(store, certificateId);
    if (!certificate || !stored) return refuse({ kind: 'notFound', what: 'certificate' });
    const participant = await getParticipant(store, stored.participantId);
    const permitted = await mayName(context, participant);
    if (!permitted.ok) return permitted;
    const counts = stillCounts(certificate);
    if (!counts.ok) return counts;
    const { facts } = stored;
    const [signer] = facts.modules.flatMap(({ assessors }) => assessors);
    if (!signer) throw new Error('A certificate without anybody who assessed');
    const settings = await readSettings(store);
    const { renderHandover } = await pdfRoom();
    const bytes = await renderHandover({
      participant: facts.holder,
      certificate: facts,
      modules: shownWords(facts, await ownWords(store, certificate)),
      organisation: facts.issuer.name,
      unit: facts.issuer.unit,
      place: facts.issuer.place,
      contact: settings.contact === '' ? null : settings.contact,
      signer,
      checkAddress: settings.controlAddress === '' ? null : settings.controlAddress,
      nextStep: await nextOf(store, participant),
      writtenOn: today,
      accent: settings.accentColour,
      isExample: facts.isExample,
      isPractice: facts.isPractice,
    });
    const fileName = `Brev till deltagaren ${facts.number}.pdf`;
    const participantIds = [participant.id];
    return accept(await showDocument(context, { bytes, fileName, maySave: true, participantIds }));
  },
};
