/**
 * Calls as the page itself could make them, past everything that the pages hide: for scripts and tests that drive the
 * real window. Typed by the contract, so that a field that changes is named here too. Not here: calls of an engine
 * without a window (engine-process.ts).
 */
import type { Page } from '@playwright/test';
import type { CallName, InputOf, OutputOf, Reply } from '#contract/index.ts';

type InPage = { readonly bridge: { call: (name: string, input: unknown) => Promise<Reply<unknown>> } };

/** Whatever is answered, a refusal too. */
export const bridgeReply = async <N extends CallName>(
  page: Page,
  name: N,
  input: InputOf<N>,
): Promise<Reply<OutputOf<N>>> =>
  (await page.evaluate(
    ({ name: call, input: given }) => (globalThis as unknown as InPage).bridge.call(call, given),
    { name, input },
  )) as Reply<OutputOf<N>>; // the engine holds its answers to the contract

/** What is answered to a call that must not be refused. */
export const bridgeCall = async <N extends CallName>(
  page: Page,
  name: N,
  input: InputOf<N>,
): Promise<OutputOf<N>> => {
  const reply = await bridgeReply(page, name, input);
  if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply.refusal)}`);
  return reply.value;
};
