/** Users of each kind beside the staff of the story, signed in: for tests of who sees what. */
import type { Role } from '#domain/role.ts';
import type { Connection } from '../../src/engine/compose.ts';
import { valueOf } from './engine.ts';
import { staff, type StaffKey, type WorkshopKey } from '../../src/engine/demo/people.ts';
import { testPassphrase, type SeededRegister } from './story.ts';

export type ViewerKind = {
  readonly role: Role;
  readonly besides?: readonly Role[];
  readonly workshop: WorkshopKey;
  readonly seesPersons: boolean;
};

/** One connection for each kind, in order; null is nobody signed in. */
export const connectAs = async (
  { ask, engine, workshopId }: SeededRegister,
  kinds: Readonly<Record<string, ViewerKind | null>>,
): Promise<readonly Connection[]> => {
  const connections: Connection[] = [];
  for (const [key, kind] of Object.entries(kinds)) {
    const connection = engine.connect();
    connections.push(connection);
    if (!kind) continue;
    const signInName = `sedd-${key}`;
    const { passphrase } = await ask('samira', 'user.add', {
      name: signInName,
      signInName,
      title: '',
      trainedOn: null,
      certifiedOn: null,
      isActive: true,
      roles: [kind.role, ...(kind.besides ?? [])],
      seesPersons: kind.seesPersons,
      workshopIds: [workshopId(kind.workshop)],
    });
    const current = passphrase ?? '';
    valueOf(await connection.call('session.signIn', { signInName, passphrase: current }));
    valueOf(await connection.call('session.changePassphrase', { current, next: testPassphrase }));
  }
  return connections;
};

/** Makes one of the staff a samordnare, and nothing else. */
export const asCoordinator = async ({ ask, userId }: SeededRegister, who: StaffKey): Promise<void> => {
  await ask('samira', 'user.save', {
    id: userId(who),
    name: staff[who].name,
    title: '',
    roles: ['coordinator'],
    workshopIds: [],
    seesPersons: true,
    trainedOn: null,
    certifiedOn: null,
    isActive: true,
  });
};
