import { AppError } from '@reservaplus/shared/errors/app-error'
import type { AppContext, RequestContext } from '../app-context'
import { enterByKey } from './enter-by-key'
import { authenticateStaff, type StaffOptions } from './staff'

/** What the procedures of one HTTP request share; a batch of calls is one request. */
export type HttpContext = RequestContext & {
  viewerAddress: string | undefined
  /** Verifies the ID token or the key and reads whose it is, once per request. Throws UNAUTHENTICATED. */
  staff(): Promise<AppContext>
}

export type HttpContextOptions = RequestContext &
  StaffOptions & {
    viewerAddress: string | undefined
    /** What came by the entrance for keys, where no token counts; null: it came without one. Absent: another entrance. */
    apiKey?: string | null | undefined
    /** The booking host, and what else is open to everybody: a token that strayed there opens nothing. */
    isOpen?: boolean
  }

export const createHttpContext = ({
  authorization,
  verifyIdToken,
  viewerAddress,
  apiKey,
  isOpen = false,
  ...ctx
}: HttpContextOptions): HttpContext => {
  let staff: Promise<AppContext> | undefined
  const enter = async (): Promise<AppContext> => {
    if (isOpen) throw new AppError('UNAUTHENTICATED', 'Team members do not enter here')

    return apiKey === undefined
      ? authenticateStaff(ctx, { authorization, verifyIdToken })
      : enterByKey(ctx, { apiKey, viewerAddress })
  }

  return {
    ...ctx,
    viewerAddress,
    staff: () => {
      staff ??= enter()

      return staff
    },
  }
}
