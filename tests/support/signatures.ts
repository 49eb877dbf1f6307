/** Every signature of a register and what the program answers of it. Not here: signing, and what a signature covers. */
import type { SignatureState, SignedSubject } from '#domain/signature.ts';
import { stateOf } from '../../src/engine/application/frame/signing.ts';
import { listSignaturesOf } from '../../src/engine/store/register/signatures.ts';
import type { ReadStore } from '../../src/engine/store/base/store.ts';

export const signatureStates = async (
  store: ReadStore,
): Promise<readonly { readonly call: string; readonly state: SignatureState }[]> => {
  const subjects = await store
    .selectFrom('signature')
    .select(['subject_kind as kind', 'subject_id as id'])
    .distinct()
    .orderBy('subject_id')
    .execute();
  const found: { call: string; state: SignatureState }[] = [];
  for (const subject of subjects as readonly SignedSubject[])
    for (const signature of await listSignaturesOf(store, subject))
      found.push({ call: signature.call, state: await stateOf(store, signature) });
  return found;
};
