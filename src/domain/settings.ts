/**
 * Settings of a register, their defaults, and who may change which. Stored as one value; a setting added later takes its
 * default.
 */
import type { HolderBirth } from './certificate-facts.ts';
import type { PictureId } from './ids.ts';
import { accept, refuse, type Decision } from './refusal.ts';
import { defaultRoleNames, isPermitted } from './roles.ts';
import type { Role } from './role.ts';

export type Settings = {
  /** Swedish organisationsnummer as it should be printed; empty when not given. */
  readonly organisationNumber: string;
  readonly place: string;
  readonly contact: string;
  readonly roleNames: Readonly<Record<Role, string>>;
  readonly certificateTitle: string;
  readonly certificatePrefix: string;
  readonly firstRunningNumber: number;
  /** `#rrggbb`. */
  readonly accentColour: string;
  readonly logoId: PictureId | null;
  /** Certificates are printed on paper that already has the organisation's head. */
  readonly isPreprinted: boolean;
  readonly externalQualityAssurance: { readonly isDone: boolean; readonly by: string };
  readonly textAbove: string;
  readonly textBelow: string;
  /** How birth is shown unless something else is chosen for one certificate. */
  readonly birthShown: HolderBirth['kind'];
  /** Where the code on paper leads: `https://…/v`, or empty while the control page is not on the web. */
  readonly controlAddress: string;
  /** Days without activity. */
  readonly stuckAfterDays: number;
  /** Days a control may wait. */
  readonly controlWithinDays: number;
  /** Minutes without anybody at the keys until the screen is locked. */
  readonly lockAfterMinutes: number;
  /** A handledare sees participants of every verkstad, not only their own. */
  readonly assessorsSeeAll: boolean;
  /** Each opening of a participant's page is logged. */
  readonly logsOpenings: boolean;
};

export const defaultSettings: Settings = {
  organisationNumber: '',
  place: '',
  contact: '',
  roleNames: defaultRoleNames,
  certificateTitle: 'Kompetensintyg',
  certificatePrefix: 'KI',
  firstRunningNumber: 1,
  accentColour: '#0f4c5c',
  logoId: null,
  isPreprinted: false,
  externalQualityAssurance: { isDone: false, by: '' },
  textAbove: '',
  textBelow: '',
  birthShown: 'date',
  controlAddress: '',
  stuckAfterDays: 14,
  controlWithinDays: 10,
  lockAfterMinutes: 5,
  assessorsSeeAll: false,
  logsOpenings: false,
};

/** What is stored, laid over the defaults. */
export const settingsFrom = (stored: unknown): Settings => ({
  ...defaultSettings,
  ...(typeof stored === 'object' ? stored : null),
});

/** Settings that widen who sees people, say whether it is logged, or lead whoever reads a certificate somewhere. */
export const administratorSettings = [
  'assessorsSeeAll',
  'logsOpenings',
  'controlAddress',
] as const satisfies readonly (keyof Settings)[];

/** Who may change those; the rest is for everybody who may save settings. */
export const maySetAll = ['administrator'] as const satisfies readonly Role[];

/** Whether somebody with these roles may make this change. Refuses `notPermitted`. */
export const mayChangeSettings = (
  held: readonly Role[],
  before: Settings,
  after: Settings,
): Decision<void> =>
  isPermitted(maySetAll, held) || administratorSettings.every((name) => before[name] === after[name])
    ? accept(undefined)
    : refuse({ kind: 'notPermitted', roles: maySetAll });
