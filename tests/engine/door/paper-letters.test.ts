// Letters that cannot be printed are refused where they are typed, by field and letter; and approved work whose texts
// have them already still gets its certificate.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { contract, type CallName } from '#contract/index.ts';
import type { PaperField } from '#domain/paper-letters.ts';
import { fieldsOnPaper } from '../../../src/engine/application/frame/printable.ts';
import { checkPdf } from '../../../src/engine/pdf/index.ts';
import { refusalOf, temporaryFolder, valueOf } from '../../support/engine.ts';
import { validUses, type ValidUse } from '../../support/commands.ts';
import { openRaw } from '../../support/raw.ts';
import {
  approvedValidation,
  enrol,
  issueRead,
  seededRegister,
  type SeededRegister,
} from '../../support/story.ts';

type Use = (register: SeededRegister) => Promise<ValidUse<never>>;

const sign = '🍳';
const uses = Object.entries(fieldsOnPaper) as readonly (readonly [
  CallName,
  Readonly<Record<string, PaperField>>,
])[];

/** The input with the sign put after every text that the path leads to. */
const spoiled = (value: unknown, [step, ...rest]: readonly string[]): unknown => {
  if (step === undefined) return typeof value === 'string' ? `${value} ${sign}` : value;
  if (typeof value !== 'object' || value === null) return value;
  const change = (one: unknown) => spoiled(one, rest);
  if (Array.isArray(value)) return value.map(change);
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, step === '*' || step === key ? change(one) : one]),
  );
};

describe('a letter that cannot be printed', () => {
  it('is refused in every field that may come on paper, by field and letter, and nothing is saved', async () => {
    const table: Readonly<Record<string, Use | undefined>> = validUses;
    const tried: string[] = [];
    for (const [name, fields] of uses) {
      const use = table[name];
      if (!use) continue; // no command: the first start, and calls that only show
      const register = await seededRegister();
      const { by, input } = await use(register);
      const rows = async () => (await openRaw(register)).rows('SELECT id FROM audit').length;
      const before = await rows();
      for (const [path, field] of Object.entries(fields)) {
        const changed = spoiled(input, path.split('.'));
        if (JSON.stringify(changed) === JSON.stringify(input)) continue;
        tried.push(`${name} ${path}`);
        const refusal = refusalOf(await register.as[by].call(name, changed as never));
        expect(refusal, `${name} ${path}`).toEqual({ kind: 'textHasUnknownLetters', field, letters: [sign] });
      }
      expect(await rows()).toBe(before);
    }
    expect(tried.length).toBeGreaterThan(25);
  }, 60_000);

  it.each(['♻', '☎', '王', '\uE000', '𓀀', '👩‍🍳', '🇸🇪', '1️⃣', '𝒜', '༄', '한', 'ภ̇🌱'])(
    '%s is one',
    async (letter) => {
      const register = await seededRegister();
      const reply = await register.as.samira.call('workshop.add', { name: `Kök ${letter}` });
      expect(refusalOf(reply).kind).toBe('textHasUnknownLetters');
    },
  );

  it('is told in a module file by line, with the field', async () => {
    const register = await seededRegister();
    const path = join(temporaryFolder(), 'moduler.json');
    const criteria = [{ text: 'Vattnar 🌱', kind: 'skill' }];
    const outcomes = [{ text: 'Sköter\u000Bväxter \uF0B7', criteria }];
    const write = (modules: unknown) =>
      writeFileSync(path, JSON.stringify({ format: 'intyga-modules', modules }, null, 2));
    write([{ code: 'VAXT', title: 'Växt\nhus ☎', level: 1, outcomes }]);
    const refusal = refusalOf(await register.as.samira.call('module.import', {}, { path }));
    expect(refusal).toMatchObject({
      kind: 'moduleFileInvalid',
      problems: [
        {
          line: 6,
          place: 'Modul VAXT',
          message: 'Modulens namn har tecken som inte kan skrivas ut: ☎. Skriv med andra tecken.',
        },
        { line: 13, message: 'Texten har tecken som inte kan skrivas ut: 🌱. Skriv med andra tecken.' },
      ],
    });
    write([
      {
        code: 'VA\u200EXT',
        title: 'Växt\nhus',
        level: 1,
        outcomes: [
          {
            text: 'Sköter\u000Bväxter \uF0B7\u0000',
            criteria: [{ text: 'Vattnar\u202E\rlagom', kind: 'skill' }],
          },
        ],
      },
    ]);
    const { imported } = valueOf(await register.as.samira.call('module.import', {}, { path }));
    const module = await register.ask('samira', 'module.get', { id: imported[0]!.id });
    expect(module).toMatchObject({
      code: 'VAXT',
      title: 'Växt hus',
      outcomes: [{ text: 'Sköter\nväxter •', criteria: [{ text: 'Vattnar\nlagom' }] }],
    });
  });
});

test('work that was approved with such letters gets its certificate; what stands instead is told and logged', async () => {
  const register = await seededRegister();
  const raw = await openRaw(register);
  for (const { name } of raw.rows<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('module_version', 'learning_outcome', 'assessment_criterion')",
  ))
    raw.run(`DROP TRIGGER ${name}`);
  const { id: version } = register.module('EX-DISK');
  const ofDisk = `IN (SELECT id FROM learning_outcome WHERE module_version_id = '${version}')`;
  raw.run(`UPDATE module_version SET title = 'Disk ♻' || char(11) || 'kök' WHERE id = '${version}'`);
  raw.run(
    `UPDATE learning_outcome SET text = char(0xF0B7) || ' ' || text || ' 王' || char(0) WHERE id ${ofDisk}`,
  );
  raw.run(`UPDATE assessment_criterion SET text = text || ' 🌱' WHERE outcome_id ${ofDisk}`);
  const validationId = await approvedValidation(register, { leftOut: ['1.1'] });
  raw.run("UPDATE validation SET place = 'Köket 🍳'");
  const choice = {
    participantId: register.participantId,
    validationIds: [validationId],
    nameOnCertificate: 'Åsa Öberg',
    birth: 'date' as const,
  };
  const { replacedSigns } = await register.ask('maria', 'certificate.preview', choice);
  expect(replacedSigns.toSorted()).toEqual(['♻', '🍳', '🌱', '王'].toSorted());
  // A list of many says the same of the same person, and nothing of who has another module.
  const other = await enrol(register, { givenName: 'Bo' });
  const others = await approvedValidation(register, { participantId: other, module: 'EX-AVC' });
  raw.run("UPDATE validation SET place = '' WHERE id = ?", others);
  const plain = { ...choice, participantId: other, validationIds: [others], nameOnCertificate: 'Bo Öberg' };
  const batch = await register.ask('maria', 'batch.make', { items: [choice, plain] });
  const told = async () =>
    (await register.ask('maria', 'batch.get', batch)).items.map((item) => item.replacedSigns.toSorted());
  expect(await told()).toEqual([replacedSigns.toSorted(), []]);
  const { id } = await issueRead(register, 'maria', choice);
  const [row] = raw.rows<{ facts: string; pdf: Uint8Array }>(
    'SELECT facts, pdf FROM certificate WHERE id = ?',
    id,
  );
  const facts = JSON.parse(row!.facts) as {
    modules: { title: string; place: string; outcomes: { text: string }[] }[];
  };
  expect(facts.modules[0]).toMatchObject({ title: 'Disk kök', place: 'Köket' });
  expect(facts.modules[0]?.outcomes[0]?.text).toMatch(/^• .+ \?$/);
  expect(await checkPdf(row!.pdf)).toEqual({ problems: [] });
  const [logged] = raw.rows<{ after: string }>("SELECT after FROM audit WHERE what = 'certificate.issued'");
  expect(JSON.parse(logged!.after)).toMatchObject({ replacedSigns });
});

test('a colleague’s name and the organisation’s words are asked to be changed, and then it goes on', async () => {
  const register = await seededRegister();
  const validationId = await approvedValidation(register);
  const raw = await openRaw(register);
  raw.run("UPDATE user SET name = 'Maria 王' WHERE sign_in_name = 'maria'");
  const choice = {
    participantId: register.participantId,
    validationIds: [validationId],
    nameOnCertificate: 'Åsa Öberg',
    birth: 'date' as const,
  };
  expect(refusalOf(await register.as.maria.call('certificate.confirm', choice))).toEqual({
    kind: 'textHasUnknownLetters',
    field: 'colleague',
    letters: ['王'],
  });
  raw.run("UPDATE user SET name = 'Maria Wang' WHERE sign_in_name = 'maria'");
  valueOf(await register.as.maria.call('certificate.confirm', choice));
});

test('every call that is named has the fields that are named', () => {
  for (const [name, fields] of uses) {
    const shape = JSON.stringify(z.toJSONSchema(contract[name].input, { unrepresentable: 'any' }));
    for (const path of Object.keys(fields)) {
      const last = path.split('.').findLast((step) => step !== '*')!;
      expect(shape, `${name} ${path}`).toContain(`"${last}"`);
    }
  }
});
