/**
 * Calls as React hooks: `useCall` reads and keeps, `useCommand` changes and lets the page read again what is about
 * anything that the command touches. Not here: which that is (contract/touches.ts).
 */
import {
  keepPreviousData,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useSuspenseQuery,
} from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { CallName, InputOf, OutputOf, Refusal } from '#contract/index.ts';
import { isTouched } from '#contract/touches.ts';
import { toast } from '../ui/overlay/toast.ts';
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

/**
 * What is known to be outdated and stands on no page is forgotten. Else it would be shown for a moment to whoever comes
 * back to its page, after a message has told how it is now; a page that has nothing waits for the register instead.
 */
const cache = queryClient.getQueryCache();
cache.subscribe(({ query }) => {
  // What was refused counts as outdated too, and is kept: it is what the page that asked is told.
  const isOutdated = ({ isInvalidated, status } = query.state): boolean =>
    isInvalidated && status === 'success' && query.getObserversCount() === 0;
  // A page that is drawn anew lets go and takes hold again at once.
  if (isOutdated()) queueMicrotask(() => isOutdated() && cache.remove(query));
});

const isSession = (query: { readonly queryKey: readonly unknown[] }): boolean =>
  query.queryKey[0] === 'session.get';

/**
 * Forgets all that was read and changed for whoever was signed in. For a page that shows none of it any more: what is let
 * go of afterwards would lie in memory until its time is out.
 */
export const forgetRead = (): void => {
  pagesShown.clear();
  queryClient.getMutationCache().clear();
  // The session's own query stays, because the frame listens to it.
  queryClient.removeQueries({ predicate: (query) => !isSession(query) });
  void queryClient.cancelQueries({ predicate: isSession });
  queryClient.setQueryData(keyOf('session.get', {}), null);
};

/** The same before somebody else's pages: `session` is who it is now. */
export const startOver = async (session: OutputOf<'session.get'>): Promise<void> => {
  forgetRead();
  queryClient.setQueryData(keyOf('session.get', {}), session);
  await queryClient.invalidateQueries({ predicate: isSession });
};

const keyOf = (name: CallName, input: unknown) => [name, input] as const;

/** Reads; the page shows its own calm waiting state while `isPending`. Keeps the old rows while new ones are fetched. */
export const useCall = <N extends CallName>(
  name: N,
  input: InputOf<N>,
  options: { enabled?: boolean; refetchInterval?: number; staleTime?: number } = {},
) =>
  useQuery<OutputOf<N>, Refused>({
    queryKey: keyOf(name, input),
    queryFn: ({ signal }) => call(name, input, { signal }),
    placeholderData: keepPreviousData,
    ...options,
  });

/** Begins to read what a `useCall` will ask for, and will tell of if it is refused. */
export const readAhead = <N extends CallName>(name: N, input: InputOf<N>): void => {
  queryClient
    .query({ queryKey: keyOf(name, input), queryFn: () => call(name, input) })
    .catch(() => undefined);
};

/** Reads what a page cannot do without: suspends until it is there; a refusal goes to the page's error boundary. */
export const useNeeded = <N extends CallName>(name: N, input: InputOf<N>): OutputOf<N> => {
  const { data, error } = useSuspenseQuery<OutputOf<N>, Refused>({
    queryKey: keyOf(name, input),
    queryFn: () => call(name, input),
  });
  // What could be read a while ago, and may not be any more, is not left standing.
  if (error instanceof Refused && isOutOfReach(error)) throw error;
  return data;
};

const outOfReach: ReadonlySet<Refusal['kind']> = new Set([
  'notFound',
  'notPermitted',
  'personNotSeen',
  'controlOver',
  'handedInAgain',
]);
const isOutOfReach = ({ refusal }: Refused): boolean => outOfReach.has(refusal.kind);

/** Calls that answer with a page of a list. */
type PagedName = {
  [N in CallName]: OutputOf<N> extends { rows: readonly unknown[]; total: number; next: string | null }
    ? N
    : never;
}[CallName];

const pageLength = 100;

/** How many pages each list showed. */
const pagesShown = new Map<string, number>();

/** Reads a list a page at a time: the rows so far, how many there are in all, and a way to get more. */
export const usePages = <N extends PagedName>(name: N, input: Omit<InputOf<N>, 'after' | 'limit'>) => {
  const pages = useInfiniteQuery({
    queryKey: [name, input, 'pages'],
    initialPageParam: null as string | null,
    // The two fields that were left out above are put back; the compiler does not follow that for a generic call.
    queryFn: ({ pageParam, signal }) =>
      call(name, { ...input, after: pageParam, limit: pageLength } as unknown as InputOf<N>, { signal }),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  // Whoever comes back finds as many rows as there were, also when they are read anew.
  const key = JSON.stringify([name, input]);
  const count = pages.isPlaceholderData ? 0 : (pages.data?.pages.length ?? 0);
  const [sought] = useState(() => ({ key, count: pagesShown.get(key) ?? 0 }));
  const isShort = sought.key === key && count > 0 && count < sought.count;
  const { fetchNextPage, hasNextPage, isFetching } = pages;
  useEffect(() => {
    if (isShort && hasNextPage && !isFetching) void fetchNextPage();
    else if (!isShort && count > 0) pagesShown.set(key, count);
  }, [isShort, hasNextPage, isFetching, fetchNextPage, key, count]);
  type Row = OutputOf<N>['rows'][number];
  return {
    rows: useMemo(() => (pages.data?.pages ?? []).flatMap((page): readonly Row[] => page.rows), [pages.data]),
    total: pages.data?.pages[0]?.total ?? 0,
    isLoading: pages.isPending,
    error: pages.error,
    /** Undefined when there are no more. */
    more: pages.hasNextPage ? () => void pages.fetchNextPage() : undefined,
    isFetchingMore: pages.isFetchingNextPage,
  };
};

type CommandOptions<N extends CallName> = {
  /** Told in a message with "Ångra" when `undo` is given. */
  readonly saved?: (
    output: OutputOf<N>,
    input: InputOf<N>,
  ) => { text: string; undo?: () => unknown } | undefined;
  /** Return true when the refusal has been shown in its place; otherwise it is told in a message. */
  readonly refused?: (refused: Refused) => boolean;
};

/** After a command: what is about anything that it touches is read again. */
export const readAgain = (command: CallName): Promise<void> =>
  queryClient.invalidateQueries({ predicate: ({ queryKey }) => isTouched(String(queryKey[0]), command) });

/** What was asked for went by a page that is older than the register: somebody has done something since it was read. */
const staleKinds: ReadonlySet<Refusal['kind']> = new Set([
  'wrongState',
  'controlOver',
  'sharedMovedOn',
  'notPermitted',
]);
const readStale = async (error: unknown): Promise<void> => {
  if (error instanceof Refused && staleKinds.has(error.refusal.kind)) await queryClient.invalidateQueries();
};

/** Changes; then what it touches is read again. */
export const useCommand = <N extends CallName>(name: N, options: CommandOptions<N> = {}) => {
  return useMutation<OutputOf<N>, Refused, InputOf<N>>({
    mutationFn: (input) => call(name, input),
    onSuccess: async (output, input) => {
      await readAgain(name);
      toast.settled(name);
      const message = options.saved?.(output, input);
      if (message) toast.saved(message.text, message.undo ? { undo: message.undo } : {});
    },
    onError: async (refused) => {
      if (!options.refused?.(refused)) tellRefused(refused, name);
      await readStale(refused);
    },
  });
};

const isToFindOut = <T>(before: T | (() => Promise<T | null>)): before is () => Promise<T | null> =>
  typeof before === 'function';

/**
 * "Ångra": a command that takes another one back, with what is as it should be again, or a way to find out (null: there
 * is nothing left to take back). `told` is said afterwards, where the page does not show it. True when it was done.
 */
export const undoing =
  <N extends CallName>(name: N, before: InputOf<N> | (() => Promise<InputOf<N> | null>), told?: string) =>
  async (): Promise<boolean> => {
    try {
      const input = isToFindOut<InputOf<N>>(before) ? await before() : before;
      if (input !== null) await call(name, input);
    } catch (error) {
      tellRefused(error, name);
      await readStale(error);
      return false;
    }
    await readAgain(name);
    toast.settled(name);
    if (told !== undefined) toast.saved(told);
    return true;
  };

/** What comes too late, after signing out or locking, is asked for by nobody. */
const isTooLate = (kind: Refusal['kind']): boolean =>
  kind === 'notSignedIn' && !queryClient.getQueryData(keyOf('session.get', {}));

/** A refusal in a message, of the call if it is told. "Cancelled" was the person's own choice and needs no telling. */
export const tellRefused = (error: unknown, about?: CallName): void => {
  if (error instanceof Refused) {
    const { kind } = error.refusal;
    if (kind === 'cancelled' || isTooLate(kind)) return;
  }
  const { title, help } = refusalText(error);
  toast.problem(title, { detail: help, ...(about && { about }) });
};
