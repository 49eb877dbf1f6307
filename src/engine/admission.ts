/**
 * Whether a call comes in at all: known name → parse → session → role → what is awaited first. Pure of effects. Not
 * here: how far whoever asks sees (application/frame/rights.ts), and running the call (answering.ts).
 */
import { parseInput } from '#contract/call.ts';
import { contract, isCallName, type Call, type CallName } from '#contract/index.ts';
import { accept, refuse, type Decision } from '#domain/refusal.ts';
import { isPermitted } from '#domain/roles.ts';
import type { Register } from './application/frame/register.ts';
import type { Seat, SignedIn } from './application/frame/handler.ts';
import { actingIn } from './application/register/seats.ts';

export type Admitted = {
  readonly name: CallName;
  readonly call: Call;
  readonly input: unknown;
  /** Who asks; for calls that anyone may make also nobody. */
  readonly user: SignedIn | undefined;
};

/** What is told of a malformed input: no answer grows with what was sent. */
const mostProblems = 50;
const longestWord = 200;

export const admit = (register: Register, seat: Seat, name: string, raw: unknown): Decision<Admitted> => {
  if (!isCallName(name)) return refuse({ kind: 'unknownCall', name: name.slice(0, 60) });
  const call: Call = contract[name];
  const parsed = parseInput(call, raw);
  if (!parsed.success)
    return refuse({
      kind: 'invalidInput',
      problems: parsed.error.issues.slice(0, mostProblems).map((issue) => ({
        path: issue.path.join('.').slice(0, longestWord),
        message: issue.message.slice(0, longestWord), // names keys that we do not have, however long
      })),
    });
  // A seat counts only while its own register is the one that is open.
  const acting = actingIn(seat, name, parsed.data);
  const user = acting?.folder === register.opened()?.folder ? acting : undefined;
  const admitted = accept({ name, call, input: parsed.data, user });
  if (call.roles === 'anyone') return admitted;
  if (!user) return refuse({ kind: 'notSignedIn' });
  if (!isPermitted(call.roles, user.roles))
    return refuse({ kind: 'notPermitted', roles: typeof call.roles === 'string' ? [] : call.roles });
  const awaits = register.awaits(user.userId);
  return awaits && !call.worksBefore?.includes(awaits) ? refuse({ kind: 'notYet', awaits }) : admitted;
};
