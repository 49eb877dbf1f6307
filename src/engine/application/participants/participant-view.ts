/** What one user may see of one person, and what belongs to the person: their validations and certificates. */
import type { OutputOf } from '#contract/index.ts';
import type { ParticipantId } from '#domain/ids.ts';
import { displayName, maskPersonalNumber } from '#domain/participant.ts';
import { nothingThatIdentifies, nothingThatLeadsHome, type Participant } from '#domain/person-fields.ts';
import { listCertificatesOf } from '../../store/certificates/certificate-list.ts';
import { listWorkshops } from '../../store/register/organisation.ts';
import type { Viewer } from '../../store/base/reach.ts';
import { withProgress } from '../../store/validations/validation-progress.ts';
import type { ReadStore } from '../../store/base/store.ts';
import { listSeenOfParticipant } from '../../store/validations/validation-list.ts';
import { listKnown } from '../frame/rights.ts';

type Person = OutputOf<'participant.get'>;

export type ParticipantView = {
  readonly maySeeAll: boolean;
  readonly shown: Omit<Person, 'validations' | 'certificates' | 'readers'>;
};

/** People as this user may see them. A protected identity shows only its alias to whoever is to control. */
export const viewsOf = async (
  store: ReadStore,
  viewer: Viewer,
  people: readonly Participant[],
): Promise<ReadonlyMap<ParticipantId, ParticipantView>> => {
  const known = await listKnown(
    store,
    viewer,
    people.map(({ id }) => id),
  );
  const workshops = new Map((await listWorkshops(store)).map(({ id, name }) => [id, name]));
  return new Map(
    people.map((person) => [
      person.id,
      view(person, { maySeeAll: known.has(person.id), workshopName: workshops.get(person.workshopId) ?? '' }),
    ]),
  );
};

const view = (
  person: Participant,
  { maySeeAll, workshopName }: { readonly maySeeAll: boolean; readonly workshopName: string },
): ParticipantView => {
  return {
    maySeeAll,
    shown: {
      ...person,
      targetGroups: [...person.targetGroups],
      displayName: displayName(person),
      workshopName,
      personalNumber: person.personalNumber === null ? null : maskPersonalNumber(person.personalNumber),
      ...(maySeeAll
        ? {}
        : { ...nothingThatIdentifies, ...nothingThatLeadsHome, givenName: displayName(person) }),
    },
  };
};

export const validationsOf = async (
  store: ReadStore,
  viewer: Viewer,
  id: ParticipantId,
): Promise<Person['validations']> => {
  const validations = await listSeenOfParticipant(store, viewer, id);
  return (await withProgress(store, validations)).map(({ moduleVersionId: _, ...validation }) => ({
    ...validation,
    assessors: [...validation.assessors],
  }));
};

export const certificatesOf = async (store: ReadStore, id: ParticipantId): Promise<Person['certificates']> =>
  (await listCertificatesOf(store, id)).map((certificate) => ({
    ...certificate,
    modules: [...certificate.modules],
  }));
