/** The id in a page's path. */
import { useParams } from '@tanstack/react-router';

type Params = { readonly id?: string; readonly participantId?: string };

/** `$id` of the route; which kind of id it is, the page knows. */
export const useIdParam = <Id extends string>(): Id => {
  const params: Params = useParams({ strict: false });
  return (params.id ?? '') as Id;
};

/** `$participantId` of the route, where there is one. */
export const useParticipantParam = (): string | undefined => {
  const params: Params = useParams({ strict: false });
  return params.participantId;
};
