/** Paths and the pages they lead to, each loaded when it is first gone to. A new page is one row here. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Frame } from './frame.tsx';
import { history } from './navigation.ts';
import { PageProblem, PageWaiting } from './page-states.tsx';

const root = createRootRoute({ component: Frame });

const page = <Path extends string>(
  path: Path,
  load: Parameters<typeof lazyRouteComponent>[0],
  name: string,
) => createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, name) });

const routes = [
  page('/', () => import('../pages/todo/todo-page.tsx'), 'TodoPage'),
  page('/deltagare', () => import('../pages/participants/participants-page.tsx'), 'ParticipantsPage'),
  page('/deltagare/ny', () => import('../pages/participants/enrol-page.tsx'), 'EnrolPage'),
  page('/deltagare/$id', () => import('../pages/participants/participant-page.tsx'), 'ParticipantPage'),
  page(
    '/deltagare/$id/andra',
    () => import('../pages/participants/edit-participant-page.tsx'),
    'EditParticipantPage',
  ),
  page('/valideringar', () => import('../pages/validations/validations-page.tsx'), 'ValidationsPage'),
  page('/valideringar/$id', () => import('../pages/assessment/assessment-page.tsx'), 'AssessmentPage'),
  page('/intyg', () => import('../pages/certificates/certificates-page.tsx'), 'CertificatesPage'),
  page('/intyg/nytt', () => import('../pages/certificates/issue-page.tsx'), 'IssuePage'),
  page('/intyg/nytt/$participantId', () => import('../pages/certificates/issue-page.tsx'), 'IssuePage'),
  page('/intyg/$id', () => import('../pages/certificates/certificate-page.tsx'), 'CertificatePage'),
];

export const router = createRouter({
  routeTree: root.addChildren(routes),
  history,
  defaultPendingComponent: PageWaiting,
  defaultErrorComponent: PageProblem,
  defaultPreload: 'intent',
});
