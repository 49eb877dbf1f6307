/**
 * Register → what a kompetensintyg or delintyg states. Pure: everything it needs is handed in, so that the same
 * record gives the same facts. Never stated: self-rating, what is not shown, where a protected person works. Not here:
 * gathering (certificates.ts), numbering (domain) and the paper (engine/pdf).
 */
import type {
  CertificateFacts,
  CertificateModule,
  CertificateOutcome,
  HolderBirth,
  NamedRole,
} from '#domain/certificate-facts.ts';
import { spokenName } from '#domain/name-language.ts';
import { unitTranscriptTitle } from '#domain/certificate.ts';
import type { CertificateKind } from '#domain/certificate-state.ts';
import type { PlainDate } from '#domain/dates.ts';
import { countsAsEvidence, evidenceTypes, type EvidenceType } from '#domain/evidence.ts';
import type { UserId } from '#domain/ids.ts';
import { isExampleCode } from '#domain/module.ts';
import { namedRole } from '#domain/named-role.ts';
import type { Settings } from '#domain/settings.ts';
import type { AchievedCriterion, Achievement } from '../../store/validations/achievements.ts';
import type { User } from '../../store/register/users.ts';

export type CertificateSources = {
  readonly number: string;
  readonly kind: CertificateKind;
  readonly achievements: readonly Achievement[];
  readonly holder: {
    readonly nameOnCertificate: string;
    /** Which they prefer, in Swedish; none for a made-up person. */
    readonly language?: string;
    readonly birth: HolderBirth['kind'];
    readonly birthDate: PlainDate | null;
    readonly birthYear: number | null;
    readonly workshopName: string;
    readonly hasProtectedIdentity: boolean;
  };
  readonly organisationName: string;
  readonly settings: Settings;
  readonly userOf: (id: UserId) => User | undefined;
  readonly issuedOn: PlainDate;
  readonly isPractice: boolean;
  /** Number of the certificate that this one replaces. */
  readonly replaces: string | null;
};

/** How something was shown, as it is read after "visat genom". */
const evidenceWords: Readonly<Record<EvidenceType, string>> = {
  observation: 'observation',
  professionalDiscussion: 'samtal',
  practicalTask: 'arbetsprov',
  oralQuestions: 'muntliga frågor',
  written: 'skriftlig uppgift',
  photo: 'foto',
  employerStatement: 'intyg från arbetsgivare',
  groupDiscussion: 'gruppsamtal',
  selfAssessment: 'självskattning',
};

const orNull = (text: string): string | null => (text === '' ? null : text);

/** As much of the birth as was asked for and is known. */
const birthOf = ({ birth, birthDate, birthYear }: CertificateSources['holder']): HolderBirth => {
  const year = birthYear ?? (birthDate === null ? null : Number(birthDate.slice(0, 4)));
  if (birth === 'date' && birthDate !== null) return { kind: 'date', on: birthDate };
  return birth === 'none' || year === null ? { kind: 'none' } : { kind: 'year', year };
};

const isShown = (criterion: AchievedCriterion): boolean =>
  criterion.leftOutReason === null && criterion.judgement === 'shown';

export const isPartialAchievement = ({ outcomes }: Achievement): boolean =>
  outcomes.some((outcome) => outcome.criteria.some((criterion) => criterion.leftOutReason !== null));

const outcomesOf = ({ outcomes }: Achievement, kind: CertificateKind): readonly CertificateOutcome[] =>
  outcomes.flatMap(({ text, criteria }) => {
    const shown = criteria.filter(isShown);
    if (shown.length === 0) return [];
    return [
      {
        text,
        isFullyAchieved: shown.length === criteria.length,
        achievedCriteria: kind === 'unitTranscript' ? shown.map((criterion) => criterion.text) : [],
      },
    ];
  });

/** What the shown criteria rest on: kinds in their usual order, and from the first day to the last. */
const evidenceOf = (achievement: Achievement): Pick<CertificateModule, 'evidenceTypes' | 'period'> => {
  const shown = new Set(
    achievement.outcomes.flatMap(({ criteria }) => criteria.filter(isShown).map(({ id }) => id)),
  );
  const counted = achievement.evidence.filter(
    ({ type, criterionId }) => countsAsEvidence(type) && shown.has(criterionId),
  );
  const days = counted.map(({ on }) => on).sort();
  const [from, to] = [days[0], days.at(-1)];
  return {
    evidenceTypes: evidenceTypes
      .filter((type) => counted.some((evidence) => evidence.type === type))
      .map((type) => evidenceWords[type]),
    period: from === undefined || to === undefined ? null : { from, to },
  };
};

/** Who handed it in, then everybody whose judgement stands; those assigned when nobody else is known. */
export const assessorIdsOf = ({ submittedBy, judgedBy, assessorIds }: Achievement): readonly UserId[] => {
  const assessed = [...new Set([...(submittedBy === null ? [] : [submittedBy]), ...judgedBy])];
  return assessed.length > 0 ? assessed : assessorIds;
};

/** Throws when the validation was never approved: `decideIssue` lets none such through. */
const moduleOf = (achievement: Achievement, sources: CertificateSources): CertificateModule => {
  const { module, approved, place } = achievement;
  const { kind, settings, userOf, holder } = sources;
  if (!approved) throw new Error('A certificate states only what has been approved');
  // Points and hours belong to the whole module.
  const isWhole = !isPartialAchievement(achievement);
  return {
    code: module.code,
    title: module.title,
    version: module.version,
    level: module.level,
    seqfLevel: isWhole ? module.seqfLevel : null,
    creditValue: isWhole ? module.creditValue : null,
    hours: isWhole ? module.notionalLearningHours : null,
    approvedOn: approved.on,
    place: holder.hasProtectedIdentity ? null : orNull(place),
    ...evidenceOf(achievement),
    outcomes: outcomesOf(achievement, kind),
    assessors: assessorIdsOf(achievement).map((id) => namedRole(userOf(id), 'assessor', settings)),
    verifier: { ...namedRole(userOf(approved.by), 'internalVerifier', settings), on: approved.on },
  };
};

export const certificateFacts = (sources: CertificateSources): CertificateFacts => {
  const { settings, holder } = sources;
  return {
    number: sources.number,
    kind: sources.kind,
    title: sources.kind === 'certificate' ? settings.certificateTitle : unitTranscriptTitle,
    issuer: {
      name: sources.organisationName,
      organisationNumber: orNull(settings.organisationNumber),
      unit: holder.hasProtectedIdentity ? null : holder.workshopName,
      contact: orNull(settings.contact),
      place: settings.place,
    },
    holder: {
      ...spokenName(holder.nameOnCertificate, holder.language ?? ''),
      birth: birthOf(holder),
    },
    modules: sources.achievements.map((achievement) => moduleOf(achievement, sources)),
    externalQualityAssurance: {
      done: settings.externalQualityAssurance.isDone,
      by: orNull(settings.externalQualityAssurance.by),
    },
    issuedOn: sources.issuedOn,
    isExample: sources.achievements.some(({ module }) => isExampleCode(module.code)),
    isPractice: sources.isPractice,
    replaces: sources.replaces,
  };
};

/**
 * Who stands under the certificate: assessors, then verifiers, each person once in each role, so that nobody who had
 * both in different modules looks like one who controlled their own.
 */
export const signersOf = ({ modules }: CertificateFacts): readonly NamedRole[] => {
  const people = [
    ...modules.flatMap(({ assessors }) => assessors),
    ...modules.map(({ verifier }) => verifier),
  ];
  const signers = new Map(people.map(({ name, role }) => [`${name}\n${role}`, { name, role }]));
  return [...signers.values()];
};
