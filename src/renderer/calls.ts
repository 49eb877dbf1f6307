/**
 * Calls as React hooks: `useCall` reads and keeps, `useCommand` changes and lets everything read again. Data is local
 * and cheap, so a command makes every query stale instead of naming which.
 */
import {
  keepPreviousData,
  QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
  useSuspenseQuery,
} from '@tanstack/react-query';
import type { CallName, InputOf, OutputOf } from '#contract/index.ts';
import { toast } from './ui/toast.ts';
import { call, Refused } from './bridge.ts';
import { refusalText } from './refusal-text.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    // The engine is on this computer: there is no being offline, and trying again gives the same answer.
    queries: {
      networkMode: 'always',
      retry: false,
      staleTime: 0,
      refetchOnWindowFocus: false,
      gcTime: 60_000,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

const keyOf = (name: CallName, input: unknown) => [name, input] as const;

/** Reads; the page shows its own calm waiting state while `isPending`. Keeps the old rows while new ones are fetched. */
export const useCall = <N extends CallName>(
  name: N,
  input: InputOf<N>,
  options: { enabled?: boolean } = {},
) =>
  useQuery<OutputOf<N>, Refused>({
    queryKey: keyOf(name, input),
    queryFn: ({ signal }) => call(name, input, { signal }),
    placeholderData: keepPreviousData,
    ...options,
  });

/** Reads what a page cannot do without: suspends until it is there; a refusal goes to the page's error boundary. */
export const useNeeded = <N extends CallName>(name: N, input: InputOf<N>): OutputOf<N> =>
  useSuspenseQuery<OutputOf<N>, Refused>({
    queryKey: keyOf(name, input),
    queryFn: () => call(name, input),
  }).data;

type CommandOptions<N extends CallName> = {
  /** Told in a message with "Ångra" when `undo` is given. */
  readonly saved?: (
    output: OutputOf<N>,
    input: InputOf<N>,
  ) => { text: string; undo?: () => unknown } | undefined;
  /** Return true when the refusal has been shown in its place; otherwise it is told in a message. */
  readonly refused?: (refused: Refused) => boolean;
};

/** Changes; then everything on screen is read again. */
export const useCommand = <N extends CallName>(name: N, options: CommandOptions<N> = {}) => {
  const client = useQueryClient();
  return useMutation<OutputOf<N>, Refused, InputOf<N>>({
    mutationFn: (input) => call(name, input),
    onSuccess: async (output, input) => {
      await client.invalidateQueries();
      const message = options.saved?.(output, input);
      if (message) toast.saved(message.text, message.undo ? { undo: message.undo } : {});
    },
    onError: (refused) => {
      if (!options.refused?.(refused)) tellRefused(refused);
    },
  });
};

/** A refusal in a message that stays. "Cancelled" was the person's own choice and needs no telling. */
export const tellRefused = (error: unknown): void => {
  if (error instanceof Refused && error.refusal.kind === 'cancelled') return;
  const { title, help } = refusalText(error);
  toast.problem(title, { detail: help });
};
