/** What one user may see of one person, and what belongs to the person: their validations and certificates. */
import type { OutputOf } from '#contract/index.ts';
import type { ParticipantId } from '#domain/ids.ts';
import { displayName, maskPersonalNumber, maySeeProtected } from '#domain/participant.ts';
import { listCertificatesOf } from '../store/certificate-list.ts';
import { listWorkshops } from '../store/organisation.ts';
import type { Participant } from '../store/participants.ts';
import { withProgress } from '../store/standing.ts';
import type { ReadStore } from '../store/store.ts';
import { listOfParticipant } from '../store/validation-list.ts';
import { isAssessorOfPerson } from '../store/validations.ts';
import type { SignedIn } from './handler.ts';

type Person = OutputOf<'participant.get'>;

export type ParticipantView = {
  readonly maySeeAll: boolean;
  readonly shown: Omit<Person, 'validations' | 'certificates'>;
};

/** Whether this user sees the person behind a protected identity; everybody sees the others. */
export const maySeePerson = async (
  store: ReadStore,
  viewer: SignedIn,
  person: Pick<Participant, 'id' | 'workshopId' | 'hasProtectedIdentity'>,
): Promise<boolean> =>
  !person.hasProtectedIdentity ||
  maySeeProtected(
    {
      roles: viewer.roles,
      workshopIds: viewer.workshopIds,
      isAssessorOfPerson: await isAssessorOfPerson(store, viewer.userId, person.id),
    },
    person.workshopId,
  );

/** The person as this user may see them. A protected identity shows only its alias to others than its own staff. */
export const viewOf = async (
  store: ReadStore,
  viewer: SignedIn,
  person: Participant,
): Promise<ParticipantView> => {
  const maySeeAll = await maySeePerson(store, viewer, person);
  const workshops = await listWorkshops(store);
  const hidden = { givenName: displayName(person), familyName: '', alias: person.alias };
  return {
    maySeeAll,
    shown: {
      ...person,
      targetGroups: [...person.targetGroups],
      displayName: displayName(person),
      workshopName: workshops.find(({ id }) => id === person.workshopId)?.name ?? '',
      personalNumber: person.personalNumber === null ? null : maskPersonalNumber(person.personalNumber),
      ...(maySeeAll
        ? {}
        : {
            ...hidden,
            birthDate: null,
            birthYear: null,
            personalNumber: null,
            personalNumberKind: null,
            homeMunicipality: '',
            phone: '',
            email: '',
          }),
    },
  };
};

export const validationsOf = async (store: ReadStore, id: ParticipantId): Promise<Person['validations']> => {
  const validations = await listOfParticipant(store, id);
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
