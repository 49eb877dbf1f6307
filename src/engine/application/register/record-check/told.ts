/**
 * What the log tells, ready to be asked: its rows by place with what they say read, and whom a disposal has taken. Not
 * here: what it is held against (the files beside).
 */
import type { RecordFault } from '#domain/record-fault.ts';
import type { RecordRows } from '../../../store/register/record-rows.ts';

/** What a row says before and after, as it was written; `{}` where it says nothing. */
export type Said = Readonly<Record<string, unknown>>;

export type Telling = {
  readonly position: number;
  readonly at: string;
  readonly call: string;
  readonly what: string;
  readonly userId: string | null;
  readonly subjectId: string;
  readonly participantIds: readonly string[];
  readonly before: Said;
  readonly after: Said;
  /** The same where it is no object, such as a text or a list. */
  readonly plain: { readonly before: unknown; readonly after: unknown };
  /** What it said went with a disposal. */
  readonly isEmptied: boolean;
};

export type Told = {
  readonly rows: readonly Telling[];
  readonly at: (position: number) => Telling | undefined;
  /** The last place in the log, where what nothing is known of is told. */
  readonly last: number;
  readonly isDisposed: (participantIds: readonly string[]) => boolean;
  readonly personOf: (validationId: string) => readonly string[];
  /** Subjects of rows whose words are gone: nothing can be held against those. */
  readonly isSilentOn: (subjectId: string) => boolean;
};

/** As JSON has it. What is none was changed, which the chain tells; it says nothing here. */
export const readJson = (text: string | null): unknown => {
  try {
    return text === null ? null : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
};

const asSaid = (value: unknown): Said =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Said) : {};

export const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

export const toldBy = ({ log, validations, disposals }: RecordRows): Told => {
  const rows = log.map(
    ({ position, at, call, what, userId, subjectId, participantIds, before, after, emptied }): Telling => {
      const plain = { before: readJson(before), after: readJson(after) };
      return {
        position,
        at,
        call,
        what,
        userId,
        subjectId,
        participantIds,
        before: asSaid(plain.before),
        after: asSaid(plain.after),
        plain,
        isEmptied: emptied !== null,
      };
    },
  );
  const byPosition = new Map(rows.map((row) => [row.position, row]));
  const people = new Map(validations.map(({ id, participantId }) => [id, participantId]));
  const disposed = new Set(
    disposals
      .filter(({ isDone }) => isDone === 1)
      .flatMap(({ participantIds }) => textsIn(readJson(participantIds))),
  );
  const silent = new Set(rows.filter(({ isEmptied }) => isEmptied).map(({ subjectId }) => subjectId));
  return {
    rows,
    at: (position) => byPosition.get(position),
    last: rows.at(-1)?.position ?? 0,
    isDisposed: (ids) => ids.length > 0 && ids.every((id) => disposed.has(id)),
    personOf: (validationId) => {
      const id = people.get(validationId);
      return id === undefined ? [] : [id];
    },
    isSilentOn: (subjectId) => silent.has(subjectId),
  };
};

export const grouped = <Row, Value>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  valueOf: (row: Row) => Value,
): ReadonlyMap<string, readonly Value[]> => {
  const groups = new Map<string, Value[]>();
  for (const row of rows) {
    const there = groups.get(keyOf(row));
    if (there) there.push(valueOf(row));
    else groups.set(keyOf(row), [valueOf(row)]);
  }
  return groups;
};

/** The same value, as JSON has it; of a list neither order nor twice the same says anything. */
export const isSaid = (said: unknown, found: unknown): boolean => {
  const plain = (value: unknown): string =>
    JSON.stringify(
      Array.isArray(value) ? [...new Set(value.map((one) => JSON.stringify(one)))].sort() : (value ?? null),
    );
  return plain(said) === plain(found);
};

export type Fault = RecordFault;
