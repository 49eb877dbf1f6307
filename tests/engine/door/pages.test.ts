// Lists that come page by page, whichever the contract has: every row once and in one order whatever the size of a page,
// and no next page where the last one is exactly full. Not here: what stands in a list, and in which order.
import { expect, test } from 'vitest';
import { contract, type CallName, type InputOf } from '#contract/index.ts';
import { queryUses, subjectOf, type QueryName, type Subject } from '../../support/queries.ts';
import { enrol, issuedCertificate, seededRegister } from '../../support/story.ts';
import type { SeededRegister } from '../../support/story.ts';

type Paged = { readonly after: string | null; readonly limit: number };
type PagedName = { [N in QueryName]: InputOf<N> extends Paged ? N : never }[QueryName];
type Page = {
  readonly rows: readonly object[];
  readonly total: number;
  readonly next: string | null;
};

const isPaged = (name: string): name is PagedName => {
  const { input } = contract[name as CallName];
  return 'shape' in input && 'after' in input.shape && 'limit' in input.shape;
};
const paged = Object.keys(contract).filter(isPaged);

const orders: { readonly [N in PagedName]?: readonly Partial<InputOf<N>>[] } = {
  'participant.list': [{ direction: 'descending' }, { sort: 'enrolledOn' }],
  'validation.list': [{ order: 'waiting' }],
};

/** With at least five rows in every list. */
const filled = async (): Promise<{ readonly register: SeededRegister; readonly subject: Subject }> => {
  const register = await seededRegister();
  const settings = await register.ask('samira', 'settings.get', {});
  await register.ask('samira', 'settings.save', { ...settings, logsOpenings: true });
  const subject = await subjectOf(register, register.participantId, ['Åsa', 'Öberg']);
  for (const letter of ['A', 'B', 'C', 'D', 'E']) {
    const participantId = await enrol(register, { familyName: `Öberg${letter}` });
    await issuedCertificate(register, { participantId });
    register.clock.passDays(1);
    await register.ask('maria', 'participant.get', { id: register.participantId });
  }
  return { register, subject };
};

/** Every row from the first page to the one without a next, and how many pages that took; ends where it never would. */
const walk = async (ask: (page: Paged) => Promise<Page>, limit: number) => {
  const rows: object[] = [];
  let pages = 0;
  let after: string | null = null;
  do {
    const page: Page = await ask({ after, limit });
    rows.push(...page.rows);
    pages += 1;
    after = page.next;
  } while (after !== null && pages <= 100);
  return { pages, rows };
};

test('a list ends where its rows end, whatever the size of a page', async () => {
  expect(paged).toHaveLength(5);
  const { register, subject } = await filled();
  for (const name of paged)
    for (const order of [{}, ...(orders[name] ?? [])]) {
      const input = { ...queryUses[name](subject)[0]!.input, ...order };
      const ask = (page: Paged) => register.ask('samira', name, { ...input, ...page }) as Promise<Page>;
      const whole = await ask({ after: null, limit: 50 });
      const { length } = whole.rows;
      expect(length).toBeGreaterThanOrEqual(5);
      expect(whole).toMatchObject({ total: length, next: null });
      for (const limit of [1, 2, length - 1, length, length + 1])
        expect({ name, order, limit, ...(await walk(ask, limit)) }).toEqual({
          name,
          order,
          limit,
          pages: Math.ceil(length / limit),
          rows: whole.rows,
        });
    }
});
