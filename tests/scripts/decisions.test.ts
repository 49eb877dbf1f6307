// The decision records are in one form, and their numbers go on without a gap or a double. Not here: files that they
// name (named-files.test.ts).
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../scripts/run.ts';

const folder = path.join(root, 'docs', 'decisions');
const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
const records = readdirSync(folder).filter((name) => name !== 'README.md');

const parts = ['Status', 'Context', 'Options', 'Outcome', 'Consequences'] as const;
const numberOf = (name: string): number => Number(/^(\d{4})-[a-z0-9-]+\.md$/.exec(name)?.[1]);

/** What of a record is in another form than the others. */
function faultsOf(name: string, text: string): readonly string[] {
  const title = new RegExp(`^# ${name.slice(0, 4)} \\S`).test(text) ? [] : ['title'];
  const found = [...text.matchAll(/^\*\*(\w+)(?:\.\*\*|\*\*:) \S|^\*\*(\w+)\.\*\*$/gm)].map(
    ([, inLine, alone]) => inLine ?? alone,
  );
  const inOrder = found.filter((part) => parts.some((one) => one === part));
  const headings = /^##/m.test(text) ? ['headings'] : [];
  return inOrder.join() === parts.join() ? [...title, ...headings] : [...title, ...headings, inOrder.join()];
}

it.each(records)('%s is in the form of all records', (name) => {
  expect(faultsOf(name, read(name))).toEqual([]);
});

it('gives every number once, but for those that were never given', () => {
  const skipped = [...read('README.md').matchAll(/^(\d{4}) was never given/gm)].map(([, number]) =>
    Number(number),
  );
  const numbers = [...records.map(numberOf), ...skipped].toSorted((a, b) => a - b);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

const whole = '# 0001 One\n\n**Status**: a\n\n**Context.** b\n\n**Options.** c\n\n**Outcome.**\n\n- d\n\n';
it.each([
  [`${whole}**Consequences.** e\n`, []],
  [`${whole}**Measured.** f\n\n**Consequences.** e\n`, []],
  [whole, ['Status,Context,Options,Outcome']],
  [`${whole}**Consequences.** e\n`.replace('0001', '1.'), ['title']],
  [`${whole}## Price\n\n**Consequences.** e\n`, ['headings']],
  [
    `${whole}**Consequences.** e\n`.replace('**Options.** c\n\n', ''),
    ['Status,Context,Outcome,Consequences'],
  ],
  [
    `${whole}**Consequences.** e\n`.replace('**Context.**', '**Question.**'),
    ['Status,Options,Outcome,Consequences'],
  ],
])('finds what is in another form in %j', (text, faults) => {
  expect(faultsOf('0001-one.md', text)).toEqual(faults);
});
