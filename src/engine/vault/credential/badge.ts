/**
 * What a certificate states, in the words of Open Badges 3.0 (1EdTech) and Verifiable Credentials 2.0 (W3C): one
 * achievement for the certificate, and each module as a result of it with its level, points and outcomes. What the
 * vocabulary has no words for is said in text, and exactly in `facts`. Not here: signing (credential.ts).
 */
import { factsToKeep, type CertificateFacts, type CertificateModule } from '#domain/certificate-facts.ts';
import { startOfSwedishDay } from '#domain/dates.ts';

/** What this program adds to the vocabulary: the facts as they are printed, and the seal of the same certificate. */
const extension = {
  facts: { '@id': 'urn:intyga:facts', '@type': '@json' },
  seal: 'urn:intyga:seal',
};

const outcomeLines = ({ outcomes }: CertificateModule): string[] =>
  outcomes.flatMap(({ text, achievedCriteria }) => [
    `- ${text}`,
    ...achievedCriteria.map((criterion) => `  - ${criterion}`),
  ]);

const levelWords = ({ level }: CertificateModule): string => `OCN-nivå ${String(level)}`;

const moduleWords = (module: CertificateModule): string =>
  [`## ${module.code} ${module.title}`, levelWords(module), '', ...outcomeLines(module)].join('\n');

/** On a delintyg only whole modules have points; of one without points nobody can tell, so nothing is claimed. */
const isWhole = (facts: CertificateFacts, module: CertificateModule): boolean =>
  facts.kind === 'certificate' || module.creditValue !== null;

/** The sum of the modules' points, when all have them. */
const creditsOf = ({ modules }: CertificateFacts): number | undefined =>
  modules.every(({ creditValue }) => creditValue !== null)
    ? modules.reduce((sum, { creditValue }) => sum + (creditValue ?? 0), 0)
    : undefined;

const moduleId = (id: string, index: number): string => `${id}#module-${String(index + 1)}`;
const levelId = (id: string, index: number): string => `${moduleId(id, index)}-level`;

const resultDescriptionOf = (
  facts: CertificateFacts,
  module: CertificateModule,
  id: string,
  index: number,
) => {
  const description = {
    id: moduleId(id, index),
    type: ['ResultDescription'],
    name: `${module.code} ${module.title}`,
  };
  if (!isWhole(facts, module)) return { ...description, resultType: 'Status' };
  const level = {
    id: levelId(id, index),
    type: ['RubricCriterionLevel'],
    name: levelWords(module),
    level: String(module.level),
    ...(module.creditValue === null ? {} : { points: String(module.creditValue) }),
    description: outcomeLines(module).join('\n'),
  };
  return { ...description, resultType: 'RubricCriterionLevel', rubricCriterionLevel: [level] };
};

const achievementOf = (facts: CertificateFacts, id: string) => {
  const credits = creditsOf(facts);
  return {
    id: `${id}#achievement`,
    type: ['Achievement'],
    achievementType: facts.kind === 'certificate' ? 'Certificate' : 'Competency',
    humanCode: facts.number,
    name: facts.title,
    description: facts.modules.map(({ code, title }) => `${code} ${title}`).join(', '),
    inLanguage: 'sv',
    criteria: { narrative: facts.modules.map(moduleWords).join('\n\n') },
    ...(credits === undefined ? {} : { creditsAvailable: credits }),
    resultDescription: facts.modules.map((module, index) => resultDescriptionOf(facts, module, id, index)),
  };
};

const resultsOf = (facts: CertificateFacts, id: string) =>
  facts.modules.map((module, index) => ({
    type: ['Result'],
    resultDescription: moduleId(id, index),
    ...(isWhole(facts, module)
      ? { achievedLevel: levelId(id, index), status: 'Completed' }
      : { status: 'InProgress' }),
  }));

const evidenceWords = ({ evidenceTypes, place, period }: CertificateModule): string =>
  [
    `Visat genom ${evidenceTypes.join(', ')}.`,
    ...(place === null ? [] : [`${place}.`]),
    ...(period === null ? [] : [`Från ${period.from} till ${period.to}.`]),
  ].join(' ');

const evidenceOf = (facts: CertificateFacts) =>
  facts.modules
    .filter(({ evidenceTypes }) => evidenceTypes.length > 0)
    .map((module) => ({
      type: ['Evidence'],
      name: `${module.code} ${module.title}`,
      genre: module.evidenceTypes.join(', '),
      narrative: evidenceWords(module),
    }));

const issuerOf = ({ issuer }: CertificateFacts, did: string) => ({
  id: did,
  type: ['Profile'],
  name: issuer.name,
  ...(issuer.organisationNumber === null
    ? {}
    : {
        otherIdentifier: [
          {
            type: 'IdentifierEntry',
            identifier: issuer.organisationNumber,
            identifierType: 'ext:organisationsnummer',
          },
        ],
      }),
});

const subjectOf = (facts: CertificateFacts, id: string) => {
  const credits = creditsOf(facts);
  return {
    // Somebody whom only this certificate names: nothing that could be followed from one to another.
    id: `${id}#holder`,
    type: ['AchievementSubject'],
    identifier: [
      { type: 'IdentityObject', hashed: false, identityType: 'name', identityHash: facts.holder.name },
    ],
    licenseNumber: facts.number,
    achievement: achievementOf(facts, id),
    ...(credits === undefined ? {} : { creditsEarned: credits }),
    result: resultsOf(facts, id),
  };
};

/** The credential. `issuer` is the key's `did:key`, `id` the certificate's, a URI. */
export const badgeOf = (facts: CertificateFacts, issuer: string, id: string, seal: string) => {
  const evidence = evidenceOf(facts);
  return {
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      extension,
    ],
    id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: `${facts.title} ${facts.number}`,
    issuer: issuerOf(facts, issuer),
    validFrom: startOfSwedishDay(facts.issuedOn),
    credentialSubject: subjectOf(facts, id),
    ...(evidence.length === 0 ? {} : { evidence }),
    facts: factsToKeep(facts),
    seal,
  };
};
