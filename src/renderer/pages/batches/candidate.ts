/** Somebody who can be in a batch, with what shall stand on the certificate as it was changed here. */
import type { OutputOf } from '#contract/index.ts';
import type { ParticipantId } from '#domain/ids.ts';
import type { Paper } from '../../parts/certificates/on-paper.tsx';

type Suggested = OutputOf<'batch.candidates'>['people'][number];

export type Candidate = Suggested & { readonly paper: Paper };

/** Keeps a change as long as everything it states still waits for a certificate. */
export const withPaper = (person: Suggested, changed: ReadonlyMap<ParticipantId, Paper>): Candidate => {
  const own = changed.get(person.participantId);
  const waiting = person.modules.map(({ validationId }) => validationId);
  return {
    ...person,
    paper: own?.validationIds.every((id) => waiting.includes(id))
      ? own
      : { name: person.nameOnCertificate, birth: person.birth, validationIds: person.validationIds },
  };
};

/** Ticked from the start: those whose name needs no asking. */
export const isReady = ({ paper, hasProtectedIdentity }: Candidate): boolean =>
  paper.name !== '' && !hasProtectedIdentity;
