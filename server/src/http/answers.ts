import type { AppError, AppErrorCode } from '@reservaplus/shared/errors/app-error'
import { httpStatusOf } from '../trpc/errors'

export const json = (body: unknown, init: ResponseInit = {}) =>
  new Response(JSON.stringify(body), {
    ...init,
    headers: { 'content-type': 'application/json; charset=utf-8', ...Object.fromEntries(new Headers(init.headers)) },
  })

const titleOf = (code: AppErrorCode) => `${code[0]}${code.slice(1).toLowerCase().replaceAll('_', ' ')}`

export type ProblemOptions = { correlationId: string; status?: number; headers?: Record<string, string> }

/** An error outside tRPC, in the form of RFC 9457. */
export const problem = (error: AppError, { correlationId, status = httpStatusOf(error), headers }: ProblemOptions) => {
  const { retryAfterSeconds, ...details } = error.details
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
