// Every comparison of times in the program, under a clock that is wrong and then right again. A time to come counts as
// unknown: it never wins for good, and nothing is lost. Not here: the order of events (one-order.test.ts).
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { notLaterThan } from '#domain/clock-ahead.ts';
import { copiesToRemove, isCopyDue, safetyOf, wasJustTried } from '#domain/backup.ts';
import { ageOf, daysSince, swedishDay, type Instant, type PlainDate } from '#domain/dates.ts';
import type { OutputOf } from '#contract/index.ts';
import { isInUse, lastDayOf, mergedLists, nextListNumber, type RevocationList } from '#domain/seal.ts';
import { todoFor, type OpenValidation } from '#domain/todo.ts';
import type { ParticipantId, ValidationId } from '#domain/ids.ts';
import { attachedFile } from '../../../src/engine/pdf/attached.ts';
import { verify } from '../../../src/engine/cli/verify.ts';
import { credentialFileName } from '../../../src/engine/vault/credential.ts';
import { standOutside } from '../../../src/engine/application/certificates/outside-check.ts';
import { readRevocationList } from '../../../src/engine/vault/seal.ts';
import { readControlPage } from '../../../src/engine/vault/control-page.ts';
import { mergeLists } from '../../../src/control-page/check.js';
import { failedLately } from '../../../scripts/ensure-electron.ts';
import { dueOn, isForgotten, leftOn } from '#domain/disposal.ts';
import { temporaryFolder, valueOf } from '../../support/engine.ts';
import { day, minute, movedClock, restartable, tenYears, type Restarted } from '../../support/moved-clock.ts';
import { limits as disposalLimits } from '../../support/disposal.ts';
import { openRaw } from '../../support/raw.ts';
import {
  allPeople,
  approvedValidation,
  enrol,
  issuedCertificate,
  issueRead,
  plannedValidation,
  testPassphrase,
  type SeededRegister,
} from '../../support/story.ts';

const right = '2026-03-02T08:00:00.000Z' as Instant;
const shifted = (at: string, by: number): Instant => new Date(Date.parse(at) + by).toISOString() as Instant;

const clocks: readonly (readonly [string, number])[] = [
  ['one minute back', -minute],
  ['thirty days back', -30 * day],
  ['ten years on', tenYears],
];

const openSince = (state: 'ongoing' | 'submitted' | 'approved' | 'planned', at: Instant): OpenValidation => ({
  validationId: 'v' as ValidationId,
  participantId: 'p' as ParticipantId,
  participantName: 'Åsa',
  birthYear: null,
  hasProtectedIdentity: false,
  moduleTitle: 'Disk',
  state,
  isMine: true,
  hasAssessed: false,
  isReady: false,
  since: at,
  lastActivityAt: at,
  dueOn: null,
  message: '',
  dueSteps: [],
});
const limits = { stuckAfterDays: 14, controlWithinDays: 7 };
const list = (number: number, rows: RevocationList['rows'] = []): RevocationList => ({
  issuer: 'Kommunen',
  number,
  madeAt: new Date(number).toISOString(),
  rows,
});
const revoked = {
  number: 'EXK-2026-0001',
  kind: 'revoked',
  on: '2026-03-02' as PlainDate,
  replacedBy: null,
} as const;

/** What each decides when `at` was written under another clock than `now`; `isAhead`: it is a time to come. */
const comparisons: readonly (readonly [string, (at: Instant, now: Instant, isAhead: boolean) => void])[] = [
  [
    'an age is known of what has been',
    (at, now, isAhead) => {
      expect(ageOf(at, now) === undefined).toBe(isAhead);
    },
  ],
  [
    'a copy is due',
    (at, now, isAhead) => {
      expect(isCopyDue({ at, auditRows: 1 }, 2, now) || !isAhead).toBe(true);
      expect(isCopyDue({ at, auditRows: 1 }, 2, shifted(now, 31 * minute))).toBe(true);
    },
  ],
  [
    'the lamp vouches for no day to come',
    (at, now, isAhead) => {
      const place = { newest: { at, auditRows: 1 }, trouble: null };
      expect(safetyOf(place, place, now).level === 'bad').toBe(
        isAhead || Date.parse(now) - Date.parse(at) > 7 * day,
      );
    },
  ],
  [
    'thinning keeps the newest that is known, and takes none for one of a time to come',
    (at, now) => {
      const known = [0, 1, 2, 3].map((days) => ({ at: shifted(now, -days * day) }));
      expect(copiesToRemove([...known, { at }], now).filter((copy) => known.includes(copy))).toEqual([]);
    },
  ],
  [
    'copies of a time to come do not heap up',
    (at, now, isAhead) => {
      const heap = Array.from({ length: 200 }, (_, index) => ({ at: shifted(at, index * 3 * 60 * minute) }));
      expect(copiesToRemove(heap, now).length > 100 || !isAhead).toBe(true);
    },
  ],
  [
    'a try that failed holds up the next for half an hour at most',
    (at, now, isAhead) => {
      if (isAhead) expect(wasJustTried(at, now)).toBe(false);
      expect(wasJustTried(at, shifted(now, 31 * minute))).toBe(false);
    },
  ],
  [
    'a download that failed is tried again',
    (at, now, isAhead) => {
      const failed = { at, version: '1', reason: '' };
      if (isAhead) expect(failedLately(failed, '1', new Date(now))).toBe(false);
      expect(failedLately(failed, '1', new Date(shifted(now, 2 * day)))).toBe(false);
    },
  ],
  [
    'a list that is made later has the greater number',
    (at, now) => {
      const [first, second] = [nextListNumber(0, at), nextListNumber(nextListNumber(0, at), now)];
      expect(second).toBeGreaterThan(first);
      expect(nextListNumber(second, shifted(now, 1))).toBeGreaterThan(second);
    },
  ],
  [
    'what is revoked stays so, whichever list is the newer',
    (at, now) => {
      const [one, other] = [list(Date.parse(at)), list(Date.parse(now), [revoked])];
      for (const merged of [mergedLists(one, other), mergedLists(other, one)])
        expect(merged).toMatchObject({ number: Math.max(one.number, other.number), rows: [revoked] });
      const page = (given: RevocationList) => ({
        kind: 'list' as const,
        number: given.number,
        madeAt: given.madeAt,
        rows: new Map(
          given.rows.map((row) => [row.number, { kind: 'revoked' as const, on: row.on, by: null }]),
        ),
      });
      for (const merged of [mergeLists(page(one), page(other)), mergeLists(page(other), page(one))])
        expect([...merged.rows.keys()]).toEqual([revoked.number]);
    },
  ],
  [
    'a key counts from before its first day',
    (at, now) => {
      expect(isInUse({ validUntil: null }, swedishDay(at))).toBe(true);
      expect(isInUse({ validUntil: null }, swedishDay(now))).toBe(true);
    },
  ],
  [
    'a retired key counts for what it signed, and no day to come',
    (at, now, isAhead) => {
      const [on, today] = [swedishDay(at), swedishDay(now)];
      const key = { validFrom: '2026-01-01' as PlainDate, validUntil: on };
      expect(isInUse({ validUntil: lastDayOf(key, today, today) }, today)).toBe(true);
      const last = lastDayOf(key, null, today)!;
      expect(last <= today).toBe(true);
      if (isAhead && on > today) expect(last).toBe('2026-01-01');
    },
  ],
  [
    'what waits is late rather than forgotten',
    (at, now, isAhead) => {
      if (daysSince(swedishDay(at), swedishDay(now)) !== undefined && isAhead) return; // within the day: not a day to come
      for (const state of ['ongoing', 'submitted', 'approved', 'planned'] as const) {
        const [item] = todoFor(['assessor'], [openSince(state, at)], limits, swedishDay(now));
        expect(item!.days).toBeGreaterThanOrEqual(0);
        if (isAhead) expect(item!.isStuck).toBe(true);
      }
    },
  ],
  [
    'what is kept for a time is kept from when the log knew the time again, at the latest',
    (at, now, isAhead) => {
      const over = shifted(now, -5 * day);
      const run = { firstPosition: 3, lastPosition: 9, firstAt: shifted(at, -minute), overAt: over };
      const when = notLaterThan(at, { now, runs: [run] });
      expect(when).toBe(isAhead ? over : at);
      // Not known again yet, or not this run's: it may have been just now.
      expect(notLaterThan(at, { now, runs: [] })).toBe(isAhead ? now : at);
      const later = { ...run, firstAt: shifted(at, 1), overAt: now };
      expect(notLaterThan(at, { now, runs: [run, later] })).toBe(when);
      // Two runs that it may belong to: the last of them, so that nothing goes too early.
      const again = { ...run, overAt: shifted(now, -day) };
      expect(notLaterThan(at, { now, runs: [again, run] })).toBe(isAhead ? again.overAt : at);
    },
  ],
  [
    'a person falls due by the exit, and not by one that is to come',
    (at, now) => {
      const [exit, today] = [swedishDay(at), swedishDay(now)];
      const left = leftOn(exit, today);
      expect(left === null).toBe(exit > today);
      const person = { lastActivityOn: '2026-01-10' as PlainDate, hasCertificate: false };
      const due = dueOn({ ...person, exitedOn: left ?? person.lastActivityOn }, disposalLimits);
      expect(daysSince(due!, '2028-03-03' as PlainDate) ?? 0).toBeGreaterThanOrEqual(0);
      expect(isForgotten(person, disposalLimits, '2028-03-03' as PlainDate)).toBe(true);
    },
  ],
];

describe.each(clocks)('under a clock %s', (_, move) => {
  describe.each([
    ['written under it, seen when it is right', shifted(right, move), right],
    ['written when it is right, seen under it', right, shifted(right, move)],
    ['and back: all under the right one', right, right],
  ] as const)('%s', (_when, at, now) => {
    test.each(comparisons)('%s', (_what, holds) => {
      holds(at, now, at > now);
    });
  });
});

const ticked = async (work: Restarted, register: SeededRegister): Promise<void> => {
  await enrol(register, { givenName: `Nr ${String(work.clock.milliseconds())}` });
  await work.engine().engine.tick();
};

describe.each(clocks)('in a program whose clock was %s once', (_, move) => {
  test('disposal removes what is old, and nothing young, whatever it is dated', async () => {
    const work = await restartable();
    const register = { ...work.register, ask: work.ask };
    const { ask, clock } = work;
    await ask('samira', 'disposal.setLimits', disposalLimits);
    await ask('samira', 'settings.save', {
      ...(await ask('samira', 'settings.get', {})),
      logsOpenings: true,
    });
    const today = () => swedishDay(clock.now());
    const early = '2026-01-02' as PlainDate;
    const due = async () => {
      const { due: people, forgotten, kinds } = await ask('samira', 'disposal.get', {});
      return {
        ids: people.map(({ id }) => id),
        forgotten: forgotten.map(({ id, exitedOn }) => ({ id, exitedOn })),
        files: kinds.files.due,
        drafts: kinds.drafts.due,
        log: kinds.log.due,
      };
    };
    // Written under the wrong clock: a person, a validation with a file, half-written text, somebody who looked.
    await work.restart(move, 'samira', 'maria', 'petra');
    const id = await enrol(register, { givenName: 'Nanna', enrolledOn: early });
    const validationId = await plannedValidation(register, { participantId: id });
    const piece = await ask('maria', 'evidence.register', {
      validationIds: [validationId],
      criterionIds: [],
      type: 'photo',
      on: today(),
      place: '',
      text: 'Vid bänken',
      judgement: null,
    });
    const path = join(temporaryFolder(), 'bänken.txt');
    writeFileSync(path, 'Vid bänken');
    await work.seat('maria').call('evidence.attach', { id: piece.id }, { path });
    await ask('samira', 'validation.endEarly', { id: validationId, reason: 'moved', note: '' });
    await ask('maria', 'draft.keep', { key: `feedback.${validationId}`, body: '{}' });
    await ask('maria', 'participant.get', { id });
    // And somebody who left that day.
    const gone = await enrol(register, { givenName: 'Gun', enrolledOn: early });
    await ask('samira', 'participant.exit', { id: gone, exitedOn: today(), reason: 'completed' });

    await work.restart(-move, 'samira', 'maria', 'petra');
    const exitedOn = today();
    await ask('samira', 'participant.exit', { id, exitedOn, reason: 'completed' });
    expect(await due()).toMatchObject({ ids: [], files: 0, log: 0, ...(move > 0 ? { drafts: 0 } : {}) });
    clock.passDays(31);
    expect(await due()).toMatchObject({ ids: [], files: 0, drafts: 1, log: 0 });
    clock.passDays(160);
    expect(await due()).toMatchObject({ ids: [], files: 1, drafts: 1, log: 0 });
    clock.passDays(2 * 365);
    // An exit that is to come is for people to put right, and they are told.
    expect(await due()).toMatchObject(
      move > 0
        ? { ids: [id], forgotten: expect.arrayContaining([{ id: gone, exitedOn: expect.any(String) }]) }
        : { ids: expect.arrayContaining([id, gone]) },
    );
    clock.passDays(3 * 366);
    expect((await due()).log).toBe(1);
    const { id: proposal } = await ask('samira', 'disposal.propose', {
      participantIds: [id],
      kinds: ['files', 'drafts', 'log'],
    });
    expect(proposal).not.toBe('');
  });

  test('a copy is made when one is due, and the lamp goes by that', async () => {
    const work = await restartable();
    const register = { ...work.register, ask: work.ask };
    for (const wrong of [0, move, -move, move, -move]) {
      work.clock.move(wrong);
      work.clock.pass(31);
      await ticked(work, register);
      const health = await work.ask('samira', 'register.health', {});
      expect(Math.abs(Date.parse(health.copies!.localAt!) - work.clock.milliseconds())).toBeLessThan(minute);
      const { copies } = await work.ask('samira', 'backup.list', {});
      const { total } = await work.ask('samira', 'participant.list', allPeople);
      expect(copies.map(({ counts }) => counts.participants)).toContain(total);
    }
    expect((await work.ask('samira', 'register.health', {})).newerCopy).toBeNull();
  });

  test('nobody waits longer than a minute after wrong passphrases', async () => {
    const work = await restartable();
    const connection = work.engine().engine.connect();
    const signIn = (passphrase: string) =>
      connection.call('session.signIn', { signInName: 'maria', passphrase });
    work.clock.move(move);
    for (let tries = 0; tries < 9; tries += 1) {
      await signIn('fel lösenfras helt och hållet');
      work.clock.pass(1.1);
    }
    await signIn('fel lösenfras helt och hållet');
    work.clock.move(-move);
    // The wait is over where the clock went on; where it went back, it begins anew and is no longer than it was.
    const reply = await signIn(testPassphrase);
    if (reply.ok) return;
    if (reply.refusal.kind !== 'waitBeforeTrying') throw new Error(reply.refusal.kind);
    expect(reply.refusal.waitSeconds).toBeLessThanOrEqual(60);
    work.clock.pass(1.1);
    valueOf(await signIn(testPassphrase));
  });

  test('openings are logged, once in ten minutes', async () => {
    const work = await restartable();
    const settings = await work.ask('samira', 'settings.get', {});
    await work.ask('samira', 'settings.save', { ...settings, logsOpenings: true });
    const raw = await openRaw(work);
    const count = () =>
      raw.rows<{ n: number }>("SELECT count(*) AS n FROM audit WHERE what = 'participant.opened'")[0]!.n;
    const look = () => work.ask('maria', 'participant.get', { id: work.register.participantId });
    work.clock.move(move);
    await look();
    await look();
    expect(count()).toBe(1);
    work.clock.move(-move);
    await look();
    await look();
    // A minute back and on again lies within the ten.
    expect(count()).toBe(move === -minute ? 1 : 2);
  });

  test('keys, lists and certificates of then and now all count', async () => {
    const work = await restartable();
    const register = { ...work.register, ask: work.ask };
    const folder = temporaryFolder();
    const issued = async (module: 'EX-DISK' | 'EX-AVC' | 'EX-HYGIEN') => {
      const validationId = await approvedValidation(register, { module });
      return issueRead(register, 'maria', {
        participantId: register.participantId,
        validationIds: [validationId],
        nameOnCertificate: 'Åsa Öberg',
        birth: 'date',
      });
    };
    const samira = work.seat('samira');
    const exported = async (name: string): Promise<string> => {
      const path = join(folder, `${name}.intyga-lista`);
      valueOf(await samira.call('check.exportList', { suggestedName: name }, { path }));
      return readFileSync(path, 'utf8');
    };
    const before = await issued('EX-DISK');
    work.clock.move(move);
    await work.ask('samira', 'issuerKey.renew', {});
    const during = await issued('EX-AVC');
    const early = await exported('then');
    work.clock.move(-move);
    work.clock.pass(60);
    const after = await issued('EX-HYGIEN');
    await work.ask('samira', 'certificate.revoke', { id: before.id, reason: 'Fel person' });
    const late = await exported('now');
    const pagePath = join(folder, 'kontroll.html');
    valueOf(await samira.call('check.exportPage', { suggestedName: 'kontroll' }, { path: pagePath }));
    const html = readFileSync(pagePath, 'utf8');
    const { rows } = await work.ask('samira', 'certificate.list', {
      search: '',
      year: null,
      after: null,
      limit: 10,
    });
    expect(rows.map(({ id }) => id)[0]).toBe(after.id);
    expect(rows).toHaveLength(3);
    const raw = await openRaw(work);
    const sealOf = (id: string) =>
      raw.rows<{ seal: string }>('SELECT seal FROM certificate WHERE id = ?', id)[0]!.seal;
    for (const [{ id, number }, kind] of [
      [before, 'revoked'],
      [during, 'valid'],
      [after, 'valid'],
    ] as const) {
      expect((await work.ask('samira', 'check.text', { text: number })).answer.kind).toBe(kind);
      // The page's own list, and an older one given beside it, which changes nothing.
      for (const given of [undefined, early, late]) {
        const outside = standOutside(html, given);
        if (typeof outside === 'string') throw new Error(outside);
        expect((await outside.check(sealOf(id))).answer.kind).toBe(kind);
      }
    }
    const { keys } = readControlPage(html)!;
    expect(readRevocationList(late, keys)!.number).toBeGreaterThan(readRevocationList(early, keys)!.number);
  });

  test('lists from the latest begin with what was done last, and lose nothing between pages', async () => {
    const work = await restartable();
    const register = { ...work.register, ask: work.ask };
    const before = await plannedValidation(register, { module: 'EX-DISK' });
    work.clock.move(move);
    const during = await plannedValidation(register, { module: 'EX-AVC' });
    work.clock.move(-move);
    work.clock.pass(60);
    const after = await plannedValidation(register, { module: 'EX-HYGIEN' });
    const found: string[] = [];
    for (let next: string | null = null; found.length < 4;) {
      const page: OutputOf<'validation.list'> = await work.ask('samira', 'validation.list', {
        search: '',
        workshopId: null,
        moduleVersionId: null,
        states: [],
        assessorId: null,
        after: next,
        limit: 1,
      });
      found.push(...page.rows.map(({ id }) => id));
      next = page.next;
      if (next === null) break;
    }
    expect(found).toEqual(move > 0 ? [after, before, during] : [after, ...found.slice(1)]);
    expect(found.toSorted()).toEqual([before, during, after].toSorted());
    const { validations } = await work.ask('samira', 'participant.get', { id: register.participantId });
    expect(validations.map(({ id }) => id)).toEqual([after, during, before]);
  });

  test('disposals carried out and underlag made stand with what was done last first', async () => {
    const work = await restartable();
    const register = { ...work.register, ask: work.ask };
    await work.ask('samira', 'user.save', {
      id: register.userId('petra'),
      name: 'Petra Holm',
      title: '',
      workshopIds: [],
      seesPersons: true,
      roles: ['internalVerifier', 'coordinator'],
      trainedOn: null,
      certifiedOn: null,
      isActive: true,
    });
    await work.ask('samira', 'disposal.setLimits', disposalLimits);
    const made: string[] = [];
    const carriedOut: string[] = [];
    for (const [by, module] of [
      [0, 'EX-DISK'],
      [move, 'EX-AVC'],
      [-move, 'EX-HYGIEN'],
    ] as const) {
      work.clock.move(by);
      const validationIds = [await approvedValidation(register, { module })];
      const on = swedishDay(work.clock.now());
      const underlag = { reference: module, from: on, to: on, validationIds };
      made.unshift((await work.ask('petra', 'recommendation.make', underlag)).id);
      const chosen = { participantIds: [], kinds: ['drafts' as const] };
      const { id } = await work.ask('petra', 'disposal.propose', chosen);
      await work.ask('samira', 'disposal.carryOut', { id });
      carriedOut.unshift(id);
    }
    const { done } = await work.ask('samira', 'disposal.get', {});
    expect(done.map(({ id }) => id)).toEqual(carriedOut);
    const listed = await work.ask('petra', 'recommendation.list', {});
    expect(listed.map(({ id }) => id)).toEqual(made);
  });

  test('that the clock is wrong is asked about as long as the register is open, and once it is right', async () => {
    const work = await restartable();
    const told = async () => (await work.ask('samira', 'register.health', {})).clock?.kind ?? null;
    const wrong = move < -60 * minute ? 'behind' : move > 0 ? 'ahead' : null;
    await work.restart(move, 'samira');
    await work.engine().engine.tick(); // a copy is made under it too
    expect([await told(), await told()]).toEqual([wrong, wrong]);
    await work.restart(-move, 'samira');
    // What was written under a clock that was ahead is still to come now.
    expect(await told()).toBe(wrong === 'ahead' ? 'behind' : null);
    // That is told of at one opening, and then the log goes on from now.
    await work.restart(0, 'samira');
    expect(await told()).toBeNull();
  });
});

test('another register with as many rows in place of the newest is told of; one that was brought back is not', async () => {
  const work = await restartable();
  const register = { ...work.register, ask: work.ask };
  await work.engine().engine.close();
  const other = temporaryFolder();
  cpSync(work.folder, other, { recursive: true });
  await work.restart(0, 'samira');
  await enrol(register, { givenName: 'Nils' });
  const { copy } = await work.ask('samira', 'backup.take', {});
  await work.restart(0);
  await work.engine().engine.close();
  // Somebody worked on in the other and laid it in place, with as many rows as the first.
  for (const end of ['', '-wal', '-shm']) rmSync(join(work.folder, `register.db${end}`), { force: true });
  cpSync(join(other, 'register.db'), join(work.folder, 'register.db'));
  await work.restart(0, 'samira');
  for (let n = 0; n < 8; n += 1) await enrol(register, { givenName: `Nora ${String(n)}` });
  expect((await work.ask('samira', 'register.health', {})).newerCopy).not.toBeNull();
  const who = { signInName: 'samira', passphrase: testPassphrase };
  valueOf(await work.seat('samira').call('backup.restore', { place: 'local', name: copy.name, ...who }));
  await work.restart(0, 'samira');
  expect((await work.ask('samira', 'register.health', {})).newerCopy).toBeNull();
});

test('half past midnight in Sweden nothing is dated ahead, nor the day before', async () => {
  const clock = movedClock();
  const work = await restartable({}, clock);
  clock.move(Date.parse('2026-07-01T22:30:00Z') - clock.milliseconds());
  const { id } = await issuedCertificate({ ...work.register, ask: work.ask });
  const raw = await openRaw(work);
  const [row] = raw.rows<{ pdf: Uint8Array; issued_at: Instant; issued_on: string; seal: string }>(
    'SELECT pdf, issued_at, issued_on, seal FROM certificate WHERE id = ?',
    id,
  );
  expect(row!.issued_on).toBe('2026-07-02');
  const attached = await attachedFile(row!.pdf, credentialFileName);
  const { id: token } = JSON.parse(Buffer.from(attached!).toString('utf8')) as { id: string };
  const badge = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString('utf8')) as {
    readonly validFrom: Instant;
    readonly nbf: number;
  };
  expect(badge).toMatchObject({
    validFrom: '2026-07-01T22:00:00.000Z',
    nbf: Date.parse(badge.validFrom) / 1000,
  });
  expect(badge.validFrom <= row!.issued_at).toBe(true);
  expect(Buffer.from(row!.pdf).toString('latin1')).toMatch(/\/CreationDate \(D:20260701220000Z\)/);

  const path = join(temporaryFolder(), 'kontroll.html');
  valueOf(await work.seat('samira').call('check.exportPage', { suggestedName: 'kontroll' }, { path }));
  const said: string[] = [];
  await verify([row!.seal, '--control', path], (line) => said.push(line));
  expect(said).toContain('  The revocation list is from 2026-07-02.');
});
