/** The story: the whole main job through dispatch, the same at every run, as demo and as practice register. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, swedishDay, type Instant } from '#domain/dates.ts';
import { practicePassphrase } from '../../../src/engine/application/register/session.ts';
import { compose } from '../../../src/engine/compose.ts';
import { playDemo, type DemoSummary } from '../../../src/engine/demo/demo.ts';
import { fixedSeeds } from '../../../src/engine/demo/fixed.ts';
import { practicePeople } from '../../../src/engine/demo/people.ts';
import { makePractice } from '../../../src/engine/demo/practice.ts';
import type { StoryLine } from '../../../src/engine/demo/stage.ts';
import { asking, resources, temporaryFolder } from '../../support/engine.ts';
import { pdfText, popplerText } from '../pdf/reading.ts';

const played = async (folder = join(temporaryFolder(), 'demo')) => {
  const lines: StoryLine[] = [];
  const summary = await playDemo({
    folder,
    resources,
    tell: (line) => {
      lines.push(line);
    },
  });
  return { folder, summary, lines };
};

const digests = (summary: DemoSummary): string[] => summary.files.map((file) => file.sha256);

describe('the demo', () => {
  test('plays to the end with all states, whole chain and clean PDFs, and the same bytes each time', async () => {
    const first = await played();
    expect(first.summary.isWell).toBe(true);
    expect(first.summary.log.faults).toEqual([]);
    expect(first.summary.log.rows).toBeGreaterThan(400);
    for (const [state, count] of Object.entries(first.summary.validations))
      expect(count, state).toBeGreaterThan(0);
    expect(first.summary.participants).toBeGreaterThanOrEqual(24);
    expect(first.summary.certificates).toEqual(
      Array.from({ length: 11 }, (_, index) => `EXK-2026-${String(index + 1).padStart(4, '0')}`),
    );
    const answers = first.summary.files.map(({ name, answer }) => [name, answer?.found]);
    expect(Object.fromEntries(answers)).toMatchObject({
      'kompetensintyg-60-bokstaver-ersatter.pdf': 'valid',
      'kompetensintyg-60-bokstaver-ersatt.pdf': 'replaced',
      'kompetensintyg-aterkallat.pdf': 'revoked',
    });
    const days = first.lines.map((line) => line.on);
    expect(days).toEqual([...days].sort());

    const text = async (name: string) =>
      (await pdfText(readFileSync(join(first.folder, name)))).join(' ').normalize('NFC');
    const asa = await text('kompetensintyg-asa-oberg.pdf');
    for (const words of ['Åsa Öberg', 'Butikshandel', 'Kompetenser för arbetslivet', 'EXEMPEL'])
      expect(asa).toContain(words);
    expect(asa).toContain('Deltagaren kan ta emot en leverans.');
    expect(popplerText(readFileSync(join(first.folder, 'kompetensintyg-muhammad-al-arabi.pdf')))).toContain(
      'محمد العربي',
    );
    expect(await text('kompetensintyg-6-moduler-nguyen-thi-hong.pdf')).toContain('Nguyễn Thị Hồng');
    expect(await text('kompetensintyg-5-moduler-olena-sjevtjenko.pdf')).toContain('Олена Шевченко');
    const twelve = await text('kompetensintyg-12-moduler-tigist-gebremariam.pdf');
    for (const words of ['ትግስት ገብረማርያም', 'tolv moduler', 'Datorvana i arbetet'])
      expect(twelve).toContain(words);
    const longest = await text('kompetensintyg-60-bokstaver-ersatter.pdf');
    expect(longest).toContain('Anna-Margareta Elisabeth Kristina Östergren von Vasahjelm-Ek');
    expect(longest).toContain('ersätter EXK-2026-0009');
    const part = await text('delintyg-nguyen-thi-anh.pdf');
    expect(part).toContain('Delintyg');
    expect(part).not.toContain('allergi');
    expect(await text('det-aterstar-ove-lindahl.pdf')).toContain('Det återstår');

    expect(await text('brev-nguyen-thi-hong.pdf')).toContain('Nguyễn Thị Hồng');
    const underlag = await text('underlag-varen-2026.pdf');
    for (const words of ['Underlag för erkännande', 'Våren 2026', 'ትግስት ገብረማርያም', 'EX-DATA'])
      expect(underlag).toContain(words);

    const second = await played(first.folder);
    expect(digests(second.summary)).toEqual(digests(first.summary));
    expect(second.lines).toEqual(first.lines);
  }, 120_000);

  test('never removes a folder that is not an earlier demo', async () => {
    const folder = join(temporaryFolder(), 'mine');
    mkdirSync(folder);
    writeFileSync(join(folder, 'viktigt.txt'), 'kvar');
    await expect(played(folder)).rejects.toThrow('something else');
    expect(readdirSync(folder)).toEqual(['viktigt.txt']);
  });
});

describe('the practice register', () => {
  test('replaces what was left half-made, ends yesterday, says practice, and lets its people in', async () => {
    const folder = join(temporaryFolder(), 'ovning');
    for (const remains of [folder, `${folder}.new`]) {
      mkdirSync(remains);
      writeFileSync(join(remains, 'register.db'), 'half');
    }
    let [told, all] = [0, 0];
    await makePractice({
      folder,
      resources,
      progress: (done, of) => {
        [told, all] = [done, of];
      },
    });
    expect(told).toBe(all);
    expect(existsSync(`${folder}.new`)).toBe(false);
    expect(readdirSync(folder).sort()).toEqual(['register.db', 'register.json']);

    const now = new Date().toISOString() as Instant;
    let clock = `${addDays(swedishDay(now), -2)}T03:00:00.000Z` as Instant;
    const engine = compose({
      folder,
      isPractice: true,
      resources,
      clock: () => clock,
      newSeed: fixedSeeds(),
      newId: () => '01990000-0000-7000-8000-000000000000',
      log: () => undefined,
      cost: 2 ** 10,
      checksOutput: true,
      practicePeople,
      makePractice: () => Promise.reject(new Error('made already')),
    });
    try {
      const maria = asking(engine.connect());
      const session = await maria('session.signIn', { signInName: 'maria', passphrase: practicePassphrase });
      expect(session.isPractice).toBe(true);
      // Whoever practises before the story's last hour is not told that the clock is wrong.
      expect((await maria('register.health', {})).clock).toBeNull();
      clock = now;
      const { items } = await maria('todo.list', {});
      const kinds = new Set(items.map((item) => item.kind));
      for (const kind of [
        'returned',
        'planStepDue',
        'ongoing',
        'awaitingOther',
        'toIssue',
        'notBegun',
      ] as const)
        expect(kinds, kind).toContain(kind);
      const list = await maria('validation.list', {
        search: '',
        workshopId: null,
        moduleVersionId: null,
        states: [],
        assessorId: null,
        after: null,
        limit: 200,
      });
      const latest = list.rows
        .map((row) => row.lastActivityAt)
        .sort()
        .at(-1)!;
      const age = daysBetween(swedishDay(latest), swedishDay(now));
      expect(age).toBeGreaterThanOrEqual(0);
      expect(age).toBeLessThanOrEqual(4);
      const [newest] = (
        await maria('certificate.list', { search: 'öberg', year: null, after: null, limit: 1 })
      ).rows;
      expect(newest?.issuedOn).toBe(weekday(addDays(swedishDay(now), -8)));
    } finally {
      await engine.close();
    }
  }, 120_000);
});

/** The story moves weekend days to the Friday before. */
const weekday = (date: ReturnType<typeof addDays>) => {
  const back = { 0: -2, 6: -1 }[new Date(`${date}T12:00:00Z`).getUTCDay()] ?? 0;
  return addDays(date, back);
};
