/**
 * Documents with everything in them, sealed and with their credential, as SHA-256: to be compared between processes, time
 * zones and runtimes. Not here: who compares (certificate.test.ts, tests/e2e/same-bytes.spec.ts).
 */
import { createHash } from 'node:crypto';
import { checkCode, sealChoices } from '../../../src/domain/seal.ts';
import {
  largestQrVersion,
  qrVersion,
  renderCertificate,
  renderHandover,
  renderRecommendation,
  renderRemaining,
} from '../../../src/engine/pdf/index.ts';
import { credentialFileName, makeCredential } from '../../../src/engine/vault/credential.ts';
import { issuerKeyFrom, makeSeal, sealDigest } from '../../../src/engine/vault/seal.ts';
import { named, sampleFacts, sampleLook, sampleRemaining, sampleTranscript } from './sample.ts';
import { sampleHandover, sampleRecommendation } from './sample-letters.ts';

const key = issuerKeyFrom(new Uint8Array(32).fill(7));
const address = 'https://exempelkommun.se/v';

const certificate = async (facts: ReturnType<typeof sampleFacts>): Promise<Uint8Array> => {
  const seals = sealChoices(facts, 'ab'.repeat(32)).map((claims) => makeSeal(claims, key, address));
  const seal = seals.find((text) => qrVersion(text) <= largestQrVersion) ?? '';
  const bytes = await makeCredential(facts, key, { id: '01990000-0000-7000-8000-000000000000', seal });
  return renderCertificate(
    facts,
    sampleLook,
    { qr: seal, checkCode: checkCode(sealDigest(seal)), address },
    { name: credentialFileName, bytes },
  );
};

export const digests = async (): Promise<Readonly<Record<string, string>>> => {
  const made: Readonly<Record<string, Promise<Uint8Array>>> = {
    'one module': certificate(sampleFacts(1)),
    'five modules': certificate(sampleFacts(5, named('Nguyễn Thị Hồng', 'vi'))),
    'six modules': certificate(sampleFacts(6, named('محمد العربي', 'ar'))),
    'twelve modules': certificate(sampleFacts(12, named('ትግስት ገብረማርያም', 'ti'))),
    'an example': certificate(sampleFacts(2, { ...named('Олена Шевченко', 'uk'), isExample: true })),
    'a delintyg': certificate(sampleTranscript()),
    'what is left': renderRemaining(sampleRemaining()),
    'a letter': renderHandover(sampleHandover()),
    'an underlag': renderRecommendation(sampleRecommendation(30, 8)),
  };
  const told: [string, string][] = [];
  for (const [name, pdf] of Object.entries(made))
    told.push([
      name,
      createHash('sha256')
        .update(await pdf)
        .digest('hex'),
    ]);
  return Object.fromEntries(told);
};
