/**
 * The organisation's look: choosing a logo and one's own drawn signature, the certificate as it would be with other
 * settings, and the page that tries the printer. Not here: reading pictures with suspicion (pictures/logo.ts), how a real
 * certificate gets its look (certificate-look.ts).
 */
import { basename } from 'node:path';
import type { lookContract } from '#contract/look.ts';
import { factsText } from '#domain/certificate-facts.ts';
import { certificateNumber, nextRunningNumber } from '#domain/certificate.ts';
import type { PictureId } from '#domain/ids.ts';
import { largestPictureFile } from '#domain/certificate-pictures.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import type { Settings } from '#domain/settings.ts';
import { sha256 } from '../../sha256.ts';
import { lastRunningNumber } from '../../store/certificates/certificates.ts';
import { getOrganisation } from '../../store/register/organisation.ts';
import { readSettings, writeSettings } from '../../store/base/settings.ts';
import {
  findPicture,
  findSignatureId,
  insertPicture,
  setSignature,
  type Picture,
} from '../../store/certificates/pictures.ts';
import type { ReadStore } from '../../store/base/store.ts';
import { readLimited } from '../../files/files.ts';
import { contrastOf, type PreparedPicture } from '../../pictures/logo.ts';
import { unsignedSeal } from '../../vault/seal.ts';
import { exampleCertificate } from './example-certificate.ts';
import {
  done,
  inTwoPhases,
  type CommandContext,
  type Handlers,
  type QueryContext,
  type SignedIn,
} from '../frame/handler.ts';
import { drawPreview, fittingSeal } from './issuing.ts';
import { whenRead } from '../frame/outside-reading.ts';
import { pdfRoom } from '../frame/pdf-room.ts';
import { showDocument } from '../frame/show-document.ts';

/** Refuses: `fileTooLarge`, `fileUnreadable`, `pictureUnusable`, `readingUnfinished`. */
const readPicture =
  (purpose: Picture['purpose']) =>
  async ({ path, readOutside }: QueryContext): Promise<Decision<PreparedPicture>> => {
    const bytes = readLimited(path, largestPictureFile);
    return bytes.ok ? whenRead(await readOutside(purpose, bytes.value), basename(path)) : bytes;
  };

/** From the chosen file into the register. */
const add = async (
  { store, newId, now, user }: CommandContext,
  purpose: Picture['purpose'],
  prepared: PreparedPicture,
): Promise<Picture> => {
  const picture = {
    ...prepared,
    id: newId<PictureId>(),
    purpose,
    sha256: sha256(prepared.content),
  };
  await insertPicture(store, picture, { at: now, by: user.userId });
  return picture;
};

/** Everybody may see a logo, and only its owner a signature. */
export const showPicture = async (store: ReadStore, user: SignedIn, id: PictureId) => {
  const picture = await findPicture(store, id);
  return picture && (picture.purpose === 'logo' || picture.addedBy === user.userId)
    ? { bytes: picture.content, mediaType: picture.mediaType, fileName: picture.purpose }
    : undefined;
};

const chooseLogo = async (
  { store }: CommandContext,
  logoId: PictureId | null,
): Promise<Settings['logoId']> => {
  const before = await readSettings(store);
  await writeSettings(store, { ...before, logoId });
  return before.logoId;
};

const exampleFacts = async ({ store, today, isPractice, user }: QueryContext, settings: Settings) => {
  const year = Number(today.slice(0, 4));
  const prefix = settings.certificatePrefix;
  const last = await lastRunningNumber(store, prefix, year);
  return exampleCertificate({
    number: certificateNumber(prefix, year, nextRunningNumber(last, settings.firstRunningNumber)),
    organisationName: (await getOrganisation(store)).name,
    settings,
    on: today,
    isPractice,
    // Nobody's signature but one's own.
    assessorName: (await findSignatureId(store, user.userId)) === null ? null : user.name,
  });
};

const hold = (context: QueryContext, bytes: Uint8Array, fileName: string, maySave: boolean) =>
  showDocument(context, { bytes, fileName, maySave, participantIds: [] });

const noPicture = refuse({ kind: 'notFound', what: 'picture' });

export const lookHandlers: Handlers<typeof lookContract> = {
  'look.addLogo': inTwoPhases({
    prepare: readPicture('logo'),
    handle: async (context, _input, prepared) => {
      const { id, width, height, sha256: digest } = await add(context, 'logo', prepared);
      const before = await chooseLogo(context, id);
      return done(
        { id },
        {
          what: 'logo.added',
          subjectId: id,
          before: { logoId: before },
          after: { logoId: id, width, height, sha256: digest },
        },
      );
    },
  }),

  'look.logo': async ({ store }) => {
    const { logoId } = await readSettings(store);
    const logo = logoId === null ? undefined : await findPicture(store, logoId);
    return accept(logo ? { id: logo.id, contrast: await contrastOf(logo.content) } : null);
  },

  'look.setLogo': async (context, { id }) => {
    if (id !== null && (await findPicture(context.store, id))?.purpose !== 'logo') return noPicture;
    const before = await chooseLogo(context, id);
    const organisation = await getOrganisation(context.store);
    return done(
      {},
      {
        what: 'logo.changed',
        subjectId: organisation.id,
        before: { logoId: before },
        after: { logoId: id },
      },
    );
  },

  'look.addSignature': inTwoPhases({
    prepare: readPicture('signature'),
    handle: async (context, _input, prepared) => {
      const { store, user } = context;
      const before = await findSignatureId(store, user.userId);
      const { id, sha256: digest } = await add(context, 'signature', prepared);
      await setSignature(store, user.userId, id);
      return done(
        { id },
        {
          what: 'signature.added',
          subjectId: user.userId,
          before: { pictureId: before },
          after: { pictureId: id, sha256: digest },
        },
      );
    },
  }),

  'look.setSignature': async ({ store, user }, { id }) => {
    const picture = id === null ? undefined : await findPicture(store, id);
    const isOwn = picture?.purpose === 'signature' && picture.addedBy === user.userId;
    if (id !== null && !isOwn) return noPicture;
    const before = await findSignatureId(store, user.userId);
    await setSignature(store, user.userId, id);
    return done(
      {},
      {
        what: 'signature.changed',
        subjectId: user.userId,
        before: { pictureId: before },
        after: { pictureId: id },
      },
    );
  },

  'look.signature': async ({ store, user }) => accept({ id: await findSignatureId(store, user.userId) }),

  'look.preview': async (context, look) => {
    const settings = { ...(await readSettings(context.store)), ...look };
    const facts = await exampleFacts(context, settings);
    const drawn = await drawPreview(context.store, { facts, settings });
    if (!drawn.ok) return drawn;
    const held = await hold(context, drawn.value, `${facts.title} exempel.pdf`, false);
    return accept({ ...held, number: facts.number });
  },

  'look.testPage': async (context, { accentColour }) => {
    const settings = await readSettings(context.store);
    const facts = await exampleFacts(context, settings);
    const seal = await fittingSeal(facts, factsText(facts), (claims) =>
      unsignedSeal(claims, settings.controlAddress),
    );
    const { renderTestPage } = await pdfRoom();
    const bytes = await renderTestPage({
      organisation: facts.issuer.name,
      accent: accentColour,
      // As dense as a real one where there is one that fits.
      qr: seal ?? facts.number,
      printedOn: context.today,
    });
    return accept(await hold(context, bytes, 'Provsida.pdf', true));
  },
};
