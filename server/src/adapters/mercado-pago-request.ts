import { AppError } from '@reservaplus/shared/errors/app-error'
import * as z from 'zod'

import { isOverdue, signalWithin } from '../config/deadline'

export type Ask = {
  method?: 'GET' | 'POST' | 'PUT'
  path: string
  /** Absent where the body itself says who asks (OAuth). */
  accessToken?: string
  body?: object
  /** The same key never does the same thing twice at MercadoPago. */
  idempotencyKey?: string
}

const patience = 5_000
const accessRefused = 'MERCADOPAGO_ACCESS'

/** The account does not let the product in any more: its token ran out, or the salon took its word back. */
export const isAccessRefused = (error: unknown): boolean =>
  error instanceof AppError && error.details.reason === accessRefused

const refusal = z.object({
  error: z.string().optional(),
  cause: z.union([z.array(z.object({ code: z.union([z.string(), z.number()]) })), z.unknown()]).optional(),
})

// Codes only: MercadoPago's sentences repeat what was sent, and with it names and tokens.
const codeOf = (body: unknown): string => {
  const { error, cause } = refusal.safeParse(body).data ?? {}
  const first = z.array(z.object({ code: z.union([z.string(), z.number()]) })).safeParse(cause).data?.[0]?.code

  return String(first ?? error ?? 'unknown')
    .replaceAll(/[^\w-]/g, '')
    .slice(0, 40)
}

const unavailable = (retryAfterSeconds = 30) =>
  new AppError('UNAVAILABLE', 'MercadoPago does not answer', { retryAfterSeconds })

const errorOf = (status: number, headers: Headers, body: unknown): AppError => {
  const code = codeOf(body)
  if (status === 429) return unavailable(Number(headers.get('retry-after')) || 60)
  if (status >= 500) return unavailable()
  if (status === 401 || status === 403 || code === 'invalid_grant') {
    return new AppError('CONFLICT', 'MercadoPago does not let the product into this account any more', {
      reason: accessRefused,
    })
  }
  if (status === 404) return new AppError('NOT_FOUND', 'MercadoPago does not know it')

  return new AppError('BAD_INPUT', `MercadoPago refused it: ${code}`, { reason: code })
}

const jsonOf = async (response: Response): Promise<unknown> => {
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const once = async (baseUrl: string, { method = 'GET', path, accessToken, body, idempotencyKey }: Ask) => {
  const response = await fetch(`${baseUrl}${path}`, {
    method,
    headers: {
      accept: 'application/json',
      ...(accessToken && { authorization: `Bearer ${accessToken}` }),
      ...(body && { 'content-type': 'application/json' }),
      ...(idempotencyKey && { 'x-idempotency-key': idempotencyKey }),
    },
    ...(body && { body: JSON.stringify(body) }),
    redirect: 'error',
    signal: signalWithin(patience),
  })

  return { status: response.status, headers: response.headers, body: await jsonOf(response) }
}

/** One call of MercadoPago's API. Tried twice when it fails and doing it twice does no harm. */
export const askMercadoPago = async <Answer>(baseUrl: string, ask: Ask, shape: z.ZodType<Answer>): Promise<Answer> => {
  const isRepeatable = (ask.method ?? 'GET') !== 'POST' || ask.idempotencyKey !== undefined
  // What fetch throws may name the address and so the token of whoever was asked about: it goes no further.
  const attempt = () => once(baseUrl, ask).catch(() => undefined)
  let answer = await attempt()
  if ((!answer || answer.status >= 500) && isRepeatable && !isOverdue()) answer = await attempt()
  if (!answer) throw unavailable()
  if (answer.status >= 400) throw errorOf(answer.status, answer.headers, answer.body)

  const { data, success } = shape.safeParse(answer.body)
  if (!success)
    throw new AppError('UNAVAILABLE', 'MercadoPago answered something unexpected', { retryAfterSeconds: 60 })

  return data
}

export const undefinedIfUnknown = (error: unknown): undefined => {
  if (error instanceof AppError && error.code === 'NOT_FOUND') return undefined

  throw error
}
