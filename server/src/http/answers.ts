import type { AppError, AppErrorCode } from '@reservaplus/shared/errors/app-error'
import type { Locale } from '@reservaplus/shared/texts/locales'
import { httpStatusOf } from '../trpc/errors'
import { toldDetails } from '../trpc/told-details'

export const json = (body: unknown, init: ResponseInit = {}) =>
  new Response(JSON.stringify(body), {
    ...init,
    headers: { 'content-type': 'application/json; charset=utf-8', ...Object.fromEntries(new Headers(init.headers)) },
  })

const titleOf = (code: AppErrorCode) => `${code[0]}${code.slice(1).toLowerCase().replaceAll('_', ' ')}`

export type ProblemOptions = {
  correlationId: string
  /** Of what is said about fields. */
  locale?: Locale | undefined
  status?: number
  headers?: Record<string, string>
}

/** An error outside tRPC, in the form of RFC 9457. */
export const problem = (error: AppError, options: ProblemOptions) => {
  const { correlationId, locale, status = httpStatusOf(error), headers } = options
  const { retryAfterSeconds, ...details } = toldDetails(error.details, locale)
  const body = {
    type: `urn:reservaplus:error:${error.code.toLowerCase().replaceAll('_', '-')}`,
    title: titleOf(error.code),
    status,
    detail: error.message,
    code: error.code,
    ...details,
    correlationId,
  }

  return json(body, {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
      ...(status === 401 && { 'www-authenticate': 'Bearer' }),
      ...headers,
    },
  })
}
