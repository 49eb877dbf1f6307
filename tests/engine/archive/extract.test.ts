// The subject access extract: whole, readable, with files, for those who may; and what has been corrected.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { PlainDate } from '#domain/dates.ts';
import type { ParticipantId } from '#domain/ids.ts';
import { checkPdf } from '../../../src/engine/pdf/index.ts';
import type { StaffKey } from '../../../src/engine/demo/people.ts';
import { extractModel, toldElsewhere } from '../../../src/engine/application/archive/extract-model.ts';
import type { PersonRecord, PersonWords } from '../../../src/engine/store/base/person-record.ts';
import { personTables } from '../../../src/engine/store/base/records.ts';
import { refusalOf, temporaryFolder, testEngine, valueOf } from '../../support/engine.ts';
import { fileOf } from '../../support/pictures.ts';
import { logAsAnotherVersion, openRaw } from '../../support/raw.ts';
import {
  criteriaOf,
  enrol,
  issuedCertificate,
  personInput,
  plannedValidation,
  seededRegister,
  type SeededRegister,
} from '../../support/story.ts';
import { pdfText } from '../pdf/reading.ts';

const extract = async (register: SeededRegister, id: ParticipantId, by: StaffKey = 'samira') => {
  const path = join(temporaryFolder(), 'utdrag.zip');
  const reply = await register.as[by].call(
    'participant.extract',
    { id, suggestedName: 'utdrag.zip' },
    { path },
  );
  valueOf(reply);
  const files = unzipSync(readFileSync(path));
  const json = JSON.parse(strFromU8(files['utdrag.json']!)) as {
    records: Record<string, Record<string, unknown>[]>;
    names: Record<string, Record<string, string>>;
    files: { path: string; id: string; sha256: string }[];
  };
  return { files, json, entries: entriesOf(readFileSync(path)) };
};

/** The list at the end of a ZIP file, as an unpacker reads it. */
const entriesOf = (zip: Buffer) => {
  const entries: { readonly name: string; readonly saysUtf8: boolean }[] = [];
  const sign = Buffer.from('PK\x01\x02', 'latin1');
  for (let at = zip.indexOf(sign); at >= 0; at = zip.indexOf(sign, at + 46)) {
    const name = zip.subarray(at + 46, at + 46 + zip.readUInt16LE(at + 28)).toString('utf8');
    entries.push({ name, saysUtf8: (zip.readUInt16LE(at + 8) & 0x800) !== 0 });
  }
  return entries;
};

/** A person with something in every part: two modules, a photo, words, a plan, a draft, a certificate. */
const fullPerson = async () => {
  const register = await seededRegister();
  const { participantId: id, ask } = register;
  await ask('samira', 'participant.save', {
    id,
    ...personInput(register, { phone: '070-123 45 67', language: 'finska' }),
  });
  const { id: certificateId, number } = await issuedCertificate(register);
  const validationId = await plannedValidation(register, { module: 'EX-BUTIK' });
  const { id: evidenceId } = await ask('maria', 'evidence.register', {
    validationIds: [validationId],
    criterionIds: criteriaOf(register, 'EX-BUTIK').slice(0, 1),
    type: 'observation',
    on: '2026-03-02' as PlainDate,
    place: 'Butiken',
    text: 'Packade upp tre pallar.',
    judgement: 'partlyShown',
  });
  const path = join(temporaryFolder(), 'hylla.jpg');
  await sharp({ create: { width: 40, height: 30, channels: 3, background: '#7a9' } })
    .jpeg()
    .toFile(path);
  await ask('maria', 'evidence.attach', { id: evidenceId }, { path });
  await ask('maria', 'feedback.give', { validationId, text: 'Du är noggrann med dateringen.' });
  await ask('maria', 'rationale.write', { validationId, text: 'Håller på att lära sig kassan.' });
  const outcomeId = register.module('EX-BUTIK').outcomes[0]!.id;
  await ask('maria', 'validation.selfAssess', { id: validationId, outcomeId, answer: 'withHelp' });
  const step = { validationId, id: null, text: 'Öva på kassan', dueOn: null, who: 'Åsa', doneOn: null };
  await ask('maria', 'planStep.save', step);
  const body = JSON.stringify({ text: 'En halv mening om' });
  await ask('maria', 'draft.keep', { key: `feedback.${validationId}`, body });
  return { register, id, validationId, certificateId, number, evidenceId };
};

describe('the extract', () => {
  test('names every table that leads to a participant', async () => {
    const raw = await openRaw(await seededRegister());
    const tables = raw.rows<{ name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'participant_search%'",
    );
    const leads = new Set(['participant', 'audit', 'audit_participant', 'draft', 'batch_item']);
    for (let before = -1; before < leads.size;) {
      before = leads.size;
      for (const { name } of tables) {
        const references = raw.rows<{ table: string }>(
          `SELECT "table" FROM pragma_foreign_key_list('${name}')`,
        );
        if (references.some((one) => leads.has(one.table) && one.table !== 'audit')) leads.add(name);
      }
    }
    // Referred to from the person's rows instead: a photo, and the paper that many stand on.
    const referred = ['attachment', 'attachment_emptied', 'evidence', 'evidence_hand', 'recommendation'];
    for (const name of [...referred, 'external_review']) leads.add(name);
    expect(personTables.toSorted()).toEqual([...leads].sort());
  });

  test('has a readable PDF that passes the check and tells everything in words', async () => {
    const { register, id, number } = await fullPerson();
    const { files } = await extract(register, id);
    const pdf = files['Registerutdrag.pdf']!;
    expect((await checkPdf(pdf)).problems).toEqual([]);
    const text = (await pdfText(pdf)).join(' ').replace(/\s+/g, ' ');
    for (const words of [
      'Registerutdrag',
      'Åsa',
      '070-123 45 67',
      'Stod förut',
      'svenska finska',
      'Packade upp tre pallar.',
      'Du är noggrann med dateringen.',
      'Håller på att lära sig kassan.',
      'Med hjälp',
      'Öva på kassan',
      'En halv mening om',
      number,
      'Deltagaren skrevs in',
      'Petra Holm',
      'filer/001 hylla.jpg',
    ])
      expect(text).toContain(words);
    expect(text).not.toMatch(/[a-z]+\.[a-z]+[A-Z]|undefined|null|[0-9a-f]{8}-[0-9a-f]{4}-7/);
  });

  test('tells of events in words of this version, of older and of newer ones', async () => {
    const register = await seededRegister();
    const raw = await openRaw(register);
    const words = ['user.passphraseGiven', 'participant.forgotten', '$&.done'];
    for (const what of words) logAsAnotherVersion(raw, register.participantId, what);
    const { files } = await extract(register, register.participantId);
    const text = (await pdfText(files['Registerutdrag.pdf']!)).join(' ').replace(/\s+/g, ' ');
    for (const told of ['Deltagaren skrevs in', 'Lösenfras given', 'saknar ord för: participant.forgotten'])
      expect(text).toContain(told);
    expect(text).toContain('saknar ord för: $&.done');
  });

  test('tells each table in the PDF where its wording says so, and no other', async () => {
    const { register, id } = await fullPerson();
    const { json } = await extract(register, id);
    const read = new Set<string>();
    const rows: Record<string, object[]> = {
      ...json.records,
      recommendation: [{ id: '', made_at: '2026-03-02T08:00:00.000Z', made_by: '', reference: '' }],
    };
    const record = new Proxy(rows, {
      get: (tables, table: string) => {
        read.add(table);
        return tables[table];
      },
    }) as unknown as PersonRecord; // the extract's own rows
    const words = Object.fromEntries(
      Object.entries(json.names).map(([kind, names]) => [kind, new Map(Object.entries(names))]),
    ) as unknown as PersonWords; // likewise
    const noWords = () => undefined;
    const texts = { common: noWords, assessment: noWords, certificates: noWords };
    const files = { fileNames: new Map<string, string>(), absentFiles: new Map<string, string>() };
    extractModel(
      { record, words, ...files, ...texts, participants: noWords, audit: (what) => what },
      {
        organisation: '',
        contact: '',
        writtenOn: '2026-03-02',
        accent: '#000000',
        isPractice: false,
        files: [],
      },
    );
    const notOnPaper = Object.entries(toldElsewhere).filter(
      ([, where]) => where === null || where === 'files',
    );
    const without = new Set(notOnPaper.map(([table]) => table));
    expect([...read].sort()).toEqual(personTables.filter((table) => !without.has(table)).sort());
  });

  test('has the stored bytes of certificate and photo, and their hashes in the JSON', async () => {
    const { register, id, number, certificateId } = await fullPerson();
    const { files, json } = await extract(register, id);
    const raw = await openRaw(register);
    const [stored] = raw.rows<{ pdf: Buffer; pdf_sha256: string }>(
      'SELECT pdf, pdf_sha256 FROM certificate WHERE id = ?',
      certificateId,
    );
    expect(Buffer.from(files[`intyg/${number}.pdf`]!).equals(stored!.pdf)).toBe(true);
    expect(json.files.map(({ path }) => path)).toEqual([`intyg/${number}.pdf`, 'filer/001 hylla.jpg']);
    expect(json.files[0]!.sha256).toBe(stored!.pdf_sha256);
    expect(Object.keys(files).toSorted()).toEqual(
      ['Registerutdrag.pdf', 'utdrag.json', ...json.files.map(({ path }) => path)].toSorted(),
    );
  });

  test('has names that every unpacker takes, with the ending of what each file holds, also for files kept before', async () => {
    const { register, id, validationId } = await fullPerson();
    const create = { width: 40, height: 30, channels: 3, background: '#7a9' } as const;
    const photo = await sharp({ create }).jpeg().toBuffer();
    const kept = [
      'CON.png',
      'nul',
      'COM1.webp',
      'slut. . ',
      'rad\nett.png',
      'A\u030Ake ♥ 王.png',
      'FOTO.JPG',
      'foto.jpg',
      'a<b>c:d"e|f?g*h\\i.png',
      `${'å'.repeat(300)}.png`,
      'baklänges\u202Egpj.exe',
    ];
    for (const [index] of kept.entries()) {
      const { id: one } = await register.ask('maria', 'evidence.register', {
        validationIds: [validationId],
        criterionIds: [],
        type: 'photo',
        on: '2026-03-02' as PlainDate,
        place: '',
        text: '',
        judgement: null,
      });
      await register.ask(
        'maria',
        'evidence.attach',
        { id: one },
        { path: fileOf(`${String(index)}.jpg`, photo) },
      );
    }
    const raw = await openRaw(register);
    // As an earlier program kept them: under the name that the file came with.
    raw.run('DROP TRIGGER attachment_refuses_update');
    for (const [index, name] of kept.entries())
      raw.run('UPDATE attachment SET name = ? WHERE name = ?', name, `${String(index)}.jpg`);
    const { entries } = await extract(register, id);
    expect(
      entries
        .map(({ name }) => name)
        .filter((name) => name.startsWith('filer/'))
        .sort(),
    ).toEqual([
      'filer/001 hylla.jpg',
      'filer/002 -CON.jpg',
      'filer/003 -nul.jpg',
      'filer/004 -COM1.jpg',
      'filer/005 slut.jpg',
      'filer/006 rad-ett.jpg',
      'filer/007 Åke ♥ 王.jpg',
      'filer/008 FOTO.JPG',
      'filer/009 foto.jpg',
      'filer/010 a-b-c-d-e-f-g-h-i.jpg',
      `filer/011 ${'å'.repeat(58)}.jpg`,
      'filer/012 baklängesgpj.exe.jpg',
    ]);
    for (const { name, saysUtf8 } of entries) {
      expect(name).not.toMatch(/[<>:"|?*\\\p{Cc}\p{Cf}]|[\s.](\/|$)/u);
      expect(saysUtf8, name).toBe(/[^\0-\x7f]/.test(name));
    }
    const folded = entries.map(({ name }) => name.normalize('NFKC').toLowerCase());
    expect(new Set(folded).size).toBe(entries.length);
  });

  test.each(['1970-01-01', '2150-06-01'])('can be made whatever the clock says: %s', async (day) => {
    const register = await seededRegister(testEngine(undefined, day as PlainDate));
    const { files } = await extract(register, register.participantId);
    expect(Object.keys(files)).toContain('Registerutdrag.pdf');
  });

  test('JSON holds every row that the register has of the person, and the words for its ids', async () => {
    const { register, id, validationId } = await fullPerson();
    const { json } = await extract(register, id);
    const raw = await openRaw(register);
    for (const table of [
      'judgement_event',
      'validation_event',
      'feedback_event',
      'plan_step',
      'involvement',
    ]) {
      const [{ count } = { count: -1 }] = raw.rows<{ count: number }>(
        `SELECT count(*) AS count FROM ${table} WHERE validation_id IN (SELECT id FROM validation WHERE participant_id = ?)`,
        id,
      );
      expect(json.records[table], table).toHaveLength(count);
    }
    expect(json.records.draft).toMatchObject([{ key: `feedback.${validationId}` }]);
    expect(json.records.participant).toMatchObject([{ given_name: 'Åsa', language: 'finska' }]);
    expect(Object.values(json.names.users!)).toContain('Maria Lindqvist');
    expect(Object.values(json.names.users!)).not.toContain('Erik Sandberg');
  });

  test('says nothing of others: what is shared comes without its details', async () => {
    const register = await seededRegister();
    const other = await enrol(register, { givenName: 'Hanna', familyName: 'Granströmmer' });
    const mine = await plannedValidation(register);
    const theirs = await plannedValidation(register, { participantId: other });
    await register.ask('maria', 'evidence.register', {
      validationIds: [mine, theirs],
      criterionIds: criteriaOf(register, 'EX-DISK').slice(0, 1),
      type: 'observation',
      on: '2026-03-02' as PlainDate,
      place: '',
      text: 'De diskade tillsammans.',
      judgement: null,
    });
    const { files, json } = await extract(register, register.participantId);
    const whole = `${strFromU8(files['utdrag.json']!)} ${(await pdfText(files['Registerutdrag.pdf']!)).join(' ')}`;
    expect(whole).toContain('De diskade tillsammans.');
    for (const theirsOnly of ['Hanna', 'Granströmmer', other, theirs])
      expect(whole).not.toContain(theirsOnly);
    expect(json.records.audit!.filter((row) => row.what === 'evidence.registered')).toMatchObject([
      { after: null },
    ]);
  });

  test('leaves one row in the log with the hash of the file, and is for coordinators and administrators', async () => {
    const { register, id } = await fullPerson();
    await extract(register, id);
    const log = await register.ask('samira', 'participant.log', { id, after: null, limit: 1 });
    expect(log.rows).toMatchObject([{ what: 'participant.extracted', userName: 'Samira Haddad' }]);
    const path = join(temporaryFolder(), 'utdrag.zip');
    for (const by of ['maria', 'petra'] as const)
      expect(
        refusalOf(await register.as[by].call('participant.extract', { id, suggestedName: 'x' }, { path })),
      ).toMatchObject({ kind: 'notPermitted' });
  });
});

describe('corrections', () => {
  test('tell what stood before and what stands now, by whom, newest first', async () => {
    const register = await seededRegister();
    const { participantId: id, ask, clock } = register;
    await ask('maria', 'participant.save', { id, ...personInput(register, { familyName: 'Öberg Lind' }) });
    clock.passDays(1);
    await ask('samira', 'participant.save', {
      id,
      ...personInput(register, { familyName: 'Öberg Lind', gender: 'otherOrUnknown' }),
    });
    await ask('samira', 'participant.exit', { id, exitedOn: '2026-03-03' as PlainDate, reason: 'moved' });
    const corrections = await ask('samira', 'participant.corrections', { id });
    expect(corrections).toMatchObject([
      { userName: 'Samira Haddad', changes: [{ field: 'gender', from: 'woman', to: 'otherOrUnknown' }] },
      { userName: 'Maria Lindqvist', changes: [{ field: 'familyName', from: 'Öberg', to: 'Öberg Lind' }] },
    ]);
  });

  test('of a protected person are for those who may see them', async () => {
    const register = await seededRegister();
    const protection = { hasProtectedIdentity: true, alias: 'Kim' };
    const id = await enrol(register, protection);
    await register.ask('samira', 'participant.save', {
      id,
      ...personInput(register, { ...protection, givenName: 'Hemlig' }),
    });
    expect(await register.ask('samira', 'participant.corrections', { id })).toHaveLength(1);
    expect(refusalOf(await register.as.erik.call('participant.corrections', { id }))).toEqual({
      kind: 'notFound',
      what: 'participant',
    });
  });
});
