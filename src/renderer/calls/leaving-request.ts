/**
 * Something is to be printed or saved of which the engine wants to hear that it should: of a person with a protected
 * identity, or a certificate that counts no longer. It waits here until whoever asked for it has said yes or no. One at a
 * time. Not here: the call (bridge.ts) and the questions (app/leaving-dialog.tsx).
 */
import type { Refusal } from '#contract/index.ts';
import { externalQuestion } from '../external-value.ts';

/** What is said in the input when the answer was yes. */
const confirmations = {
  protectedNotConfirmed: 'confirmedProtected',
  noLongerCounts: 'confirmedOld',
} as const;

export type LeavingQuestion = Extract<Refusal, { kind: keyof typeof confirmations }>;

export const isLeavingQuestion = (refusal: Refusal): refusal is LeavingQuestion =>
  refusal.kind in confirmations;

export const confirmationOf = ({ kind }: LeavingQuestion) => ({ [confirmations[kind]]: true }) as const;

const { ask, drop, useRequest } = externalQuestion<LeavingQuestion, boolean>(false);

export const useLeavingRequest = useRequest;

export const askToConfirm = ask;

/** The screen is locked: whoever was asked is no longer here. */
export const dropLeavingRequest = drop;
