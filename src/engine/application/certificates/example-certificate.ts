/**
 * A made-up person's certificate, on which an organisation sees its own look before anybody has one. Marked as an
 * example, so that it is watermarked. Pure. Not here: drawing it (issuing.ts).
 */
import type { CertificateFacts, CertificateModule, HolderBirth } from '#domain/certificate-facts.ts';
import type { PlainDate } from '#domain/dates.ts';
import type { Settings } from '#domain/settings.ts';

type ExampleSources = {
  readonly number: string;
  readonly organisationName: string;
  readonly settings: Settings;
  readonly on: PlainDate;
  readonly isPractice: boolean;
  /** Who stands under it as assessor; null for a made-up name. */
  readonly assessorName: string | null;
};

const births: Readonly<Record<HolderBirth['kind'], HolderBirth>> = {
  date: { kind: 'date', on: '1987-03-14' as PlainDate },
  year: { kind: 'year', year: 1987 },
  none: { kind: 'none' },
};

const modules = [
  {
    code: 'EX-DISK',
    title: 'Disk och kafé',
    level: 1,
    outcomes: ['Deltagaren kan sköta disken ett helt pass.', 'Deltagaren kan servera i ett kafé.'],
  },
  {
    code: 'EX-HYGIEN',
    title: 'Hygienarbete i kök',
    level: 1,
    outcomes: ['Deltagaren kan hålla rent i ett kök.', 'Deltagaren kan hantera livsmedel säkert.'],
  },
  {
    code: 'EX-ARBLIV',
    title: 'Kompetenser för arbetslivet',
    level: 2,
    outcomes: ['Deltagaren kan passa tider.', 'Deltagaren kan arbeta tillsammans med andra.'],
  },
] as const;

const orNull = (text: string): string | null => (text === '' ? null : text);

export const exampleCertificate = (sources: ExampleSources): CertificateFacts => {
  const { settings, on } = sources;
  const module = ({ code, title, level, outcomes }: (typeof modules)[number]): CertificateModule => ({
    code,
    title,
    level,
    version: 1,
    seqfLevel: null,
    creditValue: null,
    hours: 60,
    approvedOn: on,
    period: null,
    place: 'Verkstaden',
    evidenceTypes: ['observation', 'samtal'],
    outcomes: outcomes.map((text) => ({ text, isFullyAchieved: true, achievedCriteria: [] })),
    assessors: [{ name: sources.assessorName ?? 'Karin Exempelsson', role: settings.roleNames.assessor }],
    verifier: { name: 'Lars Exempelman', role: settings.roleNames.internalVerifier, on },
  });
  return {
    number: sources.number,
    kind: 'certificate',
    title: settings.certificateTitle,
    issuer: {
      name: sources.organisationName,
      organisationNumber: orNull(settings.organisationNumber),
      unit: 'Verkstaden',
      contact: orNull(settings.contact),
      place: settings.place,
    },
    holder: { name: 'Åsa Exempel', nameLanguage: null, birth: births[settings.birthShown] },
    modules: modules.map(module),
    externalQualityAssurance: {
      done: settings.externalQualityAssurance.isDone,
      by: orNull(settings.externalQualityAssurance.by),
    },
    issuedOn: on,
    isExample: true,
    isPractice: sources.isPractice,
    replaces: null,
  };
};
