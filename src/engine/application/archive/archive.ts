/**
 * Archive export: a folder with the issued PDF/A files of a period, their register entries as JSON and XML, and the
 * hashes of it all. Each file is checked against its hash before it leaves. Not here: what the entries say (domain).
 */
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setImmediate as otherWork } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { archiveContract } from '#contract/archive.ts';
import { archiveXml, hashList, type Archive, type ArchivedCertificate } from '#domain/archive.ts';
import type { PlainDate } from '#domain/dates.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { listToArchive, type ToArchive } from '../../store/archive/archive.ts';
import { sha256 } from '../../sha256.ts';
import { findCertificateDocument, listCertificateEvents } from '../../store/certificates/certificates.ts';
import { getOrganisation } from '../../store/register/organisation.ts';
import { prepareFolder, writeInNewFolder } from '../../files/files.ts';
import { doneSaving, inTwoPhases, MadeTooEarly, type Handlers, type QueryContext } from '../frame/handler.ts';
import { readWhole } from '../frame/stored-bytes.ts';

const readme = `Intyg ur Intyga

intyg/           intygen som PDF/A-3a, just som de utfärdades
register.json    vad som står i registret om varje intyg
register.xml     detsamma som XML
sha256sums.txt   kontrollsummor: sha256sum -c sha256sums.txt
`;

/** The path of a folder that is not there yet. */
const freeName = (parent: string, name: string): string => {
  const taken = (count: number): string => join(parent, count === 1 ? name : `${name} (${String(count)})`);
  let count = 1;
  while (existsSync(taken(count))) count += 1;
  return taken(count);
};

type Written = { readonly path: string; readonly sha256: string };

/** The stored bytes, checked and written. Refuses `registerDamaged`, and what the disk says. */
const writeCertificate = async (
  context: QueryContext,
  folder: string,
  { id, number, state, checkCode, facts }: ToArchive,
): Promise<Decision<ArchivedCertificate>> => {
  const { store } = context;
  const stored = await findCertificateDocument(store, id);
  if (!stored) return refuse({ kind: 'notFound', what: 'certificate' });
  const whole = readWhole(context, stored);
  if (!whole.ok) return whole;
  await otherWork(); // a disk may take its time for each
  const file = `intyg/${number}.pdf`;
  const written = writeInNewFolder(join(folder, file), stored.pdf);
  if (!written.ok) return written;
  const events = [...(await listCertificateEvents(store, id))];
  return accept({ file, sha256: stored.sha256, state, checkCode, facts, events });
};

const writeAll = async (
  context: QueryContext,
  folder: string,
  chosen: readonly ToArchive[],
  head: Pick<Archive, 'organisation' | 'from' | 'to'>,
): Promise<Decision<string>> => {
  const certificates: ArchivedCertificate[] = [];
  /* eslint-disable no-await-in-loop -- the bytes of one at a time, and others are answered between */
  for (const [index, one] of chosen.entries()) {
    const archived = await writeCertificate(context, folder, one);
    if (!archived.ok) return archived;
    certificates.push(archived.value);
    context.progress(index + 1, chosen.length);
    await otherWork();
    context.signal.throwIfAborted();
  }
  const archive: Archive = { format: 'intyga-arkiv', version: 1, ...head, madeAt: context.now, certificates };
  const files: Written[] = certificates.map(({ file, sha256: hash }) => ({ path: file, sha256: hash }));
  const texts = {
    'register.json': `${JSON.stringify(archive, null, 2)}\n`,
    'register.xml': archiveXml(archive),
    'las-mig.txt': readme,
  };
  for (const [path, text] of Object.entries(texts)) {
    const bytes = Buffer.from(text);
    const written = writeInNewFolder(join(folder, path), bytes);
    if (!written.ok) return written;
    files.push({ path, sha256: sha256(bytes) });
    await otherWork();
  }
  /* eslint-enable no-await-in-loop */
  const list = hashList(files);
  const written = writeInNewFolder(join(folder, 'sha256sums.txt'), Buffer.from(list));
  return written.ok ? accept(sha256(list)) : written;
};

type Chosen = { readonly from: PlainDate; readonly to: PlainDate; readonly withProtected: boolean };

const listChosen = async (
  { store, viewer }: Pick<QueryContext, 'store' | 'viewer'>,
  { from, to, withProtected }: Chosen,
): Promise<readonly ToArchive[]> => {
  const found = await listToArchive(store, viewer, from, to);
  return found.filter(({ isOfProtected }) => withProtected || !isOfProtected);
};

export const archiveHandlers: Handlers<typeof archiveContract> = {
  'archive.count': async ({ store, viewer }, { from, to }) => {
    const found = await listToArchive(store, viewer, from, to);
    return accept({
      certificates: found.length,
      ofProtected: found.filter(({ isOfProtected }) => isOfProtected).length,
    });
  },

  // The files are written before the transaction, which others would wait for.
  'archive.export': inTwoPhases({
    prepare: async (context, { from, to, withProtected }) => {
      const { store, path } = context;
      const chosen = await listChosen(context, { from, to, withProtected });
      if (chosen.length === 0) return refuse({ kind: 'notFound', what: 'certificate' });
      const folder = freeName(path, `Intygsarkiv ${from} till ${to}`);
      const prepared = prepareFolder(folder, ['intyg']);
      if (!prepared.ok) return prepared;
      const { beside, drop } = prepared.value;
      const organisation = (await getOrganisation(store)).name;
      const written = await writeAll(context, beside, chosen, { organisation, from, to }).catch(
        (error: unknown) => {
          drop();
          throw error;
        },
      );
      if (written.ok)
        return accept({ chosen, folder: basename(folder), sums: written.value, file: prepared.value, drop });
      drop();
      return written;
    },
    handle: async (context, { from, to, withProtected }, { chosen, folder, sums, file }) => {
      const now = await listChosen(context, { from, to, withProtected });
      if (!isDeepStrictEqual(now, chosen)) throw new MadeTooEarly();
      return doneSaving(
        { certificates: chosen.length, folder },
        {
          what: 'archive.exported',
          subjectId: sums,
          participantIds: chosen.map(({ participantId }) => participantId),
          after: { from, to, withProtected, certificates: chosen.length, sha256sums: sums },
        },
        file,
      );
    },
  }),
};
