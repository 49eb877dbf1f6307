/** Going somewhere inside the program. The history lies in the address's hash; the paths are in routes.tsx. */
import { createHashHistory } from '@tanstack/history';

export const history = createHashHistory();

/** Goes to a path: `goTo('/deltagare')`. */
export const goTo = (path: string): void => {
  history.push(path);
};

/** How a path stands in a link. */
export const toHref = (path: string): string => `#${path}`;
