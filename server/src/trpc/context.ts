import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Locale } from '@reservaplus/shared/texts/locales'
import type { AppContext, RequestContext } from '../app-context'
import { acceptedLocale } from '../http/accepted-locale'
import type { HttpRequest } from '../http/request'

/** What the procedures of one HTTP request share; a batch of calls is one request. */
export type HttpContext = RequestContext & {
  viewerAddress: string | undefined
  /** Of what is said about fields. English for programs, which name no language. */
  locale: Locale
  /** Verifies the ID token or the key and reads whose it is, once per request. Throws UNAUTHENTICATED. */
  staff(): Promise<AppContext>
}

/** How somebody comes in who is more than a guest. */
export type Entrance = (ctx: RequestContext, request: HttpRequest) => Promise<AppContext>

/** The booking host, and what else is open to everybody: a token that strayed there opens nothing. */
export const noEntrance: Entrance = async () => {
  throw new AppError('UNAUTHENTICATED', 'Team members do not enter here')
}

export const createHttpContext = (ctx: RequestContext, request: HttpRequest, enter: Entrance): HttpContext => {
  let staff: Promise<AppContext> | undefined

  return {
    ...ctx,
    viewerAddress: request.viewerAddress,
    locale: acceptedLocale(request.headers) ?? 'en',
    staff: () => {
      staff ??= enter(ctx, request)

      return staff
    },
  }
}
