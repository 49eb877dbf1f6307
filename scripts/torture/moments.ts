/**
 * What the engine is doing when it is killed: one entry a kind of moment. Each tells the ledger of every answer that
 * comes. Not here: when the kill lands (run.ts) and what must be there afterwards (ledger.ts).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CallName, InputOf, OutputOf } from '#contract/index.ts';
import type { PlainDate } from '#domain/dates.ts';
import { blankParticipant } from '../../src/engine/demo/blank-participant.ts';
import { staffPin } from '../bench/approved.ts';
import type { EngineProcess } from '../engine-process.ts';
import { root } from '../run.ts';
import type { Ledger } from './ledger.ts';
import type { Chance } from './random.ts';

/** Whoever sits at which window. */
export const windows = { samira: 1, maria: 2 } as const;
export type Who = keyof typeof windows;

export type Stage = {
  readonly engine: EngineProcess;
  /** Ends the engine in order and starts another, without signing in. */
  readonly startAnother: () => Promise<void>;
  readonly signIn: () => Promise<void>;
  readonly ledger: Ledger;
  readonly chance: Chance;
  /** Files that are chosen in dialogs. */
  readonly files: string;
  /** A word that nothing else in the register has. */
  readonly newWord: () => string;
  /** All that each has had, the present one last: a copy that is brought back wants that of its own time. */
  readonly passphrases: Map<Who, string[]>;
};

type Play = (stage: Stage) => Promise<void>;

const day = '2026-03-02' as PlainDate;

/** The answer to a call that must not be refused. */
async function ask<N extends CallName>(
  { engine }: Stage,
  who: Who,
  name: N,
  input: InputOf<N>,
  file?: string,
): Promise<OutputOf<N>> {
  const options = { window: windows[who], ...(file === undefined ? {} : { path: file }) };
  const reply = await engine.call(name, input, options);
  if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply.refusal)}`);
  return reply.value;
}

async function enrol(stage: Stage): Promise<OutputOf<'participant.enrol'>['id']> {
  // In a verkstad of Maria's, so that she can assess them.
  const users = await ask(stage, 'samira', 'user.list', {});
  const workshopId = users.find(({ signInName }) => signInName === 'maria')?.workshopIds[0];
  if (workshopId === undefined) throw new Error('Maria works in no verkstad');
  const familyName = stage.newWord();
  const person = blankParticipant({
    givenName: 'Ada',
    familyName,
    birthYear: 1990,
    workshopId,
    enrolledOn: day,
  });
  const { id } = await ask(stage, 'samira', 'participant.enrol', person);
  const trace = {
    sql: 'SELECT 1 FROM participant WHERE id = ? AND family_name = ?',
    values: [id, familyName],
  };
  stage.ledger.confirm({ call: 'participant.enrol', subject: id, trace });
  return id;
}

/** One person from enrolment to evidence with a file. */
async function assess(stage: Stage): Promise<void> {
  const { ledger } = stage;
  const participantId = await enrol(stage);
  const [module] = (await ask(stage, 'maria', 'module.list', { withOldVersions: false })).filter(
    ({ status }) => status === 'published',
  );
  if (!module) throw new Error('The register has no module');
  const { outcomes } = await ask(stage, 'maria', 'module.get', { id: module.id });
  const { user } = (await ask(stage, 'maria', 'session.get', {})) ?? {};
  if (!user) throw new Error('Maria is not signed in');
  const { id: validationId } = await ask(stage, 'maria', 'validation.plan', {
    participantId,
    moduleVersionId: module.id,
    assessorIds: [user.id],
    place: 'Köket',
    plannedFrom: null,
    plannedTo: null,
  });
  ledger.confirm({ call: 'validation.plan', subject: validationId });
  const text = stage.newWord();
  const { id } = await ask(stage, 'maria', 'evidence.register', {
    validationIds: [validationId],
    criterionIds: outcomes.flatMap(({ criteria }) => criteria.map((one) => one.id)),
    type: 'observation',
    on: day,
    place: '',
    text,
    judgement: 'shown',
  });
  const written = { sql: 'SELECT 1 FROM evidence WHERE id = ? AND text = ?', values: [id, text] };
  ledger.confirm({ call: 'evidence.register', subject: id, trace: written });
  const file = path.join(stage.files, `${text}.txt`);
  const size = 1000 + stage.chance.whole(400_000);
  writeFileSync(file, text.repeat(Math.ceil(size / text.length)).slice(0, size));
  await ask(stage, 'maria', 'evidence.attach', { id }, file);
  const attached = {
    sql: `SELECT 1 FROM evidence JOIN attachment ON attachment.id = attachment_id
            WHERE evidence.id = ? AND length(content) = ?`,
    values: [id, size],
  };
  ledger.confirm({ call: 'evidence.attach', subject: id, trace: attached });
}

const writing: Play = async (stage) => {
  for (let times = 0; times < 8; times += 1) await enrol(stage);
};

/** Two windows at once. */
const assessing: Play = async (stage) => {
  await Promise.all([assess(stage), writing(stage), assess(stage)]);
};

const importing: Play = async (stage) => {
  const word = stage.newWord();
  const file = path.join(stage.files, `${word}.json`);
  const modules = readFileSync(path.join(root, 'resources', 'modules', 'ex-ams.json'), 'utf8');
  writeFileSync(file, modules.replace('EX-AMS', word.toUpperCase()));
  const { imported } = await ask(stage, 'samira', 'module.import', {}, file);
  stage.ledger.confirm({
    call: 'module.import',
    subject: path.basename(file),
    trace: { sql: 'SELECT 1 FROM module_version WHERE id = ?', values: [imported[0]?.id ?? ''] },
  });
};

const copying: Play = async (stage) => {
  await enrol(stage);
  const [{ copy }] = await Promise.all([ask(stage, 'samira', 'backup.take', {}), writing(stage)]);
  stage.ledger.confirm({ call: 'backup.take', subject: copy.name });
};

/** Whoever waits, at most ten at a time, read and issued one after another. */
const issuing: Play = async (stage) => {
  const { ledger } = stage;
  const { people } = await ask(stage, 'maria', 'batch.candidates', {});
  const items = people.slice(0, 10).map(({ participantId, nameOnCertificate, birth, validationIds }) => ({
    participantId,
    nameOnCertificate,
    birth,
    validationIds,
  }));
  if (items.length === 0) return writing(stage);
  // A register from before there were PINs has none.
  const { isChosen } = await ask(stage, 'maria', 'pin.status', {});
  if (!isChosen) await ask(stage, 'maria', 'pin.choose', { pin: staffPin, passphrase: null });
  const { id } = await ask(stage, 'maria', 'batch.make', { items });
  ledger.confirm({ call: 'batch.make', subject: id });
  await ask(stage, 'maria', 'batch.confirm', { id, positions: items.map((_, index) => index + 1) });
  ledger.confirm({ call: 'batch.confirm', subject: id });
  for (let hasMore = true; hasMore;) {
    const issued = await ask(stage, 'maria', 'batch.issueNext', { id });
    ({ hasMore } = issued);
    if (issued.certificateId === null) throw new Error(`Not issued: ${JSON.stringify(issued.refusal)}`);
    ledger.confirm({
      call: 'batch.issueNext',
      subject: issued.certificateId,
      trace: {
        sql: 'SELECT 1 FROM certificate JOIN batch_item ON certificate_id = id WHERE id = ? AND length(pdf) > 1000',
        values: [issued.certificateId],
      },
    });
  }
};

/** One of the copies takes the register's place, and work goes on in it. */
const restoring: Play = async (stage) => {
  const { chance, ledger, passphrases } = stage;
  await enrol(stage);
  const { copies } = await ask(stage, 'samira', 'backup.list', {});
  if (copies.length === 0) return copying(stage);
  const {
    places: [place],
    name,
  } = chance.pick(copies);
  ledger.restoring(place === 'setAside' ? 'undanlagda' : 'kopior', name);
  const passphrase = passphrases.get('samira')?.at(-1) ?? '';
  await ask(stage, 'samira', 'backup.restore', { place, name, signInName: 'samira', passphrase });
  ledger.restored();
  await writing(stage);
};

/** The register under a new key; who sits at other windows signs in anew. */
const rekeying: Play = async (stage) => {
  await enrol(stage);
  const passphrase = stage.passphrases.get('samira')?.at(-1) ?? '';
  await ask(stage, 'samira', 'register.rekey', { passphrase });
  stage.ledger.confirm({ call: 'register.rekey', subject: 'key' });
  await writing(stage);
};

/** Only Maria's: an older copy is opened with the passphrases of its own time, and Samira brings copies back. */
const changingPassphrase: Play = async (stage) => {
  const held = stage.passphrases.get('maria') ?? [];
  const current = held.at(-1) ?? '';
  const next = `${stage.newWord()} är en lång fras`;
  // Before it is asked for: a kill may come on either side of it.
  stage.passphrases.set('maria', [...held, next]);
  await ask(stage, 'maria', 'session.changePassphrase', { current, next });
};

/** The file of slots replaced over and over: given, changed, taken away, and another sheet. */
const replacingSlots: Play = async (stage) => {
  const { ledger } = stage;
  const users = await ask(stage, 'samira', 'user.list', {});
  const others = users.filter(({ signInName, isActive }) => isActive && !(signInName in windows));
  for (const { id } of others.slice(0, 2)) {
    await ask(stage, 'samira', 'user.resetPassphrase', { id });
    ledger.confirm({ call: 'user.resetPassphrase', subject: id });
    await changingPassphrase(stage);
  }
  const word = stage.newWord();
  const fields = {
    name: word,
    title: '',
    roles: ['coordinator' as const],
    workshopIds: [],
    seesPersons: true,
    trainedOn: null,
    certifiedOn: null,
  };
  const { id } = await ask(stage, 'samira', 'user.add', { ...fields, signInName: word, isActive: true });
  ledger.confirm({
    call: 'user.add',
    subject: id,
    trace: { sql: 'SELECT 1 FROM key_holder WHERE holder = ? AND public_key IS NOT NULL', values: [id] },
  });
  await ask(stage, 'samira', 'user.save', { ...fields, id, isActive: false });
  ledger.confirm({
    call: 'user.save',
    subject: id,
    trace: { sql: 'SELECT 1 FROM key_holder WHERE holder = ? AND public_key IS NULL', values: [id] },
  });
  const { groups } = await ask(stage, 'samira', 'recovery.begin', {
    custodians: ['Åsa Ek', 'Bo Alm'],
    passphrase: stage.passphrases.get('samira')?.at(-1) ?? '',
  });
  await ask(stage, 'samira', 'recovery.confirm', { code: groups.join('-') });
  ledger.confirm({ call: 'recovery.confirm', subject: 'recovery' });
};

const opening: Play = async (stage) => {
  await stage.startAnother();
  await stage.signIn();
};

/** The register at hand was last opened by an older version (run.ts sees to that), which makes a copy first. */
const migrating: Play = (stage) => stage.signIn();

const closing: Play = async (stage) => {
  await writing(stage);
  await stage.engine.quit();
};

export const moments = {
  writing,
  assessing,
  importing,
  copying,
  issuing,
  restoring,
  rekeying,
  changingPassphrase,
  replacingSlots,
  opening,
  migrating,
  closing,
} satisfies Record<string, Play>;

export type Moment = keyof typeof moments;
