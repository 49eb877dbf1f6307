/** The id in a page's path. */
import { useParams } from '@tanstack/react-router';

/** `$id` of the route; which kind of id it is, the page knows. */
export const useIdParam = <Id extends string>(): Id => {
  const { id } = useParams({ strict: false }) as { readonly id?: string };
  return (id ?? '') as Id;
};

/** `$participantId` of the route, where there is one. */
export const useParticipantParam = (): string | undefined =>
  (useParams({ strict: false }) as { readonly participantId?: string }).participantId;
