/** The frame with its pages, as one part that is loaded when somebody has signed in. */
import { RouterProvider } from '@tanstack/react-router';
import { router } from './routes.tsx';

export function Pages() {
  return <RouterProvider router={router} />;
}
