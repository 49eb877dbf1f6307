/** The key that stamps PDF files: brought in, made, put to use, laid aside; and the signer that a certificate gets. */
import type { documentKeyContract } from '#contract/document-key.ts';
import type { AuditEvent } from '#domain/audit.ts';
import type { AuditWhat } from '#domain/audit-words.ts';
import { swedishDay, type Instant } from '#domain/dates.ts';
import type { DocumentKeyId } from '#domain/ids.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import type { CertificateSigner } from '../../pdf/index.ts';
import {
  findDocumentKey,
  findKeyInUse,
  insertDocumentKey,
  putKeyToUse,
  type StoredDocumentKey,
} from '../../store/certificates/document-keys.ts';
import { getOrganisation } from '../../store/register/organisation.ts';
import type { ReadStore } from '../../store/base/store.ts';
import { isValidAt, largestP12 } from '../../vault/document-key/limits.ts';
import { readLimited } from '../../files/files.ts';
import { done, type CommandContext, type Handlers } from '../frame/handler.ts';

const shown = ({ id, origin, subject, notBefore, notAfter }: StoredDocumentKey) => ({
  id,
  origin,
  subject,
  notBefore,
  notAfter,
});

const about = (id: DocumentKeyId | null, what: AuditWhat, facts: Partial<AuditEvent> = {}): AuditEvent => ({
  what,
  subjectId: id ?? '',
  ...facts,
});

/** Loaded when somebody wants it: the library that it reads certificates with takes a fifth of a second. */
const documentKeys = () => import('../../vault/document-key.ts');

const keep = async (context: CommandContext, key: StoredDocumentKey): Promise<void> => {
  await insertDocumentKey(context.store, key, { at: context.now, by: context.user.userId });
  await putKeyToUse(context.store, key.id);
};

/**
 * What stamps a certificate issued now; null while files are not stamped. Refuses: `documentKeyExpired`, because a
 * stamp that no reader accepts is worse than none.
 */
export const signerNow = async (
  store: ReadStore,
  now: Instant,
): Promise<Decision<CertificateSigner | null>> => {
  const key = await findKeyInUse(store);
  if (!key) return accept(null);
  if (!isValidAt(key, now)) return refuse({ kind: 'documentKeyExpired', until: swedishDay(key.notAfter) });
  const { documentSigner } = await documentKeys();
  return accept({ ...documentSigner(key), at: now });
};

export const documentKeyHandlers: Handlers<typeof documentKeyContract> = {
  'documentKey.get': async ({ store }) => {
    const key = await findKeyInUse(store);
    return accept({ key: key ? shown(key) : null });
  },

  'documentKey.import': async (context, { password }) => {
    const { path, now, newId } = context;
    const file = readLimited(path, largestP12);
    if (!file.ok) return file.refusal.kind === 'fileTooLarge' ? refuse({ kind: 'p12Unreadable' }) : file;
    const { readP12 } = await documentKeys();
    const read = readP12(file.value, password, now);
    if (!read.ok) return read;
    const key: StoredDocumentKey = { ...read.value, id: newId(), origin: 'imported' };
    await keep(context, key);
    return done(shown(key), about(key.id, 'documentKey.imported', { after: shown(key) }));
  },

  'documentKey.make': async (context) => {
    const { name } = await getOrganisation(context.store);
    const { makeDocumentKey } = await documentKeys();
    const key: StoredDocumentKey = {
      ...(await makeDocumentKey(name, context.now)),
      id: context.newId(),
      origin: 'made',
    };
    await keep(context, key);
    return done(shown(key), about(key.id, 'documentKey.made', { after: shown(key) }));
  },

  'documentKey.use': async ({ store }, { id }) => {
    if (id !== null && !(await findDocumentKey(store, id)))
      return refuse({ kind: 'notFound', what: 'documentKey' });
    const before = await findKeyInUse(store);
    await putKeyToUse(store, id);
    return done(
      {},
      about(id ?? before?.id ?? null, id === null ? 'documentKey.laidAside' : 'documentKey.used', {
        before: { id: before?.id ?? null },
        after: { id },
      }),
    );
  },
};
