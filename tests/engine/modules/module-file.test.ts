// The JSON catalogue of modules: every fault is told with its line and column, and what is written can be read.
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

const resources = join(import.meta.dirname, '../../../resources');
const bytes = (text: string): Uint8Array => Buffer.from(text);

const notOurs =
  '1:1 Det här är ingen modulfil. Välj en fil som har sparats under Moduler i Intyga, med Spara som fil.';

/** `line:column message` of each problem. */
const problemsOf = (file: Uint8Array): readonly string[] => {
  const parsed = parseModules(file);
  if (parsed.ok) return [];
  if (parsed.refusal.kind !== 'moduleFileInvalid') throw new Error(parsed.refusal.kind);
  return parsed.refusal.problems.map(
    ({ line, column, message }) => `${String(line)}:${String(column)} ${message}`,
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

describe('what is wrong is told where it stands', () => {
  test.each<[string, Uint8Array, readonly string[]]>([
    ['an empty file', bytes(' \n'), ['1:1 Filen är tom.']],
    ['no JSON', bytes('Modul: Disk'), [notOurs]],
    [
      'a comment',
      withChange('"level": 1,', '"level": 1, // lägsta'),
      ['7:19 Kommentarer får inte finnas i filen.'],
    ],
    [
      'a comma too many',
      withChange('"samtal"]', '"samtal",]'),
      ['11:57 Här saknas ett värde. Kanske står det ett kommatecken för mycket.'],
    ],
    ['a comma too few', withChange('"Disk",', '"Disk"'), ['7:7 Här saknas ett kommatecken.']],
    [
      'a text that never ends',
      withChange('"title": "Disk",', '"title": "Disk,'),
      ['6:16 Texten saknar sitt avslutande citattecken.', '7:7 Här saknas ett kommatecken.'],
    ],
    [
      'a field twice',
      withChange('"level": 1,', '"level": 1, "level": 2,'),
      ['7:19 Fältet level står två gånger.'],
    ],
    [
      'an unknown field',
      withChange('"title": "Disk",', '"title": "Disk", "levl": 2,'),
      ['6:24 Fältet levl finns inte i en modulfil. Är det rätt stavat?'],
    ],
    [
      'a field that JavaScript would swallow',
      withChange('"title": "Disk",', '"title": "Disk", "__proto__": {},'),
      ['6:24 Fältet __proto__ finns inte i en modulfil. Är det rätt stavat?'],
    ],
    ['a missing field', withChange('"title": "Disk",', ''), ['4:5 Fältet title saknas.']],
    ['an empty text', withChange('"Sköter disken"', '"  "'), ['10:19 Fältet text är tomt.']],
    [
      'a level that does not exist',
      withChange('"level": 1,', '"level": 4,'),
      ['7:16 Fältet level får inte vara större än 3.'],
    ],
    ['level 0', withChange('"level": 1,', '"level": 0,'), ['7:16 Fältet level får inte vara mindre än 1.']],
    [
      'a text where a number should be',
      withChange('"level": 1,', '"level": "1",'),
      ['7:16 Fältet level ska vara ett tal.'],
    ],
    ['half a level', withChange('"level": 1,', '"level": 1.5,'), ['7:16 Fältet level ska vara ett heltal.']],
    [
      'a kind that does not exist',
      withChange('"kind": "skill"', '"kind": "färdighet"'),
      ['12:62 Fältet kind ska vara knowledge, skill eller responsibility.'],
    ],
    [
      'no criteria',
      withChange('[{ "text": "Startar maskinen", "kind": "skill" }]', '[]'),
      ['12:23 Fältet criteria är tomt.'],
    ],
    [
      'a number in a list of texts',
      withChange('"samtal"', '17'),
      ['11:48 suggestedEvidence nummer 2 ska vara en text inom citattecken.'],
    ],
    [
      'a text that is too long',
      withChange('"Disk"', `"${'a'.repeat(121)}"`),
      ['6:16 Fältet title är för långt, högst 120 tecken.'],
    ],
    ['another format', withChange('"intyga-modules"', '"annat"'), [notOurs]],
    [
      'the format beside its field',
      withChange('"intyga-modules"', '"annat intyga-modules"'),
      ['2:13 Fältet format ska vara intyga-modules.'],
    ],
    ['a list instead', bytes('["intyga-modules"]'), ['1:1 Filen ska vara ett objekt inom { }.']],
    ['an empty list', bytes('[]'), [notOurs]],
    ['settings of something else', bytes('{ "version": 1, "title": "Möte" }'), [notOurs]],
    ['a letter', bytes('Hej!\nHär kommer modulerna.'), [notOurs]],
    ['a photo', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70]), [notOurs]],
    [
      'another encoding than UTF-8',
      Buffer.from(wholeFile, 'latin1'),
      ['10:22 Här står ett tecken som inte går att läsa. Spara filen som UTF-8.'],
    ],
    [
      'several at once, in the order of the file',
      bytes(wholeFile.replace('"Disk"', '""').replace('"skill"', '"x"').replace('"level": 1', '"level": 9')),
      [
        '6:16 Fältet title är tomt.',
        '7:16 Fältet level får inte vara större än 3.',
        '12:62 Fältet kind ska vara knowledge, skill eller responsibility.',
      ],
    ],
  ])('%s', (_what, file, expected) => {
    expect(problemsOf(file)).toEqual(expected);
  });

  test('a code that comes twice, whatever the case of its letters', () => {
    const module = wholeFile.slice(wholeFile.indexOf('    {'), wholeFile.lastIndexOf('\n  ]'));
    const file = wholeFile.replace(module, `${module},\n${module.replace('DISK', 'disk')}`);
    expect(problemsOf(bytes(file))).toEqual(['17:15 Koden DISK finns redan tidigare i filen.']);
  });

  test('line ends of every system count as one', () => {
    const wrong = wholeFile.replace('"level": 1', '"level": 9');
    for (const end of ['\r\n', '\r', '\n'])
      expect(problemsOf(bytes(wrong.replaceAll('\n', end)))).toEqual([
        '7:16 Fältet level får inte vara större än 3.',
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
