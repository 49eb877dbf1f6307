/**
 * How a certificate will look: the organisation's settings, its logo, and the drawn signatures of those who stand under
 * it. Gathered at issue and frozen in the bytes. Not here: choosing pictures (look.ts), the paper itself (engine/pdf).
 */
import type { CertificateFacts } from '#domain/certificate-facts.ts';
import type { Settings } from '#domain/settings.ts';
import type { CertificateLook } from '../../pdf/index.ts';
import { findPicture, listSignatures } from '../../store/certificates/pictures.ts';
import type { ReadStore } from '../../store/base/store.ts';
import { signersOf } from './certificate-facts.ts';

export const certificateLook = async (
  store: ReadStore,
  settings: Settings,
  facts: CertificateFacts,
): Promise<CertificateLook> => {
  const signers = signersOf(facts);
  const drawn = await listSignatures(
    store,
    signers.map(({ name }) => name),
  );
  return {
    accent: settings.accentColour,
    logo: settings.logoId === null ? null : ((await findPicture(store, settings.logoId))?.content ?? null),
    signatures: signers.map((signer) => ({
      ...signer,
      picture: drawn.find(({ name }) => name === signer.name)?.content,
    })),
    textAbove: settings.textAbove,
    textBelow: settings.textBelow,
    isPreprinted: settings.isPreprinted,
  };
};
