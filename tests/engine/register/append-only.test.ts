// The record only grows: event and audit tables refuse change, derived tables follow their events, and the audit chain
// shows tampering by somebody who has the key and takes the triggers away.
import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { judgements, unjudged, type CriterionJudgement, type Judgement } from '#domain/assessment.ts';
import { chainFaults } from '#domain/audit.ts';
import type { CriterionId, ValidationId } from '#domain/ids.ts';
import { endReasons, takeStep, type ValidationStep } from '#domain/validation.ts';
import type { ValidationState } from '#domain/validation-state.ts';
import type { StaffKey } from '../../../src/engine/demo/people.ts';
import { listAudit } from '../../../src/engine/store/register/audit.ts';
import { sha256 } from '../../../src/engine/sha256.ts';
import { openStore } from '../../../src/engine/store/base/open.ts';
import { temporaryFolder, valueOf } from '../../support/engine.ts';
import { openRaw, registerKey, registerPath, type Raw } from '../../support/raw.ts';
import {
  criteriaOf,
  enrol,
  issuedCertificate,
  plannedValidation,
  readyValidation,
  seededRegister,
  submittedValidation,
  type SeededRegister,
} from '../../support/story.ts';

/** A register in which every append-only table has rows. */
const fullRegister = async (): Promise<SeededRegister> => {
  const register = await seededRegister();
  const { validationId, id } = await issuedCertificate(register, { leftOut: ['1.1'] });
  await register.ask('maria', 'validation.resume', { id: validationId });
  await register.ask('maria', 'feedback.give', { validationId, text: 'Fint' });
  const outcomeId = register.module('EX-DISK').outcomes[0]!.id;
  await register.ask('maria', 'validation.selfAssess', { id: validationId, outcomeId, answer: 'alone' });
  await register.ask('petra', 'certificate.get', { id });
  const path = join(temporaryFolder(), 'kontroll.html');
  await register.ask('samira', 'check.exportPage', { suggestedName: 'kontroll' }, { path });
  const raw = await openRaw(register);
  const { id: by } = raw.rows<{ id: string }>('SELECT id FROM user')[0]!;
  raw.run(
    "INSERT INTO disposal SELECT 'd', '{}', '[]', 0, '2026', min(id), NULL, '2026', max(id), '{}', NULL, NULL, NULL, 0, 0 FROM user",
  );
  raw.run("INSERT INTO disposal_now VALUES ('d')");
  raw.run("INSERT INTO audit_emptied VALUES (1, 'd', 'hash')");
  raw.run("INSERT INTO attachment_emptied VALUES ('b', 'd')");
  raw.run('DELETE FROM disposal_now');
  raw.run(
    "INSERT INTO certificate_entry SELECT id, number, prefix, year, running_number, kind, '[]', issued_on, pdf_sha256, check_code, 'valid', NULL, NULL, 'd' FROM certificate",
  );
  raw.run("INSERT INTO attachment VALUES ('a', 'a.txt', 'text/plain', 1, 'hash', x'61', '2026', ?)", by);
  return register;
};

const appendOnly = [
  'audit',
  'audit_participant',
  'involvement',
  'validation_event',
  'self_assessment_event',
  'judgement_event',
  'feedback_event',
  'rationale_event',
  'control_mark_event',
  'certificate',
  'certificate_validation',
  'certificate_event',
  'attachment',
  'attachment_emptied',
  'signing_key',
  'signature',
  'audit_seal',
  'audit_emptied',
  'certificate_entry',
];

describe('tables to which rows are only added', () => {
  it('refuse every change of every column, removal, and writing over', async () => {
    const raw = await openRaw(await fullRegister());
    for (const table of appendOnly) {
      const before = raw.rows(`SELECT * FROM ${table}`);
      expect([table, before.length > 0]).toEqual([table, true]);
      const refusal = `${table} is append-only`;
      for (const { name } of raw.rows<{ name: string }>(`SELECT name FROM pragma_table_info('${table}')`))
        expect(() => raw.run(`UPDATE ${table} SET ${name} = ${name}`), `${table}.${name}`).toThrow(refusal);
      expect(() => raw.run(`DELETE FROM ${table}`), table).toThrow(refusal);
      expect(() => raw.run(`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`), table).toThrow(refusal);
      expect(raw.rows(`SELECT * FROM ${table}`)).toEqual(before);
    }
  });

  it('are all that hold events, and the audit trail', async () => {
    const raw = await openRaw(await seededRegister());
    const tables = raw.rows<{ name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND (name LIKE '%_event' OR name LIKE 'audit%')",
    );
    expect(tables.map((table) => table.name).filter((name) => !appendOnly.includes(name))).toEqual([]);
  });
});

type Attempt =
  | { readonly criterion: number; readonly change: Partial<CriterionJudgement> }
  | { readonly call: 'submit' | 'withdraw' | 'endEarly' | 'resume' | 'return' | 'showAll' };

/** Whatever staff may try with one validation; in most states most of it is refused. */
const anyAttempt: fc.Arbitrary<Attempt> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      criterion: fc.nat(3),
      change: fc.oneof(
        fc.record({ judgement: fc.constantFrom(...judgements, null) }),
        fc.record({ note: fc.constantFrom('', 'Lugn', 'Van') }),
        fc.record({ leftOutReason: fc.constantFrom('Saknas här', null) }),
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      call: fc.constantFrom('submit', 'withdraw', 'endEarly', 'resume', 'return', 'showAll'),
    }),
  },
);

const callOf = (
  register: SeededRegister,
  id: ValidationId,
  attempt: Attempt,
): readonly [StaffKey, string, object] => {
  if ('change' in attempt) {
    const of = { validationId: id, criterionId: criteriaOf(register, 'EX-DISK')[attempt.criterion] };
    const { judgement, note, leftOutReason } = attempt.change;
    if (judgement !== undefined) return ['maria', 'judgement.set', { ...of, judgement }];
    if (note !== undefined) return ['johan', 'judgement.note', { ...of, note }];
    return ['maria', 'judgement.leaveOut', { ...of, reason: leftOutReason }];
  }
  switch (attempt.call) {
    case 'return':
      return ['petra', 'control.return', { validationId: id, message: 'Mer', dueOn: null }];
    case 'endEarly':
      return ['samira', 'validation.endEarly', { id, reason: endReasons[0], note: '' }];
    case 'showAll':
      return [
        'maria',
        'evidence.register',
        {
          validationIds: [id],
          criterionIds: criteriaOf(register, 'EX-DISK'),
          type: 'observation',
          on: '2026-03-02',
          place: '',
          text: '',
          judgement: 'shown',
        },
      ];
    case 'submit':
    case 'withdraw':
    case 'resume':
      return ['maria', `validation.${attempt.call}`, { id }];
  }
};

type JudgementRow = {
  readonly criterion_id: CriterionId;
  readonly judgement: Judgement | null;
  readonly note: string;
  readonly left_out_reason: string | null;
};

const asMap = (rows: readonly JudgementRow[]): ReadonlyMap<CriterionId, CriterionJudgement> =>
  new Map(
    rows.map((row) => [
      row.criterion_id,
      { judgement: row.judgement, note: row.note, leftOutReason: row.left_out_reason },
    ]),
  );

describe('what is kept beside the events', () => {
  it('is what replaying them gives, whatever was tried', async () => {
    const register = await seededRegister();
    const raw = await openRaw(register);
    await fc.assert(
      fc.asyncProperty(fc.array(anyAttempt, { maxLength: 25 }), async (attempts) => {
        const participantId = await enrol(register, { givenName: 'Någon' });
        const id = await plannedValidation(register, { participantId });
        await register.ask('maria', 'rationale.write', { validationId: id, text: 'Därför' });
        // What has been said and not refused, kept by the test on its own.
        const said = new Map<CriterionId, CriterionJudgement>();
        const say = (criterionId: CriterionId, change: Partial<CriterionJudgement>): void => {
          said.set(criterionId, { ...(said.get(criterionId) ?? unjudged), ...change });
        };
        for (const attempt of attempts) {
          const [by, name, input] = callOf(register, id, attempt);
          const reply = await register.as[by].callUnknown(name, input);
          if (!reply.ok) {
            // To a kontrollant what has never been handed in is not there.
            const unseen = name === 'control.return' ? ['notFound'] : [];
            expect(['wrongState', 'notReady', ...unseen]).toContain(reply.refusal.kind);
            continue;
          }
          const criteria = criteriaOf(register, 'EX-DISK');
          if ('change' in attempt) say(criteria[attempt.criterion]!, attempt.change);
          else if (attempt.call === 'showAll') for (const one of criteria) say(one, { judgement: 'shown' });
        }

        const now = asMap(raw.rows('SELECT * FROM judgement_now WHERE validation_id = ?', id));
        const events = 'SELECT * FROM judgement_event WHERE validation_id = ? ORDER BY id';
        expect(now).toEqual(asMap(raw.rows(events, id)));
        for (const [criterionId, judgement] of said)
          expect(now.get(criterionId) ?? unjudged).toEqual(judgement);

        const steps = raw.rows<{ step: ValidationStep; state: ValidationState; at: string }>(
          'SELECT step, state, at FROM validation_event WHERE validation_id = ? ORDER BY id',
          id,
        );
        let state: ValidationState = 'planned';
        for (const taken of steps.slice(1)) {
          const led = takeStep(state, taken.step);
          expect(led).toEqual({ ok: true, value: taken.state });
          state = taken.state;
        }
        expect(raw.rows('SELECT state, state_since FROM validation WHERE id = ?', id)).toEqual([
          { state, state_since: steps.at(-1)?.at },
        ]);
      }),
      { numRuns: 25 },
    );
  });

  it('follows every kind of activity', async () => {
    const register = await seededRegister();
    const raw = await openRaw(register);
    const id = await readyValidation(register);
    const of = { validationId: id, criterionId: criteriaOf(register, 'EX-DISK')[0]! };
    const outcomeId = register.module('EX-DISK').outcomes[0]!.id;
    const { evidence } = await register.ask('maria', 'validation.get', { id });
    const { id: piece, criterionIds, type, on, place } = evidence[0]!;
    const step = { validationId: id, text: 'Steg', dueOn: null, who: '', doneOn: null };
    const plan = {
      id,
      assessorIds: [register.userId('maria')],
      place: 'x',
      plannedFrom: null,
      plannedTo: null,
    };
    const { id: stepId } = await register.ask('maria', 'planStep.save', { ...step, id: null });
    const activities: readonly (readonly [StaffKey, string, object])[] = [
      ['maria', 'judgement.note', { ...of, note: 'Ny' }],
      ['maria', 'validation.selfAssess', { id, outcomeId, answer: 'little' }],
      ['maria', 'feedback.give', { validationId: id, text: 'Fint' }],
      ['maria', 'rationale.write', { validationId: id, text: 'Nytt' }],
      ['maria', 'planStep.save', { ...step, id: stepId, text: 'Annat' }],
      ['maria', 'planStep.remove', { validationId: id, id: stepId }],
      ['maria', 'evidence.save', { id: piece, type, on, place, text: 'Nytt' }],
      ['maria', 'evidence.link', { id: piece, validationId: id, criterionIds, isKept: true }],
      [
        'maria',
        'evidence.register',
        { validationIds: [id], criterionIds: [], type, on, place, text: '', judgement: null },
      ],
      ['samira', 'validation.replan', plan],
      ['maria', 'validation.submit', { id }],
      [
        'petra',
        'control.mark',
        { validationId: id, criterionIds: [of.criterionId], agrees: true, comment: '' },
      ],
    ];
    for (const [by, name, input] of activities) {
      register.clock.passDays(1);
      expect([name, await register.as[by].callUnknown(name, input)]).toMatchObject([name, { ok: true }]);
      const [row] = raw.rows<{ at: string }>(
        'SELECT last_activity_at AS at FROM validation WHERE id = ?',
        id,
      );
      expect([name, row?.at.slice(0, 10)]).toEqual([name, register.clock.now().slice(0, 10)]);
    }
  });
});

describe('the audit chain of a register', () => {
  const faultsIn = async (register: SeededRegister) => {
    const { store, close } = valueOf(await openStore(registerPath(register), await registerKey(register)));
    const faults = chainFaults(await listAudit(store), sha256);
    await close();
    return faults;
  };

  const dropTriggers = (raw: Raw): void => {
    for (const { name } of raw.rows<{ name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'trigger'",
    ))
      raw.run(`DROP TRIGGER ${name}`);
  };

  it('is whole after work, with a row for each command', async () => {
    const register = await seededRegister();
    await submittedValidation(register);
    await register.engine.close();
    expect(await faultsIn(register)).toEqual([]);
  });

  /** `:here` stands for the place of a row that concerns a participant and has rows after it. */
  test.each([
    ['a changed name', ["UPDATE audit SET user_name = 'Någon Annan' WHERE position = :here"]],
    ['a changed content', ["UPDATE audit SET after = NULL, before = '{}' WHERE position = :here"]],
    ['a person taken off', ['DELETE FROM audit_participant WHERE position = :here']],
    ['a person put on', ["INSERT INTO audit_participant VALUES ('someone', :here)"]],
    [
      'a removed row',
      ['DELETE FROM audit_participant WHERE position = :here', 'DELETE FROM audit WHERE position = :here'],
    ],
    [
      'a removed row whose place was closed up',
      [
        'DELETE FROM audit WHERE position = :here',
        'UPDATE audit SET position = -position WHERE position > :here',
        'UPDATE audit SET position = -position - 1 WHERE position < 0',
        'DELETE FROM audit_participant WHERE position = :here',
        'UPDATE audit_participant SET position = position - 1 WHERE position > :here',
      ],
    ],
    [
      'an inserted row',
      [
        'UPDATE audit SET position = -position WHERE position > :here',
        'UPDATE audit SET position = -position + 1 WHERE position < 0',
        'UPDATE audit_participant SET position = -position WHERE position > :here',
        'UPDATE audit_participant SET position = -position + 1 WHERE position < 0',
        `INSERT INTO audit SELECT 'new', position + 1, at, user_id, user_name, call, what, subject_kind, subject_id, before, after,
          hash, hash FROM audit WHERE position = :here`,
      ],
    ],
  ])('shows %s', async (_, statements) => {
    const register = await seededRegister();
    await submittedValidation(register);
    await register.engine.close();
    const raw = await openRaw(register);
    dropTriggers(raw);
    const [row] = raw.rows<{ position: number }>(
      "SELECT position FROM audit WHERE what = 'evidence.registered'",
    );
    const here = row!.position;
    for (const statement of statements) raw.run(statement.replaceAll(':here', String(here)));
    const faults = await faultsIn(register);
    expect(faults.length).toBeGreaterThan(0);
    expect(Math.abs(faults[0]!.position - here)).toBeLessThanOrEqual(1);
  });
});
