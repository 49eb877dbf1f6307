// Walks every query and every export of the contract, with the ids guessed and the names searched for, as everybody who
// may not know of a person, and looks for what tells who it is: in the answers, in the papers they hold and in the files
// they write. A new query or export is walked by itself.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { contract, type CallName } from '#contract/index.ts';
import type { Connection } from '../../../src/engine/compose.ts';
import { validUses, type CommandName } from '../../support/commands.ts';
import { queryUses, subjectOf, type QueryName } from '../../support/queries.ts';
import { enrol, seededRegister, type SeededRegister } from '../../support/story.ts';
import { connectAs, type ViewerKind } from '../../support/viewers.ts';
import { pdfText } from '../pdf/reading.ts';

const secret = {
  givenName: 'Hemlighilda',
  familyName: 'Gömdsson',
  alias: 'Solrosen',
  birthDate: null,
  birthYear: null,
  personalNumber: '850314-2393',
  phone: '070-999 88 77',
  email: 'dold@example.org',
  homeMunicipality: 'Hemkommunen',
};
const traces = /hemlighilda|gömdsson|850314|1985-03-14|2393|999 88|dold@|hemkommunen/i;

/** All there is to read in a file, a folder or a paper. */
const readable = async (bytes: Uint8Array): Promise<string> => {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  if (start === '%PDF') return (await pdfText(bytes)).join('\n');
  if (!start.startsWith('PK')) return Buffer.from(bytes).toString('utf8');
  return (await Promise.all(Object.values(unzipSync(bytes)).map(readable))).join('\n');
};
const written = async (path: string): Promise<string> => {
  if (!statSync(path, { throwIfNoEntry: false })) return '';
  if (statSync(path).isFile()) return basename(path) + (await readable(readFileSync(path)));
  const inside = readdirSync(path).map((name) => written(join(path, name)));
  return basename(path) + (await Promise.all(inside)).join('\n');
};

/** The answer, the paper it holds and the file it writes; an export leaves nothing for the next. */
const told = async (
  connection: Connection,
  name: CallName,
  { input, path }: { readonly input: unknown; readonly path?: string },
): Promise<string> => {
  const said =
    'confirmsProtected' in contract[name] ? { ...(input as object), confirmedProtected: true } : input;
  const reply = await connection.callUnknown(name, said, path === undefined ? {} : { path });
  const { documentId } = (reply.ok && reply.value !== null ? reply.value : {}) as { documentId?: string };
  const held = documentId === undefined ? undefined : await connection.bytes('document', documentId);
  const texts = [JSON.stringify(reply), held ? await readable(held.bytes) : ''];
  if (path !== undefined && Object.hasOwn(validUses, name)) {
    texts.push(await written(path));
    const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory();
    rmSync(path, { recursive: true, force: true });
    if (isFolder) mkdirSync(path);
  }
  return texts.join('\n');
};

const queries = Object.keys(queryUses) as QueryName[]; // the table's own keys
/** Commands that write a file or hold a paper. */
const exports = (Object.keys(validUses) as CommandName[]).filter((name) => {
  const call = contract[name];
  const isWritten = 'asks' in call && call.asks.dialog !== 'openPath' && name !== 'backup.choose';
  return isWritten || 'documentId' in call.output.shape;
});

type Told = { readonly call: CallName; readonly text: string };
type Kinds = Readonly<Record<string, ViewerKind>>;
type Who = Partial<typeof secret> & { readonly hasProtectedIdentity: boolean };

/** All that each kind of user, and Samira who is named, is told by the queries about one person. */
const askEverything = async (register: SeededRegister, kinds: Kinds, who: Who) => {
  const seats = [...(await connectAs(register, kinds)), register.as.samira];
  const all = [...Object.keys(kinds), 'named'].map((key, index) => ({
    key,
    seat: seats[index]!,
    told: [] as Told[],
  }));
  const words = [secret.givenName, secret.familyName, secret.phone, '0314'] as const;
  const subject = await subjectOf(register, await enrol(register, { ...secret, ...who }), words);
  for (const { seat, told: answers } of all)
    for (const name of queries)
      for (const use of queryUses[name](subject))
        answers.push({ call: name, text: await told(seat, name, use) });
  return all;
};

const thatGive = (answers: readonly Told[], pattern: RegExp): string[] => [
  ...new Set(answers.filter(({ text }) => pattern.test(text)).map(({ call }) => call)),
];

const everyRole = {
  assessor: { role: 'assessor', workshop: 'reuse', seesPersons: true },
  control: { role: 'internalVerifier', workshop: 'reuse', seesPersons: true },
  coordinator: { role: 'coordinator', workshop: 'reuse', seesPersons: true },
  administrator: { role: 'administrator', workshop: 'reuse', seesPersons: true },
} as const;
const seenBy = (all: readonly { readonly key: string; readonly told: readonly Told[] }[], pattern: RegExp) =>
  Object.fromEntries(all.map(({ key, told: answers }) => [key, thatGive(answers, pattern)]));

describe('who is not named for a protected person', { timeout: 60_000 }, () => {
  test('is told by no query who it is, and the alias only where it must be', async () => {
    const register = await seededRegister();
    const all = await askEverything(register, everyRole, { hasProtectedIdentity: true });
    const { named, ...others } = seenBy(all, traces);
    expect(others).toEqual({ assessor: [], control: [], coordinator: [], administrator: [] });
    expect(named).toEqual(
      expect.arrayContaining(['participant.get', 'certificate.open', 'document.handover']),
    );
    const { named: _, ...aliases } = seenBy(all, /solrosen/i);
    expect(aliases).toEqual({
      assessor: [],
      control: ['validation.list', 'validation.get', 'document.remaining', 'recommendation.open'],
      coordinator: ['recommendation.open'],
      administrator: ['participant.listProtected', 'recommendation.open'],
    });
  });

  test('gets nothing of who it is into a file or on paper', async () => {
    const register = await seededRegister();
    const connections = await connectAs(register, everyRole);
    const gotOut: string[] = [];
    for (const name of exports) {
      const participantId = await enrol(register, {
        ...secret,
        hasProtectedIdentity: true,
        confirmedAnotherPerson: true,
      });
      const use = await validUses[name]({ ...register, participantId });
      for (const connection of connections)
        if (traces.test(await told(connection, name, use))) gotOut.push(name);
    }
    expect(gotOut).toEqual([]);
    const participantId = await enrol(register, {
      ...secret,
      hasProtectedIdentity: true,
      confirmedAnotherPerson: true,
    });
    const use = await validUses['participant.extract']({ ...register, participantId });
    expect(await told(register.as.samira, 'participant.extract', use)).toMatch(traces);
  });
});

test('who does not reach a verkstad is told by no query of anybody there', { timeout: 60_000 }, async () => {
  const register = await seededRegister();
  const kinds = {
    other: { role: 'assessor', workshop: 'kitchen', seesPersons: true },
    coordinator: { role: 'coordinator', workshop: 'reuse', seesPersons: false },
    administrator: { role: 'administrator', workshop: 'reuse', seesPersons: false },
  } as const;
  const all = await askEverything(register, kinds, { alias: 'Solrosen', hasProtectedIdentity: false });
  const { named, ...others } = seenBy(all, new RegExp(`${traces.source}|solrosen`, 'i'));
  expect(others).toEqual({ other: [], coordinator: [], administrator: [] });
  expect(named).toEqual(expect.arrayContaining(['participant.list', 'todo.list', 'recommendation.open']));
});
