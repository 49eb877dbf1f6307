// One order of events: what is now is what history says, and neither rests on the clock. The program is closed and
// started again under a clock that has been set wrong. Not here: other comparisons of times (wrong-clocks.test.ts).
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SelfAssessmentAnswer } from '#domain/assessment.ts';
import type { PlainDate } from '#domain/dates.ts';
import type { CriterionId, ValidationId } from '#domain/ids.ts';
import type { ValidationState } from '#domain/validation-state.ts';
import { refusalOf } from '../../support/engine.ts';
import { day, minute, moves, restartable, tenYears, type Restarted } from '../../support/moved-clock.ts';
import { openRaw } from '../../support/raw.ts';
import {
  criteriaOf,
  issuedCertificate,
  personInput,
  readyValidation,
  submittedValidation,
} from '../../support/story.ts';

const pageOf = (work: Restarted, by: 'maria' | 'petra', id: ValidationId) =>
  work.ask(by, 'validation.get', { id });

const statesOf = async (work: Restarted, by: 'maria' | 'petra', id: ValidationId) =>
  (await work.ask(by, 'signature.list', { subject: { kind: 'validation', id } })).map(({ state }) => state);

const markAll = (work: Restarted, validationId: ValidationId) =>
  work.ask('petra', 'control.mark', {
    validationId,
    criterionIds: criteriaOf(work.register, 'EX-DISK'),
    agrees: true,
    comment: '',
  });

describe.each(moves)('with a clock that was set %s between two starts', (_, move) => {
  test('what was written last is shown, and every judgement is signed', async () => {
    const work = await restartable();
    const id = await readyValidation(work.register);
    const [outcome] = work.register.module('EX-DISK').outcomes;
    const outcomeId = outcome!.id;
    await work.ask('maria', 'validation.selfAssess', { id, outcomeId, answer: 'withHelp' });
    await work.restart(move, 'maria', 'petra', 'samira');
    await work.ask('maria', 'rationale.write', { validationId: id, text: 'Den nya motiveringen.' });
    await work.ask('maria', 'validation.selfAssess', { id, outcomeId, answer: 'alone' });
    await work.ask('maria', 'feedback.give', { validationId: id, text: 'Bra gjort.' });
    const page = await pageOf(work, 'maria', id);
    expect(page.rationale).toBe('Den nya motiveringen.');
    expect(page.outcomes[0]?.selfAssessment).toBe('alone');
    await work.ask('maria', 'validation.submit', { id });
    expect((await pageOf(work, 'petra', id)).rationale).toBe('Den nya motiveringen.');
    const raw = await openRaw(work);
    const before = raw.rows<{ judgement: string }>(
      'SELECT id FROM judgement_event WHERE validation_id = ?',
      id,
    );
    expect(before.length).toBe(criteriaOf(work.register, 'EX-DISK').length);
    expect(await statesOf(work, 'maria', id)).toEqual(['unchanged']);
    // A judgement of before the clock went wrong is under the signature like one after it.
    raw.run('DROP TRIGGER judgement_event_refuses_update');
    raw.run("UPDATE judgement_event SET note = 'annat' WHERE id = (SELECT min(id) FROM judgement_event)");
    expect(await statesOf(work, 'maria', id)).toEqual(['changed']);
  });

  test('a NO after it stops approval, and taking it back lets it through', async () => {
    const work = await restartable();
    const validationId = await submittedValidation(work.register);
    await markAll(work, validationId);
    const [criterionId] = criteriaOf(work.register, 'EX-DISK');
    await work.restart(move, 'maria', 'petra');
    const mark = (agrees: boolean) =>
      work.ask('petra', 'control.mark', {
        validationId,
        criterionIds: [criterionId!],
        agrees,
        comment: 'Stämmer inte med underlaget.',
      });
    await mark(false);
    const marks = (await pageOf(work, 'petra', validationId)).outcomes.flatMap(({ criteria }) => criteria);
    expect(marks.find(({ id }) => id === criterionId)?.mark?.agrees).toBe(false);
    const approving = { validationId, message: '' };
    expect(refusalOf(await work.seat('petra').call('control.approve', approving)).kind).toBe(
      'criteriaNotControlled',
    );
    await work.restart(-move, 'maria', 'petra');
    await mark(true);
    await work.ask('petra', 'control.approve', approving);
    expect((await pageOf(work, 'petra', validationId)).state).toBe('approved');
    expect(await statesOf(work, 'petra', validationId)).toEqual(['unchanged', 'unchanged']);
  });

  test('what was handed in again is controlled afresh, and can be approved', async () => {
    const work = await restartable();
    const id = await submittedValidation(work.register);
    await markAll(work, id);
    await work.ask('petra', 'control.return', { validationId: id, message: 'Mer om 1.2.', dueOn: null });
    await work.restart(move, 'maria', 'petra', 'samira');
    await work.ask('maria', 'rationale.write', { validationId: id, text: 'Kompletterad.' });
    await work.ask('maria', 'validation.submit', { id });
    const page = await pageOf(work, 'petra', id);
    expect(page.rationale).toBe('Kompletterad.');
    expect(page.outcomes.flatMap(({ criteria }) => criteria).filter(({ mark }) => mark)).toEqual([]);
    expect(page.events.map(({ step }) => step).slice(-3)).toEqual(['submitted', 'returned', 'submitted']);
    await markAll(work, id);
    await work.ask('petra', 'control.approve', { validationId: id, message: '' });
    expect(await statesOf(work, 'petra', id)).toEqual(['unchanged', 'unchanged', 'unchanged', 'unchanged']);
    const [first, ...rest] = await work.ask('petra', 'signature.list', {
      subject: { kind: 'validation', id },
    });
    expect([first?.isPast, rest.at(-1)?.isPast]).toEqual([true, false]);
  });

  test('a certificate’s story is told in order, and revoked stays revoked', async () => {
    const work = await restartable();
    const { id, number } = await issuedCertificate(work.register);
    await work.restart(move, 'maria', 'samira');
    await work.ask('samira', 'certificate.revoke', { id, reason: 'Fel person' });
    const { events } = await work.ask('samira', 'certificate.get', { id });
    expect(events.map(({ what }) => what)).toEqual(['issued', 'revoked']);
    expect((await work.ask('samira', 'check.text', { text: number })).answer.kind).toBe('revoked');
  });

  test('the proof-reading that counts is the last one', async () => {
    const work = await restartable();
    const validationId = await submittedValidation(work.register);
    await markAll(work, validationId);
    await work.ask('petra', 'control.approve', { validationId, message: '' });
    const choice = (nameOnCertificate: string) => ({
      participantId: work.register.participantId,
      validationIds: [validationId],
      nameOnCertificate,
      birth: 'date' as const,
    });
    await work.ask('maria', 'certificate.confirm', choice('Åsa Öberg'));
    await work.restart(move, 'maria');
    await work.ask('maria', 'certificate.confirm', choice('Åsa Maria Öberg'));
    const old = await work.seat('maria').call('certificate.issue', choice('Åsa Öberg'));
    expect(old.ok).toBe(false);
    await work.ask('maria', 'certificate.issue', choice('Åsa Maria Öberg'));
  });

  test('ids go on above the greatest that there is', async () => {
    const work = await restartable();
    const raw = await openRaw(work);
    const tables = raw
      .rows<{ name: string }>(
        `SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c ON c.name = 'id' WHERE m.type = 'table'`,
      )
      .map(({ name }) => name);
    expect(tables.length).toBeGreaterThan(20);
    const greatest = () =>
      tables
        .flatMap((table) => raw.rows<{ id: string }>(`SELECT id FROM ${table}`))
        .map(({ id }) => id)
        .filter((id) => id.length === 36)
        .sort()
        .at(-1);
    const before = greatest();
    await work.restart(move, 'maria');
    const id = await readyValidation({ ...work.register, ask: work.ask });
    expect(id > before!).toBe(true);
    expect(raw.rows<{ id: string }>('SELECT id FROM audit ORDER BY position DESC LIMIT 1')[0]?.id).toBe(
      greatest(),
    );
  });
});

/** What a person may say of a validation while it is in hand or controlled, and the clock in between. */
type Deed =
  | { readonly kind: 'rationale'; readonly text: string }
  | { readonly kind: 'answer'; readonly answer: SelfAssessmentAnswer | null }
  | { readonly kind: 'judge'; readonly at: number; readonly judgement: 'shown' | 'notShown' | null }
  | { readonly kind: 'note'; readonly at: number; readonly text: string }
  | { readonly kind: 'mark'; readonly at: number; readonly agrees: boolean | null }
  | { readonly kind: 'step' }
  | { readonly kind: 'restart'; readonly move: number };

const deeds: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ kind: fc.constant('rationale' as const), text: fc.constantFrom('A', 'B', 'C') }),
  fc.record({
    kind: fc.constant('answer' as const),
    answer: fc.constantFrom('alone' as const, 'withHelp' as const, null),
  }),
  fc.record({
    kind: fc.constant('judge' as const),
    at: fc.nat(1),
    judgement: fc.constantFrom('shown' as const, 'notShown' as const, null),
  }),
  fc.record({ kind: fc.constant('note' as const), at: fc.nat(1), text: fc.constantFrom('n', 'm') }),
  fc.record({
    kind: fc.constant('mark' as const),
    at: fc.nat(1),
    agrees: fc.constantFrom(true, false, null),
  }),
  fc.record({ kind: fc.constant('step' as const) }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('restart' as const),
      move: fc.constantFrom(-minute, -30 * minute, -30 * day, tenYears, -tenYears, 0),
    }),
  },
);

/** A computer's clock goes wrong by years, but stands at no time before there were such computers. */
const isOnAClock = (milliseconds: number): boolean =>
  milliseconds > Date.parse('1996-01-01') && milliseconds < Date.parse('2066-01-01');

/** Somebody of an age to be here whatever such a clock says. */
const born = { birthDate: '1960-03-14' as PlainDate, birthYear: 1960 };

/** What each said last, as a person remembers it. */
type Remembered = {
  state: ValidationState;
  rationale: string;
  answer: SelfAssessmentAnswer | null;
  readonly judgements: Map<CriterionId, { judgement: string | null; note: string }>;
  marks: Map<CriterionId, boolean>;
  steps: string[];
};

const next = { ongoing: 'submitted', submitted: 'returned', returned: 'submitted' } as const;

test('after any walk of the clock every projection is what was said last', async () => {
  const work = await restartable();
  const criteria = criteriaOf(work.register, 'EX-DISK');
  const [outcome] = work.register.module('EX-DISK').outcomes;
  await fc.assert(
    fc.asyncProperty(fc.array(deeds, { minLength: 8, maxLength: 16 }), async (walk) => {
      await work.restart(0, 'maria', 'petra', 'samira');
      const familyName = `Nr ${String(work.clock.milliseconds())}`;
      const person = personInput(work.register, { familyName, ...born });
      const { id: participantId } = await work.ask('samira', 'participant.enrol', person);
      const id = await readyValidation({ ...work.register, ask: work.ask }, { participantId });
      const shown = { judgement: 'shown', note: '' };
      const said: Remembered = {
        state: 'ongoing',
        rationale: 'Visat under ett helt pass.',
        answer: null,
        judgements: new Map(criteria.map((criterion) => [criterion, shown])),
        marks: new Map(),
        steps: ['planned', 'begun'],
      };
      const inHand = () => said.state !== 'submitted';
      for (const deed of walk) {
        if (deed.kind === 'restart') {
          const move = isOnAClock(work.clock.milliseconds() + deed.move) ? deed.move : 0;
          await work.restart(move, 'maria', 'petra', 'samira');
        } else if (deed.kind === 'rationale' && inHand()) {
          await work.ask('maria', 'rationale.write', { validationId: id, text: deed.text });
          said.rationale = deed.text;
        } else if (deed.kind === 'answer' && inHand()) {
          await work.ask('maria', 'validation.selfAssess', {
            id,
            outcomeId: outcome!.id,
            answer: deed.answer,
          });
          said.answer = deed.answer;
        } else if ((deed.kind === 'judge' || deed.kind === 'note') && inHand()) {
          const criterionId = criteria[deed.at]!;
          const is = said.judgements.get(criterionId)!;
          if (deed.kind === 'judge') {
            await work.ask('maria', 'judgement.set', {
              validationId: id,
              criterionId,
              judgement: deed.judgement,
            });
            said.judgements.set(criterionId, { ...is, judgement: deed.judgement });
          } else {
            await work.ask('maria', 'judgement.note', { validationId: id, criterionId, note: deed.text });
            said.judgements.set(criterionId, { ...is, note: deed.text });
          }
        } else if (deed.kind === 'mark' && !inHand()) {
          const criterionId = criteria[deed.at]!;
          await work.ask('petra', 'control.mark', {
            validationId: id,
            criterionIds: [criterionId],
            agrees: deed.agrees,
            comment: 'Skäl.',
          });
          if (deed.agrees === null) said.marks.delete(criterionId);
          else said.marks.set(criterionId, deed.agrees);
        } else if (deed.kind === 'step') {
          const isReady = [...said.judgements.values()].every(({ judgement }) => judgement === 'shown');
          if (inHand() && !isReady) continue;
          const step = next[said.state as keyof typeof next];
          if (step === 'submitted') {
            await work.ask('maria', 'validation.submit', { id });
            said.marks = new Map();
          } else
            await work.ask('petra', 'control.return', { validationId: id, message: 'Mer.', dueOn: null });
          said.state = step;
          said.steps.push(step);
        }
      }
      const page = await pageOf(work, 'maria', id);
      expect(page).toMatchObject({ state: said.state, rationale: said.rationale });
      expect(page.outcomes[0]?.selfAssessment ?? null).toBe(said.answer);
      expect(page.events.map(({ step }) => step).filter((step) => step !== 'begun')).toEqual(
        said.steps.filter((step) => step !== 'begun'),
      );
      for (const criterion of page.outcomes.flatMap((one) => one.criteria)) {
        expect(said.judgements.get(criterion.id)).toEqual({
          judgement: criterion.judgement,
          note: criterion.note,
        });
        if (said.state === 'submitted') expect(criterion.mark?.agrees).toBe(said.marks.get(criterion.id));
      }
      const last = await work.ask('maria', 'signature.list', { subject: { kind: 'validation', id } });
      expect(last.filter(({ state, isPast }) => state !== 'unchanged' && !isPast)).toEqual([]);
      await projectionsAreHistory(work);
    }),
    { numRuns: 12 },
  );
}, 120_000);

/** What triggers keep beside the events is what the events say, in the order of the log. */
const projectionsAreHistory = async (work: Restarted): Promise<void> => {
  const raw = await openRaw(work);
  const last = (table: string, keys: string) =>
    `SELECT *, row_number() OVER (PARTITION BY ${keys} ORDER BY log_position DESC, id DESC) AS back FROM ${table}`;
  const wrong = raw.rows(
    `SELECT 'judgement', event.id FROM (${last('judgement_event', 'validation_id, criterion_id')}) AS event
       JOIN judgement_now AS now USING (validation_id, criterion_id)
       WHERE back = 1 AND (event.judgement IS NOT now.judgement OR event.note <> now.note
         OR event.left_out_reason IS NOT now.left_out_reason)
     UNION ALL
     SELECT 'state', event.id FROM (${last('validation_event', 'validation_id')}) AS event
       JOIN validation ON validation.id = event.validation_id
       WHERE back = 1 AND (event.state <> validation.state OR event.at <> validation.state_since)`,
  );
  expect(wrong).toEqual([]);
};
