// Nobody controls their own, whatever the way round: histories of acts by five people who may all assess, coordinate and
// control, over the real calls. Whoever had a hand in what a decision rests on never marks, approves or sends back, and
// whoever had none always may. A longer run: npm run attack. Not here: which single acts involve (validations/control.test.ts).
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contract, type CallName } from '#contract/index.ts';
import { validationContract } from '#contract/validations.ts';
import type { PlainDate } from '#domain/dates.ts';
import type { CriterionId, EvidenceId, OutcomeId, PlanStepId, ValidationId } from '#domain/ids.ts';
import { staff, type StaffKey } from '../../../src/engine/demo/people.ts';
import { validUses, type CommandName } from '../../support/commands.ts';
import { temporaryFolder } from '../../support/engine.ts';
import { openRaw } from '../../support/raw.ts';
import { criteriaOf, enrol, seededRegister, type SeededRegister } from '../../support/story.ts';

const histories = Number(process.env['INTYGA_ATTACK_HISTORIES'] ?? 40);
const seed = Number(process.env['INTYGA_ATTACK_SEED'] ?? 20261201);

const everybody = Object.keys(staff) as StaffKey[];

/** What leaves its doer free to control, and why; every other call that changes a validation involves. */
const noHand: Readonly<Partial<Record<CallName, string>>> = {
  'validation.plan': 'says when and by whom, and nothing of what anybody can',
  'validation.replan': 'the same',
  'validation.endEarly': 'nothing is decided of what was ended',
  'control.mark': 'is the control',
  'control.approve': 'is the control',
  'control.return': 'is the control',
};

test('every call that changes a validation leaves its doer involved, or says why not', async () => {
  const names = (Object.keys(validationContract) as (keyof typeof validationContract)[]).filter(
    (name): name is CommandName & keyof typeof validationContract => contract[name].kind === 'command',
  );
  const involving: string[] = [];
  for (const name of names) {
    const register = await seededRegister();
    const { input, path } = await validUses[name](register);
    const raw = await openRaw(register);
    const reply = await register.as.johan.callUnknown(name, input, { path });
    expect(reply, name).toMatchObject({ ok: true });
    const hands = raw.rows('SELECT * FROM involvement WHERE user_id = ?', register.userId('johan'));
    if (hands.length > 0) involving.push(name);
  }
  expect(involving).toEqual(names.filter((name) => !Object.hasOwn(noHand, name)));
});

/** One act: by whom, which, on which of the two validations, with which of the pieces and criteria. */
const act = fc.record({
  by: fc.constantFrom(...everybody),
  what: fc.constantFrom(
    'register',
    'registerForBoth',
    'change',
    'change',
    'attach',
    'detach',
    'link',
    'link',
    'takeOff',
    'takeOff',
    'judge',
    'note',
    'leaveOut',
    'feedback',
    'rationale',
    'selfAssess',
    'plan',
    'removePlan',
    'assign',
    'ready',
    'submit',
    'submit',
    'transcript',
    'withdraw',
    'end',
    'resume',
    'mark',
    'approve',
    'return',
  ),
  on: fc.constantFrom(0, 1),
  at: fc.nat(1000),
} as const);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

type Piece = { readonly id: EvidenceId; readonly hands: Set<StaffKey>; readonly on: Set<number> };
type World = {
  readonly register: SeededRegister;
  readonly ids: readonly ValidationId[];
  readonly criteria: readonly CriterionId[];
  readonly outcomes: readonly OutcomeId[];
  readonly file: string;
  readonly pieces: Piece[];
  readonly steps: { id: PlanStepId; on: number }[];
  /** What is said above, kept apart from the register: who had a hand in each validation, or was assigned to it. */
  readonly hands: readonly Set<StaffKey>[];
  readonly counts: Map<string, number>;
};

const on = '2026-03-02' as PlainDate;
const said = { type: 'observation', on, place: '', text: 'Såg på.' } as const;

/** Makes the act, and notes whose hand it was where it was done. */
const make = async (world: World, { by, what, on: which, at }: Act): Promise<void> => {
  const { register, ids, pieces, hands, counts } = world;
  const id = ids[which]!;
  const of = { validationId: id };
  const criterionId = world.criteria[at % world.criteria.length]!;
  const piece = pieces[at % Math.max(1, pieces.length)];
  const step = world.steps[at % Math.max(1, world.steps.length)];
  const tried = async (name: CallName, input: unknown, path?: string) => {
    const reply = await register.as[by].callUnknown(name, input, path === undefined ? {} : { path });
    const how = reply.ok ? 'done' : reply.refusal.kind;
    counts.set(how, (counts.get(how) ?? 0) + 1);
    return reply;
  };
  const shown = async () => JSON.stringify(await register.ask('samira', 'validation.get', { id }));
  const own = async (name: CallName, input: unknown): Promise<void> => {
    const before = await shown();
    // What was there already is said once more, and nobody's hand in anything.
    if ((await tried(name, input)).ok && (await shown()) !== before) hands[which]!.add(by);
  };
  const registered = async (ons: readonly number[], judgement: 'shown' | null) => {
    const validationIds = ons.map((one) => ids[one]!);
    const reply = await tried('evidence.register', {
      validationIds,
      criterionIds: judgement ? world.criteria : [criterionId],
      ...said,
      judgement,
    });
    if (!reply.ok) return;
    pieces.push({ id: (reply.value as { id: EvidenceId }).id, hands: new Set([by]), on: new Set(ons) });
    for (const one of ons) hands[one]!.add(by);
  };
  const changed = async (name: CallName, more: object, path?: string) => {
    if (!piece || !(await tried(name, { id: piece.id, ...more }, path)).ok) return;
    piece.hands.add(by);
    for (const one of piece.on) hands[one]!.add(by);
  };
  const linked = async (isKept: boolean) => {
    const link = { id: piece?.id, ...of, criterionIds: isKept ? [criterionId] : [], isKept };
    if (!piece || !(await tried('evidence.link', link)).ok) return;
    hands[which]!.add(by);
    if (isKept) {
      piece.on.add(which);
      for (const hand of piece.hands) hands[which]!.add(hand);
    } else piece.on.delete(which);
  };
  const controlled = async (name: CallName, more: object) => {
    const page = await register.ask(by, 'validation.get', { id });
    const reply = await tried(name, { ...of, ...more });
    if (reply.ok) counts.set('controlled', (counts.get('controlled') ?? 0) + 1);
    // The page, and each call, say the same as the list of hands.
    if (hands[which]!.has(by)) {
      expect(reply.ok, `${by} ${name}`).toBe(false);
      expect(page.control).toBe('ownAssessment');
    } else if (page.state === 'submitted') expect(page.control).toBe('may');
  };
  const all = { criterionIds: world.criteria, agrees: true, comment: '' };
  const acts: Readonly<Record<Act['what'], () => Promise<void>>> = {
    register: () => registered([which], null),
    registerForBoth: () => registered([0, 1], null),
    change: () => changed('evidence.save', { ...said, text: `Såg på ${String(at)}.` }),
    attach: () => changed('evidence.attach', {}, world.file),
    detach: () => changed('evidence.detach', {}),
    link: () => linked(true),
    takeOff: () => linked(false),
    judge: () => own('judgement.set', { ...of, criterionId, judgement: at % 2 ? 'shown' : 'partly' }),
    note: () => own('judgement.note', { ...of, criterionId, note: `Anteckning ${String(at)}` }),
    leaveOut: () => own('judgement.leaveOut', { ...of, criterionId, reason: `Skäl ${String(at)}` }),
    feedback: () => own('feedback.give', { ...of, text: 'Bra.' }),
    rationale: () => own('rationale.write', { ...of, text: `Motivering ${String(at)}` }),
    selfAssess: () => own('validation.selfAssess', { id, outcomeId: world.outcomes[0], answer: 'withHelp' }),
    plan: async () => {
      const fields = { text: 'Öva', dueOn: null, who: '', doneOn: null };
      const reply = await tried('planStep.save', { ...of, id: null, ...fields });
      if (!reply.ok) return;
      hands[which]!.add(by);
      world.steps.push({ id: (reply.value as { id: PlanStepId }).id, on: which });
    },
    removePlan: async () => {
      if (!step) return;
      const reply = await tried('planStep.remove', { validationId: ids[step.on], id: step.id });
      if (reply.ok) hands[step.on]!.add(by);
    },
    assign: async () => {
      const chosen = everybody[at % everybody.length]!;
      const plan = { place: '', plannedFrom: null, plannedTo: null };
      const input = { id, assessorIds: [register.userId(chosen)], ...plan };
      if ((await tried('validation.replan', input)).ok) hands[which]!.add(chosen);
    },
    ready: async () => {
      await registered([which], 'shown');
      await own('rationale.write', { ...of, text: 'Visat under ett helt pass.' });
    },
    submit: () => own('validation.submit', { id }),
    transcript: () => own('validation.requestTranscript', { id }),
    withdraw: () => own('validation.withdraw', { id }),
    end: async () => {
      await tried('validation.endEarly', { id, reason: 'moved', note: '' });
    },
    resume: () => own('validation.resume', { id }),
    mark: () => controlled('control.mark', all),
    approve: () => controlled('control.approve', { message: '' }),
    return: () => controlled('control.return', { message: 'Mer', dueOn: null }),
  };
  await acts[what]();
};

/** Everybody assesses, coordinates and controls, everywhere. */
const withAllRoles = async (register: SeededRegister): Promise<void> => {
  for (const user of await register.ask('samira', 'user.list', {})) {
    const { id, name, title, trainedOn, certifiedOn } = user;
    const workshopIds = ['reuse', 'kitchen', 'green'] as const;
    await register.ask('samira', 'user.save', {
      id,
      name,
      title,
      trainedOn,
      certifiedOn,
      seesPersons: true,
      isActive: true,
      roles: [...new Set([...user.roles, 'assessor', 'coordinator', 'internalVerifier'] as const)],
      workshopIds: workshopIds.map((key) => register.workshopId(key)),
    });
  }
};

test(
  `in ${String(histories)} histories nobody controls what they had a hand in, and whoever had none may`,
  { timeout: Math.max(120_000, histories * 2_000) },
  async () => {
    const register = await seededRegister();
    await withAllRoles(register);
    const file = join(temporaryFolder(), 'logg.txt');
    writeFileSync(file, 'Gjorde allt.');
    const raw = await openRaw(register);
    const counts = new Map<string, number>();
    let acts = 0;
    const history = async (list: readonly Act[]) => {
      const ids: ValidationId[] = [];
      for (const familyName of ['Berg', 'Dal']) {
        const participantId = await enrol(register, { familyName });
        const { id } = await register.ask('samira', 'validation.plan', {
          participantId,
          moduleVersionId: register.module('EX-DISK').id,
          assessorIds: [register.userId('maria')],
          place: '',
          plannedFrom: null,
          plannedTo: null,
        });
        ids.push(id);
      }
      const world: World = {
        register,
        ids,
        criteria: criteriaOf(register, 'EX-DISK'),
        outcomes: register.module('EX-DISK').outcomes.map(({ id }) => id),
        file,
        pieces: [],
        steps: [],
        hands: [new Set<StaffKey>(['maria']), new Set<StaffKey>(['maria'])],
        counts,
      };
      // Every other history begins with what is handed in, so that there is something to control.
      const first = (['ready', 'submit'] as const).map(
        (what) => ({ by: 'maria', what, on: 0, at: 0 }) as const,
      );
      const whole = list.length % 2 === 0 ? [...first, ...list] : list;
      for (const one of whole) await make(world, one);
      acts += whole.length;
      for (const [which, id] of ids.entries()) {
        const involved = raw
          .rows<{ user: string }>('SELECT user_id AS user FROM involvement WHERE validation_id = ?', id)
          .map(({ user }) => user);
        const expected = [...world.hands[which]!].map((key) => register.userId(key));
        expect(involved.toSorted()).toEqual(expected.toSorted());
      }
      // And the list that one works from says the same as the page.
      for (const by of everybody) {
        const { items } = await register.ask(by, 'todo.list', {});
        const toControl = items.flatMap((item) =>
          item.kind === 'toControl' && 'validationId' in item ? [item.validationId] : [],
        );
        for (const id of ids)
          expect(toControl.includes(id)).toBe(
            (await register.ask(by, 'validation.get', { id })).control === 'may',
          );
      }
    };
    await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), history), {
      numRuns: histories,
      seed,
      endOnFailure: process.env['INTYGA_ATTACK_HISTORIES'] !== undefined,
    });
    expect(counts.get('ownAssessment')).toBeGreaterThan(0);
    expect(counts.get('controlled')).toBeGreaterThan(0);
    if (process.env['INTYGA_ATTACK_HISTORIES'] !== undefined)
      console.log(JSON.stringify({ histories, seed, acts, outcomes: Object.fromEntries(counts) }));
  },
);
