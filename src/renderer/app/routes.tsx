/** Paths and the pages they lead to, each loaded when it is first gone to. A new page is one row here. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Frame } from './frame.tsx';
import { history } from './navigation.ts';
import { PageNotFound, PageProblem, PageWaiting } from './page-states.tsx';
import { toast } from '../ui/overlay/toast.ts';

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
  page('/snabbregistrera', () => import('../pages/quick/quick-page.tsx'), 'QuickPage'),
  page('/granskning', () => import('../pages/control/control-list-page.tsx'), 'ControlListPage'),
  page('/granskning/$id', () => import('../pages/control/control-page.tsx'), 'ControlPage'),
  page('/intyg', () => import('../pages/certificates/certificates-page.tsx'), 'CertificatesPage'),
  page('/intyg/nytt', () => import('../pages/certificates/issue-page.tsx'), 'IssuePage'),
  page('/intyg/nytt/$participantId', () => import('../pages/certificates/issue-page.tsx'), 'IssuePage'),
  page('/intyg/manga', () => import('../pages/batches/choose-page.tsx'), 'ChoosePage'),
  page('/intyg/manga/$id', () => import('../pages/batches/batch-page.tsx'), 'BatchPage'),
  page('/intyg/kontrollera', () => import('../pages/checking/check-page.tsx'), 'CheckPage'),
  page(
    '/intyg/underlag',
    () => import('../pages/recommendations/recommendation-page.tsx'),
    'RecommendationPage',
  ),
  page('/intyg/$id/ersatt', () => import('../pages/certificates/replace-page.tsx'), 'ReplacePage'),
  page('/intyg/$id', () => import('../pages/certificates/certificate-page.tsx'), 'CertificatePage'),
  page('/moduler', () => import('../pages/modules/modules-page.tsx'), 'ModulesPage'),
  page('/moduler/$id', () => import('../pages/modules/module-page.tsx'), 'ModulePage'),
  page('/moduler/$id/skriv', () => import('../pages/modules/write-module-page.tsx'), 'WriteModulePage'),
  page('/personal', () => import('../pages/people/people-page.tsx'), 'PeoplePage'),
  page('/installningar/utseende', () => import('../pages/look/look-page.tsx'), 'LookPage'),
  page('/arkiv', () => import('../pages/archive/archive-page.tsx'), 'ArchivePage'),
  page('/sakerhetskopior', () => import('../pages/copies/copies-page.tsx'), 'CopiesPage'),
  page('/installningar', () => import('../pages/settings/settings-page.tsx'), 'SettingsPage'),
];

let shownPath = history.location.pathname;
history.subscribe(({ location }) => {
  if (location.pathname !== shownPath) toast.leavePage();
  shownPath = location.pathname;
});

export const router = createRouter({
  routeTree: root.addChildren(routes),
  history,
  defaultPendingComponent: PageWaiting,
  defaultErrorComponent: PageProblem,
  defaultNotFoundComponent: PageNotFound,
  defaultPreload: 'intent',
  // Where a page begins is for scroll-places.ts to say: the router knows of the window alone.
  scrollRestoration: () => false,
  // Another person's page is another page: what is half typed on the one must never be saved on the other.
  defaultRemountDeps: ({ params }) => params,
});
