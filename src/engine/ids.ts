/** Gives ids in one order for as long as the engine lives, also after a register is opened whose ids are ahead. */
import { idAfter, laterId } from '#domain/id-order.ts';

export type Ids = {
  readonly next: () => string;
  /** From now on above this one: the greatest of a register that is opened. */
  readonly follow: (id: string | undefined) => void;
};

/** `fresh` gives UUIDv7 text by the clock, with randomness. */
export const idsInOrder = (fresh: () => string): Ids => {
  let last: string | undefined;
  return {
    next: () => {
      last = idAfter(last, fresh());
      return last;
    },
    follow: (id) => {
      last = laterId(last, id);
    },
  };
};
