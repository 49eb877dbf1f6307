/** Who signs, and as what: the name and the words under a signature, on certificates and on letters. */
import type { NamedRole } from './certificate-facts.ts';
import type { Role } from './role.ts';
import type { Settings } from './settings.ts';

type Signing = { readonly name: string; readonly title: string; readonly roles: readonly Role[] };

/**
 * A person with the words under their signature. Own words count only for who holds one of the two roles: somebody
 * who both assesses and controls must be read in the role they had here.
 */
export const namedRole = (user: Signing | undefined, role: Role, settings: Settings): NamedRole => {
  const hasBoth = ['assessor', 'internalVerifier'].every((one) => user?.roles.includes(one as Role));
  const words = user === undefined || hasBoth ? '' : user.title;
  return { name: user?.name ?? '', role: words === '' ? settings.roleNames[role] : words };
};
