// The audit chain as pure text: what it shows when somebody has touched a row.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditText, chainFaults, concernedBy, firstPreviousHash, type AuditRow } from '#domain/audit.ts';
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
