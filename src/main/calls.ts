/**
 * Which calls the shell has a part in: those that it answers itself, and those that ask for a path first. All others go
 * through to the engine as they are, so that the window opens without the contract. Held to the contract by
 * tests/main/calls.test.ts. Not here: doing that part (ipc.ts).
 */
import type { CallName } from '#contract/index.ts';

const shellsPart: readonly string[] = [
  'module.import',
  'module.export',
  'evidence.attach',
  'attachment.save',
  'certificate.save',
  'check.file',
  'check.exportPage',
  'check.exportList',
  'documentKey.import',
  'document.save',
  'participant.extract',
  'archive.export',
  'look.addLogo',
  'look.addSignature',
  'backup.choose',
  'backup.find',
  'shell.about',
  'shell.print',
  'shell.copySecret',
  'shell.zoom',
] satisfies readonly CallName[];

/** The calls that put on the log that something goes to paper; each is followed by one `shell.print`. */
const printsLogged: readonly string[] = [
  'document.print',
  'certificate.print',
  'page.print',
] satisfies readonly CallName[];

export const logsPrint = (name: string): boolean => printsLogged.includes(name);

/** Whether a name is of such a call; what is no call at all is the engine's to refuse. */
export const hasShellPart = (name: string): boolean => shellsPart.includes(name);

/** The calls with their schemas, 70 ms to make. */
export const loadCalls = async () => {
  const [{ contract }, { parseInput }] = await Promise.all([
    import('#contract/index.ts'),
    import('#contract/call.ts'),
  ]);
  return { contract, parseInput };
};
