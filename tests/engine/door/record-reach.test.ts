// Whatever the record holds of a person, by the id of any of its rows one comes to the person, and so to the door.
import { expect, test } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import type { UserId } from '#domain/ids.ts';
import { listConcerned, type Viewer } from '../../../src/engine/store/base/reach.ts';
import { openStore } from '../../../src/engine/store/base/open.ts';
import { recordColumns } from '../../../src/engine/store/base/record-columns.ts';
import { personTables } from '../../../src/engine/store/base/records.ts';
import { valueOf } from '../../support/engine.ts';
import { openRaw, registerKey, registerPath } from '../../support/raw.ts';
import { issuedCertificate, plannedValidation, seededRegister } from '../../support/story.ts';

/** Reaches nobody. */
const stranger: Viewer = {
  userId: 'stranger' as UserId,
  seesAll: false,
  workshopIds: [],
  isAssessor: false,
  isVerifier: false,
};

/** A photo has a door of its own (application/frame/rights.ts, `listOpenable`). */
const kinds = personTables.filter((table) => 'id' in recordColumns[table] && table !== 'attachment');

test('the id of any row of a person’s leads to them; an id of nobody’s leads to nothing', async () => {
  const register = await seededRegister();
  const { validationId: approved } = await issuedCertificate(register);
  const period = { from: '2026-01-01' as PlainDate, to: '2026-12-31' as PlainDate };
  const underlag = { reference: 'Våren', ...period, validationIds: [approved] };
  await register.ask('petra', 'recommendation.make', underlag);
  const validationId = await plannedValidation(register, { module: 'EX-BUTIK' });
  await register.ask('maria', 'feedback.give', { validationId, text: 'Du är noggrann.' });
  const outcomeId = register.module('EX-BUTIK').outcomes[0]!.id;
  await register.ask('maria', 'validation.selfAssess', { id: validationId, outcomeId, answer: 'withHelp' });
  const step = { validationId, id: null, text: 'Öva på kassan', dueOn: null, who: 'Åsa', doneOn: null };
  await register.ask('maria', 'planStep.save', step);
  const raw = await openRaw(register);
  const { store, close } = valueOf(await openStore(registerPath(register), await registerKey(register)));
  const reached = new Set<string>();
  for (const table of kinds) {
    const rows = raw.rows<{ id: string }>(`SELECT id FROM "${table}"`);
    const ofPeople =
      table === 'audit'
        ? raw.rows<{ id: string }>('SELECT id FROM audit JOIN audit_participant USING (position)')
        : rows;
    for (const { id } of ofPeople) {
      const found = await listConcerned(store, stranger, [id]);
      expect(found.flatMap(({ relations }) => relations).length, `${table} ${id}`).toBeGreaterThan(0);
      reached.add(table);
    }
  }
  expect(kinds.filter((table) => !reached.has(table))).toEqual([]);
  for (const table of ['user', 'workshop', 'module', 'module_version', 'learning_outcome'])
    for (const { id } of raw.rows<{ id: string }>(`SELECT id FROM "${table}"`))
      expect(await listConcerned(store, stranger, [id]), `${table} ${id}`).toEqual([]);
  await close();
});
