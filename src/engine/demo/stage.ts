/**
 * The stage of the story: an engine with staff signed in, a clock that can be moved to a day of the story, and names
 * for what has been made. Everything goes through dispatch, so it obeys the rules and leaves its audit trail. Not
 * here: what happens (story.ts, course.ts).
 */
import type { CallName, InputOf, OutputOf } from '#contract/index.ts';
import type { SelfAssessmentAnswer } from '#domain/assessment.ts';
import { addDays, type PlainDate } from '#domain/dates.ts';
import type { CertificateId, ParticipantId, UserId, ValidationId, WorkshopId } from '#domain/ids.ts';
import type { Connection, Engine } from '../compose.ts';
import type { CallOptions } from '../answering.ts';
import type { CastKey } from './cast.ts';
import type { ModuleCode } from './deeds.ts';
import type { FixedClock } from './fixed.ts';
import { staff, workshopNames, type StaffKey, type WorkshopKey } from './people.ts';

/** One thing that happens, on a day of the story. */
export type Beat = { readonly day: number; readonly play: (stage: Stage) => Promise<void> };

export type StoryLine = { readonly on: PlainDate; readonly text: string };

export type StoryOptions = {
  readonly engine: Engine;
  readonly clock: FixedClock;
  /** Day 0. */
  readonly firstDay: PlainDate;
  readonly passphrase: string;
  /** A folder for drawn pictures on their way into the register. */
  readonly pictureFolder: string;
  readonly tell: (line: StoryLine) => void;
  readonly progress: (done: number, of: number) => void;
};

export type StagedModule = OutputOf<'module.get'>;

export type Stage = {
  readonly options: StoryOptions;
  /** The seat of one of the staff. */
  readonly seat: (key: StaffKey) => Connection;
  /** A call by one of the staff that must succeed. */
  readonly ask: <N extends CallName>(
    by: StaffKey,
    name: N,
    input: InputOf<N>,
    options?: CallOptions,
  ) => Promise<OutputOf<N>>;
  /** The date of a day of the story; one that falls on a weekend is the Friday before. */
  readonly dateOf: (day: number) => PlainDate;
  readonly goTo: (day: number) => void;
  readonly tell: (text: string) => void;
  readonly workshopId: (key: WorkshopKey) => WorkshopId;
  readonly userId: (key: StaffKey) => UserId;
  readonly module: (code: ModuleCode) => StagedModule;
  readonly participants: Map<CastKey, ParticipantId>;
  /** By `courseKey`. */
  readonly validations: Map<string, ValidationId>;
  /** In the order they were issued. */
  readonly certificates: { readonly id: CertificateId; readonly number: string; readonly person: CastKey }[];
  readonly close: () => Promise<void>;
};

/** What must be there when the story says so. */
export const known = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`The story has no ${what}`);
  return value;
};

/** Self-assessment as one letter an answer: nej, lite, med hjälp, själv (ensam), vet inte. */
export const answers: Readonly<Record<string, SelfAssessmentAnswer>> = {
  n: 'no',
  l: 'little',
  h: 'withHelp',
  a: 'alone',
  d: 'dontKnow',
};

const weekdaysBack: Readonly<Record<number, number>> = { 0: -2, 6: -1 };

const toWeekday = (date: PlainDate): PlainDate =>
  addDays(date, weekdaysBack[new Date(`${date}T12:00:00Z`).getUTCDay()] ?? 0);

const call = async <N extends CallName>(
  connection: Connection,
  name: N,
  input: InputOf<N>,
  options?: CallOptions,
): Promise<OutputOf<N>> => {
  const reply = await connection.call(name, input, options);
  if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply.refusal)}`);
  return reply.value;
};

/** The recovery sheet of a first start: begun, and its code typed back. */
export const makeSheet = async (
  connection: Connection,
  custodians: readonly [string, string],
): Promise<readonly string[]> => {
  const input = { custodians: [...custodians] as [string, string], passphrase: null };
  const { groups } = await call(connection, 'recovery.begin', input);
  await call(connection, 'recovery.confirm', { code: groups.join('-') });
  return groups;
};

/** Somebody signs in; with a passphrase for one time they choose their own. */
const firstSignIn = async (
  connection: Connection,
  who: { readonly signInName: string; readonly given: string | undefined; readonly passphrase: string },
): Promise<void> => {
  const { signInName, given, passphrase } = who;
  await call(connection, 'session.signIn', { signInName, passphrase: given ?? passphrase });
  if (given !== undefined)
    await call(connection, 'session.changePassphrase', { current: given, next: passphrase });
};

type StaffIds = ReadonlyMap<StaffKey, UserId>;

/** The first start, made by the coordinator: organisation, verkstäder, example modules, settings and colleagues. */
const setUp = async (
  { firstDay, passphrase }: StoryOptions,
  connection: Connection,
): Promise<{
  readonly ids: StaffIds;
  /** Passphrases for one time. */
  readonly given: ReadonlyMap<StaffKey, string>;
  readonly workshopIds: ReadonlyMap<string, WorkshopId>;
}> => {
  const { samira } = staff;
  const session = await call(connection, 'register.create', {
    organisationName: 'Exempelkommunen',
    place: 'Exempelstad',
    workshops: Object.values(workshopNames),
    userName: samira.name,
    signInName: samira.signInName,
    passphrase,
    withExampleModules: true,
  });
  if (session.awaits === 'recoverySheet') await makeSheet(connection, [samira.name, staff.petra.name]);
  const settings = await call(connection, 'settings.get', {});
  await call(connection, 'settings.save', {
    ...settings,
    organisationNumber: '212000-0000',
    contact: 'intyg@exempelkommunen.example',
    certificatePrefix: 'EXK',
  });
  const workshops = await call(connection, 'workshop.list', {});
  const workshopIds = new Map(workshops.map((workshop) => [workshop.name, workshop.id]));
  const ids = new Map<StaffKey, UserId>([['samira', session.user.id]]);
  const given = new Map<StaffKey, string>();
  for (const [key, member] of Object.entries(staff) as [StaffKey, (typeof staff)[StaffKey]][]) {
    const fields = {
      name: member.name,
      title: member.title,
      roles: [...member.roles],
      workshopIds: member.workshops.map((workshop) =>
        known(workshopIds.get(workshopNames[workshop]), workshop),
      ),
      seesPersons: true,
      trainedOn: addDays(firstDay, -member.trainedDaysBefore),
      certifiedOn:
        member.certifiedDaysBefore === null ? null : addDays(firstDay, -member.certifiedDaysBefore),
      isActive: true,
    };
    const id = ids.get(key);
    if (id) await call(connection, 'user.save', { id, ...fields });
    else {
      const added = await call(connection, 'user.add', { ...fields, signInName: member.signInName });
      ids.set(key, added.id);
      if (added.passphrase !== null) given.set(key, added.passphrase);
    }
  }
  return { ids, given, workshopIds };
};

const readModules = async (connection: Connection): Promise<ReadonlyMap<string, StagedModule>> => {
  const list = await call(connection, 'module.list', { withOldVersions: false });
  const modules = await Promise.all(list.map(({ id }) => call(connection, 'module.get', { id })));
  return new Map(modules.map((module) => [module.code, module]));
};

/** Makes the register and signs everybody in, on day 0. */
export const openStage = async (options: StoryOptions): Promise<Stage> => {
  const { engine, clock, firstDay, passphrase } = options;
  const connections = new Map<StaffKey, Connection>([['samira', engine.connect()]]);
  const connectionOf = (key: StaffKey): Connection => known(connections.get(key), `seat for ${key}`);
  let today = toWeekday(firstDay);
  clock.goTo(today);
  const { ids, given, workshopIds } = await setUp(options, connectionOf('samira'));
  for (const key of ids.keys()) {
    if (!connections.has(key)) connections.set(key, engine.connect());
    const { signInName } = staff[key];
    await firstSignIn(connectionOf(key), { signInName, given: given.get(key), passphrase });
  }
  const modules = await readModules(connectionOf('samira'));
  const dateOf = (day: number): PlainDate => toWeekday(addDays(firstDay, day));
  return {
    options,
    seat: connectionOf,
    ask: (by, name, input, callOptions) => call(connectionOf(by), name, input, callOptions),
    dateOf,
    goTo: (day) => {
      const date = dateOf(day);
      if (date === today) return;
      today = date;
      clock.goTo(date);
    },
    tell: (text) => {
      options.tell({ on: today, text });
    },
    workshopId: (key) => known(workshopIds.get(workshopNames[key]), key),
    userId: (key) => known(ids.get(key), key),
    module: (code) => known(modules.get(code), code),
    participants: new Map(),
    validations: new Map(),
    certificates: [],
    close: async () => {
      for (const connection of connections.values()) await connection.close();
    },
  };
};
