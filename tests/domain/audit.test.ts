// The audit chain as pure text: what it shows when somebody has touched a row.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  auditText,
  chainFaults,
  concernedBy,
  disposalEvent,
  emptiedRowsText,
  emptiedText,
  firstPreviousHash,
  type AuditRow,
  type KeptRow,
} from '#domain/audit.ts';
import type { Instant } from '#domain/dates.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

type Kept = AuditRow & { readonly hash: string };

/** A whole chain, made as the store makes it. */
const chain = (length: number): readonly Kept[] => {
  const rows: Kept[] = [];
  for (let position = 1; position <= length; position += 1) {
    const row: AuditRow = {
      id: `row-${String(position)}`,
      position,
      at: `2026-03-02T08:00:${String(position).padStart(2, '0')}.000Z` as Instant,
      userId: 'maria',
      userName: 'Maria Lindqvist',
      call: 'judgement.set',
      what: 'judgement.changed',
      subjectKind: 'validation',
      subjectId: 'v1',
      participantIds: position % 3 === 0 ? ['p1', 'p2'] : ['p1'],
      before: null,
      after: '{"judgement":"shown"}',
      previousHash: rows.at(-1)?.hash ?? firstPreviousHash,
    };
    rows.push({ ...row, hash: sha256(auditText(row)) });
  }
  return rows;
};

const length = 12;
const whole = chain(length);
const anyPlace = fc.integer({ min: 0, max: length - 1 });

describe('the audit chain', () => {
  it('holds when nothing has been touched, also when it is empty', () => {
    expect(chainFaults(whole, sha256)).toEqual([]);
    expect(chainFaults([], sha256)).toEqual([]);
  });

  it('shows a changed row, whatever field was changed', () => {
    const change: Readonly<Record<string, unknown>> = {
      id: 'another',
      at: '2027-01-01T00:00:00.000Z',
      userId: null,
      userName: 'Någon Annan',
      call: 'x',
      what: 'x',
      subjectKind: 'x',
      subjectId: 'x',
      participantIds: ['p9'],
      before: '{}',
      after: null,
      hash: firstPreviousHash,
    };
    for (const [field, value] of Object.entries(change))
      for (const place of whole.keys()) {
        const rows = whole.map((row, index) => (index === place ? { ...row, [field]: value } : row));
        expect(chainFaults(rows, sha256), field).toContainEqual({ position: place + 1, fault: 'changed' });
      }
  });

  it('shows a removed row, unless it was the last', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: length - 2 }), (place) => {
        const faults = chainFaults(whole.toSpliced(place, 1), sha256);
        expect(faults).toContainEqual({ position: place + 2, fault: 'gap' });
        expect(faults).toContainEqual({ position: place + 2, fault: 'brokenLink' });
      }),
    );
  });

  it('shows an inserted row, also one with a right hash of its own', () => {
    fc.assert(
      fc.property(anyPlace, (place) => {
        const before = whole[place]!;
        const false_: AuditRow = {
          ...before,
          id: 'false',
          position: before.position + 1,
          previousHash: before.hash,
        };
        const rows = whole.toSpliced(place + 1, 0, { ...false_, hash: sha256(auditText(false_)) });
        expect(chainFaults(rows, sha256).length > 0).toBe(place < length - 1);
      }),
    );
  });

  it('shows two rows that changed places', () => {
    fc.assert(
      fc.property(anyPlace, anyPlace, (one, other) => {
        fc.pre(one !== other);
        const rows = whole.with(one, whole[other]!).with(other, whole[one]!);
        expect(chainFaults(rows, sha256)).not.toEqual([]);
      }),
    );
  });

  it('shows a removed row also where those after it were numbered and linked anew', () => {
    for (let place = 0; place < length - 1; place += 1) {
      const left = whole.toSpliced(place, 1);
      const covered = left.map((row, index) => ({
        ...row,
        position: index + 1,
        previousHash: left[index - 1]?.hash ?? firstPreviousHash,
      }));
      expect(chainFaults(covered, sha256)).toContainEqual({ position: place + 1, fault: 'changed' });
    }
  });

  it('hashes a text that never changes: registers that are there were hashed so', () => {
    expect(auditText({ ...whole[2]!, before: '{}', previousHash: firstPreviousHash })).toBe(
      `["${'0'.repeat(64)}",3,"row-3","2026-03-02T08:00:03.000Z","maria","Maria Lindqvist","judgement.set",` +
        `"judgement.changed","validation","v1",["p1","p2"],"{}","{\\"judgement\\":\\"shown\\"}"]`,
    );
    expect(emptiedText({ ...whole[0]!, hash: 'h' })).toBe(
      JSON.stringify(['h', auditText({ ...whole[0]!, before: null, after: null })]),
    );
    expect(
      emptiedRowsText([
        { position: 3, hash: 'a' },
        { position: 5, hash: 'b' },
      ]),
    ).toBe('[[3,"a"],[5,"b"]]');
    expect(disposalEvent).toBe('disposal.carriedOut');
  });

  it('keeps those a row concerns each once and in one order', () => {
    expect(concernedBy({})).toEqual([]);
    expect(concernedBy({ participantId: 'p1' })).toEqual(['p1']);
    expect(concernedBy({ participantId: 'p2', participantIds: ['p3', 'p1', 'p2'] })).toEqual([
      'p1',
      'p2',
      'p3',
    ]);
  });
});

describe('rows that were emptied by a disposal', () => {
  const emptiedAt = [3, 5];

  /** A chain in which two rows were emptied by disposal d1, and what its own row says of them. */
  const disposed = (say: (hash: string) => string | null = (emptied) => JSON.stringify({ emptied })) => {
    const left = chain(length).map((row): KeptRow => {
      if (!emptiedAt.includes(row.position)) return { ...row, emptied: null };
      const hash = sha256(emptiedText(row));
      return { ...row, before: null, after: null, emptied: { disposalId: 'd1', hash } };
    });
    const emptied = left.flatMap(({ position, emptied: one }) => (one ? [{ position, hash: one.hash }] : []));
    const own: AuditRow = {
      ...chain(length + 1).at(-1)!,
      what: disposalEvent,
      subjectKind: 'disposal',
      subjectId: 'd1',
      after: say(sha256(emptiedRowsText(emptied))),
    };
    return [...left, { ...own, hash: sha256(auditText(own)), emptied: null }];
  };
  const changed = (position: number, change: Partial<KeptRow>) =>
    disposed().map((row) => (row.position === position ? { ...row, ...change } : row));
  const rehashed = (position: number, change: Partial<KeptRow>) =>
    changed(position, change).map((row) =>
      row.emptied && row.position === position
        ? { ...row, emptied: { ...row.emptied, hash: sha256(emptiedText(row)) } }
        : row,
    );

  it('leave the chain whole', () => {
    expect(chainFaults(disposed(), sha256)).toEqual([]);
  });

  test.each<[string, readonly KeptRow[], number]>([
    ['who did it was changed', changed(3, { userName: 'Någon Annan' }), 3],
    ['it has something before again', changed(3, { before: '{}' }), 3],
    ['it has something after again', changed(5, { after: '{}' }), 5],
    ['it was changed and given a right hash: the disposal says another', rehashed(5, { userId: 'x' }), 3],
    ['no disposal says so', disposed().slice(0, -1), 3],
    ['the disposal’s row says nothing', disposed(() => null), 3],
    ['the disposal’s row says something else', disposed(() => '{"counts":{"people":1}}'), 3],
    ['the disposal’s row says another hash', disposed(() => JSON.stringify({ emptied: 'x' })), 3],
    ['the disposal’s row says no record', disposed(() => '"emptied"'), 3],
    [
      'another event stands for the disposal',
      disposed().map((row) => {
        if (row.what !== disposalEvent) return row;
        const other = { ...row, what: 'disposal.proposed' };
        return { ...other, hash: sha256(auditText(other)) };
      }),
      3,
    ],
    [
      'one more was emptied than the disposal says',
      disposed().map((row) => {
        if (row.position !== 7) return row;
        const emptied = { disposalId: 'd1', hash: sha256(emptiedText(row)) };
        return { ...row, before: null, after: null, emptied };
      }),
      3,
    ],
    [
      'the disposal’s own row was emptied by another',
      disposed().map((row) => {
        if (row.what !== disposalEvent) return row;
        const emptied = { disposalId: 'd2', hash: sha256(emptiedText(row)) };
        return { ...row, before: null, after: null, emptied };
      }),
      3,
    ],
  ])('show that %s', (_, rows, position) => {
    expect(chainFaults(rows, sha256)).toContainEqual({ position, fault: 'changed' });
  });

  it('keep the hash that they had, so that nothing goes in their place', () => {
    const faults = chainFaults(changed(3, { hash: firstPreviousHash }), sha256);
    expect(faults).toContainEqual({ position: 4, fault: 'brokenLink' });
    expect(faults).toContainEqual({ position: 3, fault: 'changed' });
  });
});
