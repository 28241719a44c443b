import type { AppContext, RequestContext } from '../app-context'

/** What the procedures of one HTTP request share; a batch of calls is one request. */
export type HttpContext = RequestContext & {
  viewerAddress: string | undefined
  /** Verifies the ID token and reads the team member, once per request. Throws UNAUTHENTICATED. */
  staff(): Promise<AppContext>
}
