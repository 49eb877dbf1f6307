/**
 * Register → what an "underlag för erkännande" states: participants down, modules across, and who answers for it. A
 * protected person stands there by alias and without birth. Not here: the calls (recommendations.ts).
 */
import type { ParsedInputOf } from '#contract/index.ts';
import type { NamedRole } from '#domain/certificate-facts.ts';
import type { ParticipantId } from '#domain/ids.ts';
import { isExampleCode } from '#domain/module.ts';
import { spokenName } from '#domain/name-language.ts';
import { mayRecommend } from '#domain/recommendation.ts';
import { accept, type Decision } from '#domain/refusal.ts';
import type { Settings } from '#domain/settings.ts';
import type { RecommendationModel } from '../../pdf/index.ts';
import { listAchievements, type Achievement } from '../../store/validations/achievements.ts';
import { getOrganisation } from '../../store/register/organisation.ts';
import { listParticipants, type Participant } from '../../store/participants/participants.ts';
import {
  listCountingCertificates,
  listRecommendable,
  type CountingCertificate,
  type Recommendable,
} from '../../store/certificates/recommendations.ts';
import { listUsers, type User } from '../../store/register/users.ts';
import { assessorIdsOf } from './certificate-facts.ts';
import { namedRole } from '#domain/named-role.ts';
import type { QueryContext } from '../frame/handler.ts';
import { pdfRoom } from '../frame/pdf-room.ts';
import { readSettings } from '../../store/base/settings.ts';

export const recommendationTitle = 'Underlag för erkännande';

type Rows = readonly Recommendable[];
type Achievements = readonly Achievement[];

/** Each module version once, by code and version. */
const modulesOf = (rows: Rows, achievements: Achievements) => {
  const modules = new Map(
    rows.map((row, index) => [
      row.moduleVersionId,
      { id: row.moduleVersionId, ...achievements[index]?.module },
    ]),
  );
  return [...modules.values()]
    .flatMap(({ id, code, title, version, level, creditValue }) =>
      code === undefined || title === undefined || version === undefined || level === undefined
        ? []
        : [{ id, code, title, version, level, creditValue: creditValue ?? null }],
    )
    .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.version - b.version));
};

type Birth = { readonly birthDate: string | null; readonly birthYear: number | null };

/** As much of the birth as the organisation prints and knows. */
const birthWords = ({ birthDate, birthYear }: Birth, shown: Settings['birthShown']): string | null => {
  const year = birthYear === null ? (birthDate?.slice(0, 4) ?? null) : String(birthYear);
  if (shown === 'none') return null;
  return shown === 'date' ? (birthDate ?? year) : year;
};

const participantOf = (
  person: Participant,
  rows: Rows,
  certificates: readonly CountingCertificate[],
  shown: Settings['birthShown'],
): Omit<RecommendationModel['participants'][number], 'results'> => {
  const own = certificates.filter(({ participantId }) => participantId === person.id);
  const isHidden = person.hasProtectedIdentity;
  const listed = rows.find(({ participantId }) => participantId === person.id)?.participantName ?? '';
  return {
    // The name that was read together, where there is one: names are checked because they stand on certificates.
    ...spokenName(isHidden ? listed : (own.at(-1)?.nameOnCertificate ?? listed), person.language),
    birth: isHidden ? null : birthWords(person, shown),
    certificateNumbers: own.map(({ number }) => number),
  };
};

/** Assessors, then kontrollanter, each person once in each role, then a line for whoever comes from outside. */
const signersOf = (
  achievements: Achievements,
  users: readonly User[],
  settings: Settings,
): RecommendationModel['signers'] => {
  const userOf = new Map(users.map((user) => [user.id, user]));
  const once = (people: readonly NamedRole[], statement: string) =>
    [...new Map(people.map((person) => [`${person.name}\n${person.role}`, person])).values()].map(
      (person) => ({ ...person, statement }),
    );
  const assessors = achievements.flatMap(assessorIdsOf);
  const verifiers = achievements.flatMap(({ approved }) => (approved ? [approved.by] : []));
  const { by } = settings.externalQualityAssurance;
  return [
    ...once(
      assessors.map((id) => namedRole(userOf.get(id), 'assessor', settings)),
      'Bedömningarna är gjorda mot modulernas kriterier.',
    ),
    ...once(
      verifiers.map((id) => namedRole(userOf.get(id), 'internalVerifier', settings)),
      'Bedömningarna är kontrollerade av någon som inte själv har bedömt.',
    ),
    {
      role: 'Extern kvalitetssäkrare',
      name: by === '' ? null : by,
      statement: 'Underlaget är granskat.',
    },
  ];
};

type Choice = ParsedInputOf<'recommendation.preview'>;
type Drawn = { readonly bytes: Uint8Array; readonly participantIds: readonly ParticipantId[] };

/** The real PDF of a choice. Refuses: `notApproved`. */
export const drawRecommendation = async (
  { store, today, isPractice, viewer }: Pick<QueryContext, 'store' | 'today' | 'isPractice' | 'viewer'>,
  choice: Choice,
): Promise<Decision<Drawn>> => {
  const recommendable = await listRecommendable(store, viewer);
  const may = mayRecommend(choice.validationIds, new Set(recommendable.map((row) => row.validationId)));
  if (!may.ok) return may;
  const chosen = new Set(choice.validationIds);
  const rows = recommendable.filter(({ validationId }) => chosen.has(validationId));
  const achievements = await listAchievements(
    store,
    rows.map(({ validationId }) => validationId),
  );
  const settings = await readSettings(store);
  const modules = modulesOf(rows, achievements);
  const certificates = await listCountingCertificates(store, [...chosen]);
  const participantIds = [...new Set(rows.map(({ participantId }) => participantId))];
  const people = await listParticipants(store, participantIds);
  const participants = participantIds
    .flatMap((id) => people.get(id) ?? [])
    .map((person) => ({
      ...participantOf(person, rows, certificates, settings.birthShown),
      results: modules.map((module) => {
        const row = rows.find((one) => one.participantId === person.id && one.moduleVersionId === module.id);
        if (!row) return { kind: 'none' as const };
        return row.isPartial ? { kind: 'part' as const } : { kind: 'all' as const, on: row.approvedOn };
      }),
    }));
  const { renderRecommendation } = await pdfRoom();
  const bytes = await renderRecommendation({
    title: recommendationTitle,
    reference: choice.reference,
    organisation: (await getOrganisation(store)).name,
    organisationNumber: settings.organisationNumber === '' ? null : settings.organisationNumber,
    unit: null,
    period: { from: choice.from, to: choice.to },
    modules,
    participants,
    signers: signersOf(achievements, await listUsers(store), settings),
    writtenOn: today,
    accent: settings.accentColour,
    isExample: modules.some(({ code }) => isExampleCode(code)),
    isPractice,
  });
  return accept({ bytes, participantIds });
};
