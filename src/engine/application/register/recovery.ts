/**
 * The recovery sheet: a code that is made, printed and typed back, and letting an administrator in with it. The code is
 * in memory from `begin` to `confirm` and nowhere else. Not here: the slot (vault/keyring.ts), the code as people write
 * it (domain/recovery-code.ts), the paper (pdf/recovery-sheet.ts).
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { recoveryContract } from '#contract/recovery.ts';
import type { OutputOf } from '#contract/index.ts';
import { swedishDay } from '#domain/dates.ts';
import type { UserId } from '#domain/ids.ts';
import { checkPassphrase } from '#domain/passphrase.ts';
import { readRecoveryCode, recoveryCodeBytes, writeRecoveryCode } from '#domain/recovery-code.ts';
import { sheetHolder, type ShownKey } from '#domain/key-holders.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { normalName } from '#domain/sign-in-name.ts';
import { areTwo } from '#domain/two-people.ts';
import { getOrganisation } from '../../store/register/organisation.ts';
import { readSetting, writeSetting, readSettings } from '../../store/base/settings.ts';
import { removePin } from '../../store/register/pins.ts';
import { inTransaction } from '../../store/base/store.ts';
import { insertUser, listUsers, type User } from '../../store/register/users.ts';
import {
  makeRecoverySlot,
  makeSlot,
  newSecret,
  openRecoverySlot,
  signingSeedOf,
  type Keyring,
} from '../../vault/keyring.ts';
import { done, type Handlers, type OutsideContext } from '../frame/handler.ts';
import type { OpenedRegister } from '../frame/register.ts';
import { proveItIsThem } from './own-passphrase.ts';
import { pdfRoom } from '../frame/pdf-room.ts';
import { rekeyingHandlers } from './rekeying.ts';
import { leaveOther, takeSeat } from './seats.ts';
import { namesOf } from './session.ts';
import { sheetTries } from './wrong-tries.ts';
import { showDocument } from '../frame/show-document.ts';

const sheetKey = 'recoverySheet';
type Sheet = NonNullable<OutputOf<'recovery.status'>>;

/** What a typed code opens: the register's key, and by which sheet's key. Refuses as a wrong passphrase does, and names a mistyped group. */
export const keyFromCode = (
  { register, now }: Pick<OutsideContext, 'register' | 'now'>,
  keyring: Decision<Keyring>,
  typed: string,
  older?: Keyring,
): Decision<{ readonly key: Uint8Array; readonly shown: ShownKey }> => {
  if (!keyring.ok) return keyring;
  const code = readRecoveryCode(typed);
  if (!code.ok) return code;
  const at = Date.parse(now);
  const begun = register.delay.begin(sheetTries, at);
  if (!begun.ok) return begun;
  const slots = [keyring.value, older].flatMap((one) => one?.recovery ?? []);
  const [opened] = slots.flatMap((slot) => {
    const key = openRecoverySlot(slot, code.value);
    return key ? [{ key, shown: { holder: sheetHolder, publicKey: slot.publicKey, signInName: null } }] : [];
  });
  code.value.fill(0);
  if (!opened)
    return refuse({ kind: 'recoveryCodeOther', waitSeconds: register.delay.wrong(sheetTries, at) });
  register.delay.passed(sheetTries);
  return accept(opened);
};

/** Does something in the register that a code opens, and leaves it closed again unless it went well and `stays`. */
const within = async <T extends { readonly ok: boolean }>(
  context: OutsideContext,
  code: string,
  stays: boolean,
  work: (opened: OpenedRegister) => Promise<T>,
) => {
  const { register, now } = context;
  const older = register.olderKeyring(register.folder);
  const found = keyFromCode(context, register.keyring(register.folder), code, older);
  if (!found.ok) return found;
  await leaveOther(context, register.folder);
  const wasOpen = register.opened();
  const request = { folder: register.folder, ...found.value, by: 'Återställningsblad', since: now };
  const opened = wasOpen ? accept(wasOpen) : await register.open(request);
  // Where a program died in a change of slots it is known only now whether the sheet is the one that counts.
  if (!opened.ok && opened.refusal.kind === 'keyNotKnown' && older)
    return refuse({
      kind: 'recoveryCodeOther',
      waitSeconds: register.delay.wrong(sheetTries, Date.parse(now)),
    });
  if (!opened.ok) return opened;
  const answer = await work(opened.value);
  if (!wasOpen && !(answer.ok && stays)) await register.close();
  return answer;
};

const activeAdministrators = (users: readonly User[]): readonly User[] =>
  users.filter(({ isActive, roles }) => isActive && roles.includes('administrator'));

export const recoveryHandlers: Handlers<typeof recoveryContract> = {
  ...rekeyingHandlers,

  'recovery.status': async ({ store, register }) => {
    const opened = register.opened();
    if (!opened?.keys.has(sheetHolder)) return accept(null);
    return accept((await readSetting(store, sheetKey)) as Sheet); // written with the slot, below
  },

  'recovery.begin': async (context, { custodians, passphrase }) => {
    const { register, user, now } = context;
    const opened = register.opened();
    if (!opened || opened.isPractice) return refuse({ kind: 'notFound', what: 'sheet' });
    const [one, other] = custodians;
    const two = areTwo('sheet', { name: one }, { name: other });
    if (!two.ok) return two;
    if (opened.keys.has(sheetHolder)) {
      const proved = await proveItIsThem(context, passphrase);
      if (!proved.ok) return proved;
    }
    const code = randomBytes(recoveryCodeBytes);
    register.sheet.begun = { code, facts: { madeAt: now, madeByName: user.name, custodians } };
    return done(
      { groups: [...writeRecoveryCode(code)] },
      { what: 'recoverySheet.begun', subjectId: 'recovery', after: { custodians } },
    );
  },

  'recovery.sheet': async (context) => {
    const { store, register } = context;
    const { begun } = register.sheet;
    if (!begun) return refuse({ kind: 'notFound', what: 'sheet' });
    const { renderRecoverySheet } = await pdfRoom();
    const madeOn = swedishDay(begun.facts.madeAt);
    const bytes = await renderRecoverySheet({
      organisation: (await getOrganisation(store)).name,
      accent: (await readSettings(store)).accentColour,
      groups: writeRecoveryCode(begun.code),
      custodians: begun.facts.custodians,
      madeBy: begun.facts.madeByName,
      madeOn,
    });
    const fileName = `Återställningsblad ${madeOn}.pdf`;
    return accept(await showDocument(context, { bytes, fileName, maySave: true, participantIds: [] }));
  },

  'recovery.confirm': async ({ store, register, documents }, input) => {
    const { begun } = register.sheet;
    const opened = register.opened();
    if (!begun || !opened) return refuse({ kind: 'notFound', what: 'sheet' });
    const typed = readRecoveryCode(input.code);
    if (!typed.ok) return typed;
    if (!timingSafeEqual(typed.value, begun.code))
      return refuse({ kind: 'recoveryCodeOther', waitSeconds: 0 });
    const keyring = register.keyring(opened.folder);
    if (!keyring.ok) return keyring;
    const before = (await readSetting(store, sheetKey)) as Sheet | undefined;
    await writeSetting(store, sheetKey, begun.facts);
    const recovery = makeRecoverySlot(typed.value, opened.key);
    const keys = register.prepareKeyring(opened.folder, keyring.value, { what: 'sheet', recovery }, () => {
      register.sheet.forget();
      documents.clear();
    });
    typed.value.fill(0);
    if (!keys.ok) return keys;
    return done(
      {},
      {
        what: 'recoverySheet.made',
        subjectId: 'recovery',
        before,
        after: begun.facts,
      },
      keys.value,
    );
  },

  'recovery.look': (context, { code }) =>
    within(context, code, false, async ({ store }) =>
      accept({
        administrators: activeAdministrators(await listUsers(store)).map(({ id, name, signInName }) => ({
          id,
          name,
          signInName,
        })),
      }),
    ),

  'recovery.open': (context, { code, who, passphrase }) =>
    within(context, code, true, async ({ store, folder, key }) => {
      const { register, newId, now } = context;
      const users = await listUsers(store);
      const known =
        who.kind === 'existing'
          ? activeAdministrators(users).find(({ id }) => id === who.userId)
          : users.find((user) => normalName(user.signInName) === normalName(who.signInName));
      if (who.kind === 'existing' && !known) return refuse({ kind: 'notFound', what: 'user' });
      if (who.kind === 'new' && known) return refuse({ kind: 'signInNameTaken', signInName: who.signInName });
      const user: User =
        known ??
        ({
          ...(who.kind === 'new'
            ? { name: who.name, signInName: who.signInName }
            : { name: '', signInName: '' }),
          id: newId<UserId>(),
          title: '',
          roles: ['administrator'],
          workshopIds: [],
          seesPersons: true,
          trainedOn: null,
          certifiedOn: null,
          isActive: true,
        } satisfies User);
      const mayUse = checkPassphrase(passphrase, await namesOf(store, user));
      if (!mayUse.ok) return mayUse;
      const keyring = register.keyring(folder);
      if (!keyring.ok) return keyring;
      const secret = newSecret();
      const slot = await makeSlot({ userId: user.id, signInName: user.signInName }, passphrase, key, {
        cost: register.cost,
        secret,
      });
      // Whoever has forgotten their passphrase chooses a new PIN as well.
      await inTransaction(store, (write) =>
        who.kind === 'new' ? insertUser(write, user, now) : removePin(write, user.id),
      );
      // A user without a slot can be given one later; a slot without its user opens nothing.
      const keys = register.prepareKeyring(folder, keyring.value, { what: 'given', slot });
      if (!keys.ok) return keys;
      register.delay.passed(normalName(user.signInName));
      const seated = await takeSeat(context, {
        userId: user.id,
        signingSeed: signingSeedOf(secret),
        isOneTime: false,
      });
      if (!seated.ok) return seated;
      const after = { who: who.kind, name: user.name };
      return done(
        { ...seated.value, awaits: null }, // whatever they had to do before: they have a sheet and their own passphrase
        { what: 'register.recovered', subjectId: user.id, after },
        keys.value,
      );
    }),
};
