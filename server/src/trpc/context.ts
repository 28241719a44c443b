import type { AppContext, RequestContext } from '../app-context'
import { authenticateStaff, type StaffOptions } from './staff'

/** What the procedures of one HTTP request share; a batch of calls is one request. */
export type HttpContext = RequestContext & {
  viewerAddress: string | undefined
  /** Verifies the ID token and reads the team member, once per request. Throws UNAUTHENTICATED. */
  staff(): Promise<AppContext>
}

export type HttpContextOptions = RequestContext & StaffOptions & { viewerAddress: string | undefined }

export const createHttpContext = ({
  authorization,
  verifyIdToken,
  viewerAddress,
  ...ctx
}: HttpContextOptions): HttpContext => {
  let staff: Promise<AppContext> | undefined

  return {
    ...ctx,
    viewerAddress,
    staff: () => {
      staff ??= authenticateStaff(ctx, { authorization, verifyIdToken })

      return staff
    },
  }
}
