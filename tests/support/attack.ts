/**
 * Calls as a hostile window could make them: valid uses of the whole contract with some of their values exchanged. Lives
 * here: what is sent. Not here: what must hold after each of them (engine/door/attack.test.ts).
 */
import fc from 'fast-check';

/** `__proto__` as a key of its own, which an object literal cannot write. */
const withKey = (object: object, key: string, value: unknown): object =>
  Object.defineProperty({ ...object }, key, { value, enumerable: true, configurable: true, writable: true });

const nested = (depth: number): unknown => {
  let inside: unknown = [];
  for (let level = 0; level < depth; level += 1) inside = level % 2 === 0 ? [inside] : { a: inside };
  return inside;
};

const circular = (): unknown => {
  const one: Record<string, unknown> = {};
  one['self'] = one;
  return one;
};

const huge = 'Å'.repeat(100_000);

/** Texts that some program somewhere has obeyed instead of kept. */
const trickyTexts: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\u202Egnp.exe',
  '\u2066\u200B\u2069',
  '\uFEFF',
  '\uD800',
  'x\uDFFF',
  'e\u0301'.repeat(100),
  "'; DROP TABLE audit; --",
  "' OR '1'='1",
  '"',
  '%',
  '_',
  '\\',
  ') UNION SELECT key FROM users --',
  '* NEAR "',
  'a* OR b',
  '../../../etc/passwd',
  'C:\\Windows\\x',
  'CON',
  '/dev/null',
  '\\\\server\\del',
  'file:///etc/passwd',
  'name.. ',
  '<script>alert(1)</script>',
  '{{t}}',
  '$t(x)',
  '$' + '{1}',
  '=1+1',
  '@SUM(A1)',
  '%s%n',
  '\r\n\r\n',
  '&#0;',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'NaN',
  '1e999',
  '0x10',
  '-0',
  '2026-02-30',
  '+012026-01-01',
  '01968a2e-1111-7000-8000-00000000dead',
  '00000000-0000-0000-0000-000000000000',
  '2026-03-02T25:00:00.000Z',
  'x'.repeat(121),
  'ä'.repeat(1001),
  '字'.repeat(4001),
  huge,
];

const keys = [
  '__proto__',
  'constructor',
  'prototype',
  'toJSON',
  'then',
  'id',
  'userId',
  'roles',
  '',
  'a.b',
  '\0',
  huge,
];

/** Whatever structured cloning carries between processes. */
const oddValues: readonly unknown[] = [
  null,
  undefined,
  true,
  false,
  0,
  -0,
  -1,
  1,
  1.5,
  NaN,
  Infinity,
  -Infinity,
  2 ** 53,
  1e308,
  10n,
  [],
  {},
  [[]],
  [null],
  [undefined],
  new Array(3),
  new Date(0),
  new Date(NaN),
  new Map([['id', 1]]),
  new Set(['a']),
  new Uint8Array(8),
  /x/,
  new Error('x'),
  Object.create(null) as unknown,
  nested(50),
  nested(5000),
  circular(),
  Array.from({ length: 2_000 }, () => 'x'),
  withKey({}, '__proto__', { roles: ['administrator'] }),
  { toString: 1, valueOf: 1 },
  { length: -1 },
  { then: 1 },
  withKey({}, 'toJSON', 'x'),
];

const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...trickyTexts) },
  { weight: 3, arbitrary: fc.constantFrom(...oddValues) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

type Change = {
  readonly how: 'exchange' | 'drop' | 'add' | 'wrap' | 'repeat';
  readonly at: number;
  readonly key: string;
  readonly value: unknown;
};

const change: fc.Arbitrary<Change> = fc.record({
  how: fc.oneof(
    { weight: 6, arbitrary: fc.constant('exchange' as const) },
    fc.constantFrom('drop' as const, 'add' as const, 'wrap' as const, 'repeat' as const),
  ),
  at: fc.nat(1000),
  key: fc.constantFrom(...keys),
  value,
});

const isPlain = (node: unknown): node is Record<string, unknown> | unknown[] =>
  Array.isArray(node) ||
  (typeof node === 'object' && node !== null && Object.getPrototypeOf(node) === Object.prototype);

const deepest = 8;

/** Places in an input, the input itself first; not those inside what is odd already. */
const placesIn = (node: unknown, path: readonly string[] = []): readonly (readonly string[])[] => [
  path,
  ...(isPlain(node) && path.length < deepest
    ? Object.entries(node)
        .slice(0, 300)
        .flatMap(([key, inside]) => placesIn(inside, [...path, key]))
    : []),
];

const exchangeAt = (
  node: unknown,
  [key, ...rest]: readonly string[],
  exchange: (node: unknown) => unknown,
): unknown => {
  if (key === undefined) return exchange(node);
  if (Array.isArray(node))
    return node.map((one: unknown, index) => (String(index) === key ? exchangeAt(one, rest, exchange) : one));
  const object = node as Record<string, unknown>; // the path was taken from the input
  return withKey(object, key, exchangeAt(object[key], rest, exchange));
};

const dropAt = (node: unknown, path: readonly string[]): unknown => {
  const last = path.at(-1);
  if (last === undefined) return undefined;
  return exchangeAt(node, path.slice(0, -1), (holder) =>
    Array.isArray(holder)
      ? holder.filter((_, index) => String(index) !== last)
      : Object.fromEntries(Object.entries(holder as object).filter(([key]) => key !== last)),
  );
};

const applied = (input: unknown, { how, at, key, value: odd }: Change): unknown => {
  const places = placesIn(input);
  const path = places[at % places.length] ?? [];
  switch (how) {
    case 'exchange':
      return exchangeAt(input, path, () => odd);
    case 'drop':
      return dropAt(input, path);
    case 'add':
      return exchangeAt(input, path, (node) =>
        isPlain(node) && !Array.isArray(node) ? withKey(node, key, odd) : [node, odd],
      );
    case 'wrap':
      return exchangeAt(input, path, (node) => [node]);
    case 'repeat':
      return exchangeAt(input, path, (node) =>
        typeof node === 'string'
          ? node.repeat(node.length > 1000 ? 1 : 50)
          : Array.from({ length: 300 }, () => node),
      );
  }
};

/** One to three changes, to be made to a valid input; what was not changed stays as it was. */
export const changes: fc.Arbitrary<(input: unknown) => unknown> = fc
  .array(change, { minLength: 1, maxLength: 3 })
  .map((list) => (input) => list.reduce(applied, input));

const swapped = (node: unknown, pick: number, ids: readonly string[]): unknown => {
  if (typeof node === 'string')
    return /^[0-9a-f-]{36}$/.test(node) ? ids[pick % ids.length] : trickyTexts[pick % trickyTexts.length];
  if (typeof node === 'number') return [0, 1, 2, 7, 1900, 2026][pick % 6];
  if (typeof node === 'boolean') return !node;
  return null;
};

/** One value exchanged for another of its sort, so that most of them pass the schema: ids for ids of other things. */
export const swaps = (ids: readonly string[]): fc.Arbitrary<(input: unknown) => unknown> =>
  fc.tuple(fc.nat(1000), fc.nat(1_000_000)).map(([at, pick]) => (input) => {
    const leaves = placesIn(input).filter((path) => path.length > 0);
    const path = leaves[at % Math.max(1, leaves.length)];
    return path === undefined ? input : exchangeAt(input, path, (node) => swapped(node, pick, ids));
  });
