import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { isSignedIn } from '../lib/auth'
import { CrashScreen } from './crash-screen'
import { DeskLayout } from './desk-layout'
import { parseAgendaSearch, parseClientsSearch, parseSignInSearch } from './search'

const NotFound = lazyRouteComponent(() => import('./not-found-screen'), 'NotFoundScreen')

const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFound })

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: parseSignInSearch,
  component: lazyRouteComponent(() => import('./sign-in-route'), 'SignInRoute'),
})

/** Everything behind the door. */
const deskRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'desk',
  beforeLoad: async ({ location }) => {
    if (!(await isSignedIn())) {
      const isEntrance = location.pathname === '/' || (location.pathname === '/agenda' && location.searchStr === '')

      throw redirect({ to: '/sign-in', search: isEntrance ? {} : { from: location.publicHref } })
    }
  },
  component: DeskLayout,
})

const entranceRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/',
  component: () => <Navigate to="/agenda" replace />,
})

const agendaRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/agenda',
  validateSearch: parseAgendaSearch,
  component: lazyRouteComponent(() => import('./agenda-route'), 'AgendaRoute'),
})

const clientsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/clients',
  validateSearch: parseClientsSearch,
  component: lazyRouteComponent(() => import('./clients-route'), 'ClientsRoute'),
})

const routeTree = rootRoute.addChildren([
  signInRoute,
  deskRoute.addChildren([entranceRoute, agendaRoute, clientsRoute]),
])

export const basePath = '/app'

export const router = createRouter({
  routeTree,
  basepath: basePath,
  defaultPreload: 'intent',
  // Comes with the app: a piece that cannot be loaded is one of the things it has to show.
  defaultErrorComponent: CrashScreen,
  defaultNotFoundComponent: NotFound,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
