// The JSON catalogue of modules: every fault is told by its place and with what to do, and what is written can be read.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { criterionKinds } from '../../../src/domain/module.ts';
import {
  formatModules,
  parseModules,
  type ModuleContent,
} from '../../../src/engine/application/modules/module-file.ts';
import { wordOf } from '../../support/documents.ts';

const resources = join(import.meta.dirname, '../../../resources');
const bytes = (text: string): Uint8Array => Buffer.from(text);

/** `line:column place: message` of each problem. */
const problemsOf = (file: Uint8Array): readonly string[] => {
  const parsed = parseModules(file);
  if (parsed.ok) return [];
  if (parsed.refusal.kind !== 'moduleFileInvalid') throw new Error(parsed.refusal.kind);
  return parsed.refusal.problems.map(
    ({ line, column, place, message }) =>
      `${String(line)}:${String(column)} ${place === '' ? '' : `${place}: `}${message}`,
  );
};

const wholeFile = `{
  "format": "intyga-modules",
  "modules": [
    {
      "code": "DISK",
      "title": "Disk",
      "level": 1,
      "outcomes": [
        {
          "text": "Sköter disken",
          "suggestedEvidence": ["observation", "samtal"],
          "criteria": [{ "text": "Startar maskinen", "kind": "skill" }]
        }
      ]
    }
  ]
}
`;

/** The whole file with one thing exchanged. */
const withChange = (from: string, to: string): Uint8Array => {
  expect(wholeFile.split(from)).toHaveLength(2);
  return bytes(wholeFile.replace(from, to));
};

test('the whole file is read, with what is left out filled in', () => {
  expect(parseModules(bytes(wholeFile))).toEqual({
    ok: true,
    value: [
      {
        code: 'DISK',
        title: 'Disk',
        level: 1,
        seqfLevel: null,
        creditValue: null,
        notionalLearningHours: null,
        outcomes: [
          {
            text: 'Sköter disken',
            selfAssessmentText: '',
            suggestedEvidence: ['observation', 'samtal'],
            criteria: [{ text: 'Startar maskinen', kind: 'skill' }],
          },
        ],
      },
    ],
  });
});

const another =
  'Välj en fil som är sparad under Moduler i Intyga, med Spara som fil. Sådana slutar på .json.';
const none = `1:1 Det här är ingen modulfil. ${another}`;
const noText = `1:1 Det här är ingen textfil, och därför ingen modulfil. ${another}`;
const outcome = 'Modul DISK, läranderesultat 1';
const criterion = `${outcome}, kriterium 1.1`;
const comma = 'Här fattas något. Kanske står det ett kommatecken för mycket strax före: ta bort det.';
const kinds =
  'Skriv knowledge för kunskap, skill för färdighet eller responsibility för ansvar och självständighet.';
const criterionText = '{ "text": "Startar maskinen", "kind": "skill" }';

describe('what is wrong is told by module, läranderesultat and kriterium, with what to do', () => {
  test.each<[string, Uint8Array, readonly string[]]>([
    ['an empty file', bytes(''), [`1:1 Filen är tom. ${another}`]],
    ['a file of spaces', bytes(' \n'), [`1:1 Filen är tom. ${another}`]],
    ['no JSON', bytes('Modul: Disk'), [none]],
    ['a page', bytes('<html><body>Logga in</body></html>'), [none]],
    ['a list instead', bytes('[]'), [none]],
    ['settings of something else', bytes('{ "version": 1, "title": "Möte" }'), [none]],
    ['a letter', bytes('Hej!\nHär kommer modulerna.'), [none]],
    ['something broken that is no module file', bytes('{ "a": 1,, }'), [none]],
    ['a letter of another encoding', Buffer.from('Hej på dig', 'latin1'), [none]],
    [
      'a list of modules',
      bytes(wholeFile.slice(wholeFile.indexOf('['), wholeFile.lastIndexOf(']') + 1)),
      [none],
    ],
    ['a text alone', bytes('"intyga-modules"'), [none]],
    ['another file of ours', bytes('{"format":"intyga-archive","files":[]}'), [none]],
    ['the register’s own file', bytes('{"version":1,"slots":[]}'), [none]],
    ['a Word document renamed', wordOf(''), [noText]],
    ['a picture renamed', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), [noText]],
    ['UTF-16 that does not say so', Buffer.from(wholeFile, 'utf16le'), [noText]],
    [
      'no word of what it is',
      withChange('"format": "intyga-modules",', ''),
      ['1:1 Filen säger inte att den är en modulfil. Skriv "format": "intyga-modules", först inom klammern.'],
    ],
    ['another format', withChange('"intyga-modules"', '"annat"'), [none]],
    [
      'a comment',
      withChange('"level": 1,', '"level": 1, // lägsta'),
      ['7:19 Modul DISK: Här står en kommentar. Ta bort den: filen får bara ha själva uppgifterna.'],
    ],
    ['a comma too many', withChange('"samtal"]', '"samtal",]'), [`11:57 ${outcome}: ${comma}`]],
    [
      'a comma too many after the last module',
      bytes(wholeFile.replace('    }\n  ]', '    },\n  ]')),
      [`16:3 Modul nummer 2: ${comma}`],
    ],
    [
      'a comma too few',
      withChange('"Disk",', '"Disk"'),
      ['7:7 Modul DISK: Här fattas ett kommatecken strax före. Skriv ett.'],
    ],
    [
      'a text that never ends',
      withChange('"title": "Disk",', '"title": "Disk,'),
      ['6:16 Modul DISK: Texten saknar sitt avslutande citattecken. Skriv ett sist i texten.'],
    ],
    [
      'half a file',
      bytes(wholeFile.slice(0, wholeFile.indexOf('"criteria"'))),
      [
        `12:11 ${outcome}: Filen tar slut för tidigt. En del av den fattas: spara den på nytt där den kommer från.`,
      ],
    ],
    [
      'the same twice',
      withChange('"level": 1,', '"level": 1, "level": 2,'),
      ['7:19 Modul DISK: Samma uppgift står två gånger: ”level”. Ta bort en av dem.'],
    ],
    [
      'something that no module has',
      withChange('"title": "Disk",', '"title": "Disk", "levl": 2,'),
      [
        '6:24 Modul DISK: Här står något som en modulfil inte har: ”levl”. Är det rättstavat? Annars: ta bort det.',
      ],
    ],
    [
      'something that JavaScript would swallow',
      withChange('"title": "Disk",', '"title": "Disk", "__proto__": {},'),
      [
        '6:24 Modul DISK: Här står något som en modulfil inte har: ”__proto__”. Är det rättstavat? Annars: ta bort det.',
      ],
    ],
    [
      'numbers of läranderesultat, twice the same',
      bytes(
        wholeFile.replace(
          /(\[\n\s+)(\{\n\s+)"text"([^]*?\}\])/,
          '$1$2"number": 1, "text"$3 }, { "number": 1, "text"$3',
        ),
      ),
      ['1', '2'].map(
        (number, index) =>
          `${index === 0 ? '10:11' : '12:78'} Modul DISK, läranderesultat ${number}: Här står ett nummer. Ta bort det: läranderesultat och kriterier får sina nummer av ordningen i filen.`,
      ),
    ],
    [
      'no name',
      withChange('"title": "Disk",', ''),
      ['4:5 Modul DISK: Modulens namn saknas. Skriv vad modulen heter, inom citattecken.'],
    ],
    [
      'no code',
      withChange('"code": "DISK",', ''),
      ['4:5 Modul Disk: Koden saknas. Skriv en kort kod inom citattecken, till exempel KOK-1.'],
    ],
    [
      'neither code nor name',
      bytes(wholeFile.replace('"code": "DISK",', '').replace('"title": "Disk",', '')),
      [
        '4:5 Modul nummer 1: Koden saknas. Skriv en kort kod inom citattecken, till exempel KOK-1.',
        '4:5 Modul nummer 1: Modulens namn saknas. Skriv vad modulen heter, inom citattecken.',
      ],
    ],
    [
      'a name without letters',
      withChange('"Disk"', '"..."'),
      [
        '6:16 Modul DISK: Modulens namn behöver minst en bokstav eller siffra. Skriv vad modulen heter, inom citattecken.',
      ],
    ],
    [
      'an empty text',
      withChange('"Sköter disken"', '"  "'),
      [`10:19 ${outcome}: Texten saknas. Skriv den inom citattecken.`],
    ],
    [
      'no text at all',
      withChange('"Startar maskinen"', 'null'),
      [`12:34 ${criterion}: Texten saknas. Skriv den inom citattecken.`],
    ],
    [
      'a level that does not exist',
      withChange('"level": 1,', '"level": 4,'),
      ['7:16 Modul DISK: OCN-nivån kan inte vara ”4”. Skriv 1, 2 eller 3, utan citattecken.'],
    ],
    [
      'a text where a number should be',
      withChange('"level": 1,', '"level": "1",'),
      ['7:16 Modul DISK: OCN-nivån kan inte vara ”1”. Skriv 1, 2 eller 3, utan citattecken.'],
    ],
    [
      'half a level',
      withChange('"level": 1,', '"level": 1.5,'),
      ['7:16 Modul DISK: OCN-nivån kan inte vara ”1.5”. Skriv 1, 2 eller 3, utan citattecken.'],
    ],
    [
      'points as a list',
      withChange('"level": 1,', '"level": 1, "creditValue": [2],'),
      [
        '7:34 Modul DISK: Poängen är inte rätt skriven. Skriv ett tal från 0 till 1000 utan citattecken, eller ta bort raden.',
      ],
    ],
    [
      'a kind that does not exist',
      withChange('"kind": "skill"', '"kind": "färdighet"'),
      [`12:62 ${criterion}: Slaget kan inte vara ”färdighet”. ${kinds}`],
    ],
    ['no kind', withChange(', "kind": "skill"', ''), [`12:24 ${criterion}: Slaget saknas. ${kinds}`]],
    [
      'no criteria',
      withChange(`[${criterionText}]`, '[]'),
      [
        `12:23 ${outcome}: Kriterierna saknas. Läranderesultatet behöver minst ett kriterium och får ha högst 40.`,
      ],
    ],
    [
      'a läranderesultat that is a text',
      withChange('"outcomes": [', '"outcomes": ["Diskar", '),
      [
        '8:20 Modul DISK, läranderesultat 1: Läranderesultatet kan inte vara ”Diskar”. Skriv det som de andra i filen.',
      ],
    ],
    [
      'too many criteria',
      withChange(`[${criterionText}]`, `[${Array(41).fill(criterionText).join()}]`),
      [`12:23 ${outcome}: Kriterierna är fler än 40. Ta bort några, eller dela upp dem.`],
    ],
    [
      'a number in a list of texts',
      withChange('"samtal"', '17'),
      [`11:48 ${outcome}: Ett av sätten att visa det kan inte vara ”17”. Skriv det inom citattecken.`],
    ],
    [
      'a text that is too long',
      withChange('"Disk"', `"${'a'.repeat(121)}"`),
      ['6:16 Modul DISK: Modulens namn har för många tecken, fler än 120. Skriv kortare.'],
    ],
    [
      'another encoding than UTF-8',
      Buffer.from(wholeFile, 'latin1'),
      [
        '10:22 Här står ett tecken som inte går att läsa. Öppna den i Anteckningar, välj Arkiv, Spara som, och kodningen UTF-8. Läs sedan in den igen.',
      ],
    ],
    [
      'several at once, in the order of the file',
      bytes(wholeFile.replace('"Disk"', '""').replace('"skill"', '"x"').replace('"level": 1', '"level": 9')),
      [
        '6:16 Modul DISK: Modulens namn saknas. Skriv vad modulen heter, inom citattecken.',
        '7:16 Modul DISK: OCN-nivån kan inte vara ”9”. Skriv 1, 2 eller 3, utan citattecken.',
        `12:62 ${criterion}: Slaget kan inte vara ”x”. ${kinds}`,
      ],
    ],
  ])('%s', (_what, file, expected) => {
    expect(problemsOf(file)).toEqual(expected);
  });

  test.each([
    ['a mark', bytes(`\ufeff${wholeFile}`)],
    ['UTF-16', Buffer.from(`\ufeff${wholeFile}`, 'utf16le')],
    ['UTF-16 the other way', Buffer.from(`\ufeff${wholeFile}`, 'utf16le').swap16()],
  ])('%s before it, as Notepad puts there, is no fault', (_what, file) => {
    expect(parseModules(file)).toEqual(parseModules(bytes(wholeFile)));
  });

  test('no word of the file’s own language stands in what is said', () => {
    const wrong = ['1', '"x"', '[]', '{}', 'null', '-1', '99999', '""', 'true'];
    const values = [...wholeFile.matchAll(/: ("[^"]*"|\d+)/g)].map(({ index }) => index + 2);
    const own =
      /\b(title|level|outcomes|criteria|text|suggestedEvidence|modules|JSON|array|object|string|null)\b/;
    for (const at of values)
      for (const value of wrong) {
        const [found = ''] = /^("[^"]*"|\d+)/.exec(wholeFile.slice(at)) ?? [];
        const file = bytes(wholeFile.slice(0, at) + value + wholeFile.slice(at + found.length));
        for (const problem of problemsOf(file)) expect(problem).not.toMatch(own);
      }
  });

  test('a code that comes twice, whatever the case of its letters', () => {
    const module = wholeFile.slice(wholeFile.indexOf('    {'), wholeFile.lastIndexOf('\n  ]'));
    const file = wholeFile.replace(module, `${module},\n${module.replace('DISK', 'disk')}`);
    expect(problemsOf(bytes(file))).toEqual([
      '17:15 Modul disk: Koden DISK finns redan tidigare i filen. Ge den här modulen en annan kod, eller ta bort den.',
    ]);
  });

  test('line ends of every system count as one', () => {
    const wrong = wholeFile.replace('"level": 1', '"level": 9');
    for (const end of ['\r\n', '\r', '\n'])
      expect(problemsOf(bytes(wrong.replaceAll('\n', end)))).toEqual([
        '7:16 Modul DISK: OCN-nivån kan inte vara ”9”. Skriv 1, 2 eller 3, utan citattecken.',
      ]);
  });

  test('at most twenty', () => {
    const wrong = '{ "text": "", "kind": "skill" }';
    expect(
      problemsOf(withChange('{ "text": "Startar maskinen", "kind": "skill" }', Array(30).fill(wrong).join())),
    ).toHaveLength(20);
  });

  test('a hostile file is refused, never a crash', () => {
    // Also where it says that it holds modules, and is therefore read.
    const named = (text: string): Uint8Array => bytes(`{"format":"intyga-modules","modules":${text}}`);
    for (const file of ['['.repeat(500_000), '{"a":'.repeat(200_000), '"\\u'.repeat(100_000)])
      for (const given of [bytes(file), named(file)]) expect(problemsOf(given).length).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), fc.uint8Array().map(String)), (text) => {
        expect(problemsOf(bytes(text)).length).toBeGreaterThan(0);
        expect(problemsOf(named(text)).length).toBeGreaterThan(0);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (file) => {
        expect(problemsOf(file).length).toBeGreaterThan(0);
      }),
    );
  });

  test('one changed sign never breaks the reader, and its faults lie inside the file', () => {
    const lines = wholeFile.split('\n').length;
    fc.assert(
      fc.property(fc.nat(wholeFile.length - 1), fc.string({ maxLength: 2 }), (at, sign) => {
        const parsed = parseModules(bytes(wholeFile.slice(0, at) + sign + wholeFile.slice(at + 1)));
        if (parsed.ok || parsed.refusal.kind !== 'moduleFileInvalid') return;
        for (const { line, column, message } of parsed.refusal.problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines + 2);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(message).not.toBe('');
        }
      }),
    );
  });
});

test('what is written is read back as it was', () => {
  const text = (most: number) =>
    fc
      .string({ unit: fc.constantFrom(...Array.from('aåÖé 3–”علیЖ✓≥•)')), minLength: 1, maxLength: most })
      .map((value) => `m${value}`.slice(0, most).trim());
  const optionalNumber = (max: number) =>
    fc.option(
      fc.double({ min: 0, max, noNaN: true }).map((value) => Math.abs(value)),
      { nil: null },
    );
  const module: fc.Arbitrary<ModuleContent> = fc.record({
    code: text(20),
    title: text(40),
    version: fc.integer({ min: 1, max: 99 }),
    level: fc.integer({ min: 1, max: 3 }),
    seqfLevel: fc.option(fc.integer({ min: 1, max: 8 }), { nil: null }),
    creditValue: optionalNumber(1000),
    notionalLearningHours: optionalNumber(10_000),
    outcomes: fc.array(
      fc.record({
        text: text(60),
        selfAssessmentText: fc.oneof(fc.constant(''), text(60)),
        suggestedEvidence: fc.array(text(20), { maxLength: 3 }),
        criteria: fc.array(fc.record({ text: text(60), kind: fc.constantFrom(...criterionKinds) }), {
          minLength: 1,
          maxLength: 4,
        }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  });
  const modules = fc.uniqueArray(module, {
    minLength: 1,
    maxLength: 3,
    selector: ({ code }) => code.toUpperCase().replace(/\s+/g, ' '),
  });
  fc.assert(
    fc.property(modules, (written) => {
      expect(parseModules(bytes(formatModules(written)))).toEqual({ ok: true, value: written });
    }),
  );
});

describe('the example modules that ship', () => {
  const files = readdirSync(join(resources, 'modules'));
  test.each(files)('%s is whole, and an example', (name) => {
    const file = readFileSync(join(resources, 'modules', name));
    expect(problemsOf(file)).toEqual([]);
    const parsed = parseModules(file);
    for (const module of parsed.ok ? parsed.value : []) {
      expect(module.code).toMatch(/^EX-/);
      expect(module.seqfLevel).toBeNull();
      for (const outcome of module.outcomes) {
        expect(outcome.selfAssessmentText).not.toBe('');
        expect(outcome.suggestedEvidence).not.toEqual([]);
        expect(outcome.criteria.length).toBeGreaterThanOrEqual(3);
      }
    }
  });
});

/** As much as is looked at; more is refused before. */
const many = (count: number, one: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => one(at)).join(',');
const strays = many(28_000, (at) => `"x${String(at)}":1`);
const repeats = many(29_000, () => '"a":1');
const module =
  '"code":"A-1","title":"A","level":1,"outcomes":[{"text":"b","criteria":[{"text":"c","kind":"skill"}]}]';
const file = (inside: string, before = ''): string =>
  `{"format":"intyga-modules",${before}"modules":[${inside}]}`;

test.each([
  ['strange fields at the top', file(`{${module}}`, `${strays},`)],
  ['strange fields in a module', file(`{${module},${strays}}`)],
  ['strange fields before what a module is called', file(`{${strays},${module}}`)],
  ['strange fields in an outcome', file(`{"code":"A","outcomes":[{${strays}}]}`)],
  ['a field written ever again', file(`{${repeats},${module}}`)],
  ['two fields alike in each of many modules', file(many(11_000, () => '{"a":1,"a":1}'))],
  [
    'what is no module, after strange fields',
    file(
      many(25_000, () => '1'),
      `${many(16_000, (at) => `"y${String(at)}":1`)},`,
    ),
  ],
  [
    'two fields alike, each in a module with many',
    file(many(100, () => `{${many(280, (at) => `"z${String(at % 140)}":1`)}}`)),
  ],
  [
    'outcomes without end',
    file(`{"code":"A","title":"A","level":1,"outcomes":[${many(30_000, () => '{}')}]}`),
  ],
  ['more than any module file has', `[${many(500_000, () => '1')}]`],
  ['the same, after what looks like one', file(many(260_000, () => '1'))],
])('a hostile file of a megabyte is answered within a second: %s', (_what, text) => {
  const bytes = Buffer.from(text);
  expect(bytes.length).toBeLessThan(1024 * 1024);
  // Of this thread alone: a computer that others keep busy is no fault of the file.
  const begun = process.threadCpuUsage();
  const read = parseModules(bytes);
  const { user, system } = process.threadCpuUsage(begun);
  if (read.ok || read.refusal.kind !== 'moduleFileInvalid') throw new Error('It is no module file');
  expect(read.refusal.problems.length).toBeGreaterThan(0);
  expect(read.refusal.problems.length).toBeLessThanOrEqual(20);
  expect((user + system) / 1000).toBeLessThan(1000);
});
