/** The frame with its pages, as one part that is loaded when somebody has signed in. */
import { createRouter, RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { router } from './routes.tsx';

export function Pages() {
  // One of its own each time somebody comes in: a router does not notice where one went while it was not shown.
  const [own] = useState(() => createRouter(router.options));
  return <RouterProvider router={own} />;
}
