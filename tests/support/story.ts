/**
 * A seeded register for tests, through dispatch: Exempelkommunen with its staff signed in, the six example modules, one
 * participant, and short ways to a validation in a wanted state. Not here: the bare engine (engine.ts) and the whole
 * demo story (src/engine/demo).
 */
import type { InputOf, OutputOf } from '#contract/index.ts';
import type { PlainDate } from '#domain/dates.ts';
import type { CertificateId, CriterionId, ParticipantId, ValidationId } from '#domain/ids.ts';
import type { Connection } from '../../src/engine/compose.ts';
import { blankParticipant } from '../../src/engine/demo/blank-participant.ts';
import type { ModuleCode } from '../../src/engine/demo/deeds.ts';
import type { StaffKey } from '../../src/engine/demo/people.ts';
import { openStage, type Stage } from '../../src/engine/demo/stage.ts';
import { copierOf, type Making } from './copied-register.ts';
import { asking, temporaryFolder, testEngine, type TestEngine } from './engine.ts';

export const testPassphrase = 'provets långa lösenfras';

export type SeededRegister = TestEngine &
  Pick<Stage, 'ask' | 'seat' | 'module' | 'userId' | 'workshopId'> & {
    /**
     * Staff by what they may do: samira coordinator and administrator, maria and erik assessors, johan assessor and
     * internal verifier, petra internal verifier.
     */
    readonly as: Readonly<Record<StaffKey, Connection>>;
    /** Åsa Öberg, born 1987-03-14, at Återbruket. */
    readonly participantId: ParticipantId;
    /** The day that people write, where the clock is set wrong; 2 March 2026 otherwise. */
    readonly today?: () => PlainDate;
  };

const dayOf = ({ today }: Pick<SeededRegister, 'today'>): PlainDate => today?.() ?? firstDay;

const firstDay = '2026-03-02' as PlainDate;

/** Made from nothing by this engine, call by call: for ids of its own, and for how a register comes to be. */
export const builtRegister = async (engine: TestEngine = testEngine()): Promise<SeededRegister> => {
  const stage = await openStage({
    engine: engine.engine,
    clock: engine.clock,
    firstDay,
    passphrase: testPassphrase,
    pictureFolder: temporaryFolder(),
    tell: () => undefined,
    progress: () => undefined,
  });
  const { ask, seat, module, userId, workshopId } = stage;
  const as = {
    samira: seat('samira'),
    maria: seat('maria'),
    erik: seat('erik'),
    johan: seat('johan'),
    petra: seat('petra'),
  };
  const { id } = await ask('samira', 'participant.enrol', personInput(stage));
  return { ...engine, ask, seat, module, userId, workshopId, as, participantId: id };
};

/** Copies of one that was built under such a clock and with such ids, to which everybody has signed in once more. */
export const copiedRegister = (begin?: Making<SeededRegister>['begin']) => {
  const owner = { signInName: 'samira', passphrase: testPassphrase };
  const copyInto = copierOf({ make: builtRegister, on: firstDay, owner, ...(begin && { begin }) });
  return async (engine: TestEngine): Promise<SeededRegister> => {
    const { module, userId, workshopId, participantId } = await copyInto(engine);
    const signedIn = async (signInName: StaffKey): Promise<Connection> => {
      const connection = engine.engine.connect();
      await asking(connection)('session.signIn', { signInName, passphrase: testPassphrase });
      return connection;
    };
    const as = {
      samira: await signedIn('samira'),
      maria: await signedIn('maria'),
      erik: await signedIn('erik'),
      johan: await signedIn('johan'),
      petra: await signedIn('petra'),
    };
    return {
      ...engine,
      ask: (by, ...call) => asking(as[by])(...call),
      seat: (key) => as[key],
      module: (code) => structuredClone(module(code)),
      userId,
      workshopId,
      as,
      participantId,
    };
  };
};

const copy = copiedRegister();

/**
 * What most tests begin with: the same as a built one, without the wait. Two of them have the same ids and keys, so a
 * test of two registers builds one of them.
 */
export const seededRegister = (engine: TestEngine = testEngine()): Promise<SeededRegister> => copy(engine);

/** What `participant.enrol` takes, with the wished changes. */
export const personInput = (
  register: Pick<Stage, 'workshopId'> & Pick<SeededRegister, 'today'>,
  change: Partial<InputOf<'participant.enrol'>> = {},
): InputOf<'participant.enrol'> =>
  blankParticipant({
    givenName: 'Åsa',
    familyName: 'Öberg',
    birthDate: '1987-03-14' as PlainDate,
    birthYear: 1987,
    gender: 'woman',
    workshopId: register.workshopId('reuse'),
    homeMunicipality: 'Exempelkommunen',
    targetGroups: ['longTermUnemployed'],
    language: 'svenska',
    enrolledOn: dayOf(register),
    ...change,
  });

/** What `participant.list` takes to answer with everybody, by name. */
export const allPeople: InputOf<'participant.list'> = {
  search: '',
  workshopId: null,
  standing: 'all',
  sort: 'name',
  direction: 'ascending',
  after: null,
  limit: 50,
};

/** Enrolled by Samira. A protected person is seen by her and by those named: Maria unless told. */
export const enrol = async (
  register: SeededRegister,
  change: Partial<InputOf<'participant.enrol'>> = {},
  named: readonly StaffKey[] = ['maria'],
): Promise<ParticipantId> => {
  const { id } = await register.ask('samira', 'participant.enrol', personInput(register, change));
  const userIds = [register.userId('samira'), ...named.map((key) => register.userId(key))];
  if (change.hasProtectedIdentity) await register.ask('samira', 'participant.nameReaders', { id, userIds });
  return id;
};

export type Wanted = {
  /** Åsa Öberg unless told. */
  readonly participantId?: ParticipantId;
  /** EX-DISK unless told. */
  readonly module?: ModuleCode;
  /** Maria unless told; the first does the work. */
  readonly assessors?: readonly [StaffKey, ...StaffKey[]];
  /** Maria for herself and Samira for others unless told. */
  readonly planner?: StaffKey;
  /** Petra unless told. */
  readonly verifier?: StaffKey;
  /** Codes of criteria to leave out, such as `4.2`. */
  readonly leftOut?: readonly string[];
};

const codeOf = ({ module = 'EX-DISK' }: Wanted): ModuleCode => module;
const assessorOf = ({ assessors = ['maria'] }: Wanted): StaffKey => assessors[0];

/** The ids of a module's criteria, or of those with the given codes. */
export const criteriaOf = (
  register: Pick<SeededRegister, 'module'>,
  code: ModuleCode,
  codes?: readonly string[],
): CriterionId[] =>
  register
    .module(code)
    .outcomes.flatMap((outcome) => outcome.criteria)
    .filter((criterion) => !codes || codes.includes(criterion.code))
    .map((criterion) => criterion.id);

export const plannedValidation = async (
  register: SeededRegister,
  wanted: Wanted = {},
): Promise<ValidationId> => {
  const { assessors = ['maria'] } = wanted;
  // Others than Maria come to know the participant by being planned for.
  const planner = wanted.planner ?? (assessorOf(wanted) === 'maria' ? 'maria' : 'samira');
  const { id } = await register.ask(planner, 'validation.plan', {
    participantId: wanted.participantId ?? register.participantId,
    moduleVersionId: register.module(codeOf(wanted)).id,
    assessorIds: assessors.map((key) => register.userId(key)),
    place: 'Återbruket',
    plannedFrom: null,
    plannedTo: null,
  });
  return id;
};

/** Everything shown by one observation (or left out), and the motivering written. */
export const readyValidation = async (
  register: SeededRegister,
  wanted: Wanted = {},
): Promise<ValidationId> => {
  const id = await plannedValidation(register, wanted);
  const by = assessorOf(wanted);
  const leftOut = wanted.leftOut ?? [];
  const out = leftOut.length === 0 ? [] : criteriaOf(register, codeOf(wanted), leftOut);
  await register.ask(by, 'evidence.register', {
    validationIds: [id],
    criterionIds: criteriaOf(register, codeOf(wanted)).filter((criterion) => !out.includes(criterion)),
    type: 'observation',
    on: dayOf(register),
    place: 'Återbruket',
    text: 'Gjorde allt i rätt ordning under ett helt pass.',
    judgement: 'shown',
  });
  for (const criterionId of out)
    await register.ask(by, 'judgement.leaveOut', {
      validationId: id,
      criterionId,
      reason: 'Har inte gått att visa här.',
    });
  await register.ask(by, 'rationale.write', { validationId: id, text: 'Visat under ett helt pass.' });
  return id;
};

/** Some criteria shown by one observation, the motivering written, and nothing said of the rest. */
export const partlyShownValidation = async (
  register: SeededRegister,
  wanted: Omit<Wanted, 'leftOut'> & { readonly shown?: readonly string[] } = {},
): Promise<ValidationId> => {
  const id = await plannedValidation(register, wanted);
  const by = assessorOf(wanted);
  await register.ask(by, 'evidence.register', {
    validationIds: [id],
    criterionIds: criteriaOf(register, codeOf(wanted), wanted.shown ?? ['1.1', '1.2', '1.3', '1.4', '2.1']),
    type: 'observation',
    on: dayOf(register),
    place: 'Återbruket',
    text: 'Körde maskinen ett helt pass.',
    judgement: 'shown',
  });
  await register.ask(by, 'rationale.write', { validationId: id, text: 'Visat under ett helt pass.' });
  return id;
};

export const submittedValidation = async (
  register: SeededRegister,
  wanted: Wanted = {},
): Promise<ValidationId> => {
  const id = await readyValidation(register, wanted);
  await register.ask(assessorOf(wanted), 'validation.submit', { id });
  return id;
};

export const approvedValidation = async (
  register: SeededRegister,
  wanted: Wanted = {},
): Promise<ValidationId> => {
  const { verifier = 'petra', leftOut = [] } = wanted;
  const validationId = await submittedValidation(register, wanted);
  const out = leftOut.length === 0 ? [] : criteriaOf(register, codeOf(wanted), leftOut);
  await register.ask(verifier, 'control.mark', {
    validationId,
    criterionIds: criteriaOf(register, codeOf(wanted)).filter((criterion) => !out.includes(criterion)),
    agrees: true,
    comment: '',
  });
  await register.ask(verifier, 'control.approve', { validationId, message: '' });
  return validationId;
};

/** Read and found right, then issued. */
export const issueRead = async (
  register: SeededRegister,
  by: StaffKey,
  choice: InputOf<'certificate.issue'>,
): Promise<OutputOf<'certificate.issue'>> => {
  await register.ask(by, 'certificate.confirm', choice);
  return register.ask(by, 'certificate.issue', choice);
};

export const replaceRead = async (
  register: SeededRegister,
  by: StaffKey,
  input: InputOf<'certificate.replace'>,
): Promise<OutputOf<'certificate.replace'>> => {
  const { reason: _, isReprint: _same, ...choice } = input;
  await register.ask(by, 'certificate.confirm', choice);
  return register.ask(by, 'certificate.replace', input);
};

export type IssuedCertificate = {
  readonly id: CertificateId;
  readonly number: string;
  readonly validationId: ValidationId;
};

export const issuedCertificate = async (
  register: SeededRegister,
  wanted: Wanted & { readonly nameOnCertificate?: string } = {},
): Promise<IssuedCertificate> => {
  const validationId = await approvedValidation(register, wanted);
  const { id, number } = await issueRead(register, assessorOf(wanted), {
    participantId: wanted.participantId ?? register.participantId,
    validationIds: [validationId],
    nameOnCertificate: wanted.nameOnCertificate ?? 'Åsa Öberg',
    birth: 'date',
  });
  return { id, number, validationId };
};
