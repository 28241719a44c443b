import { ApiError } from './api-error'
import { learnTime } from './server-clock'

type Problem = {
  error?: { data?: { appCode?: ApiError['code']; details?: ApiError['details']; correlationId?: string } }
  code?: ApiError['code']
  correlationId?: string
}

const timeoutMilliseconds = 15_000

/** tRPC's error shape, or the problem document of the plain reads; something else came from in between. */
const errorOf = (status: number, { error, code, correlationId }: Problem): ApiError => {
  const data = error?.data
  const known = data?.appCode ?? code

  return new ApiError(
    known ?? (status >= 500 || status === 429 ? 'UNAVAILABLE' : 'INTERNAL'),
    data?.details,
    data?.correlationId ?? correlationId,
  )
}

/** One request: its JSON, or an ApiError whatever went wrong. */
export const send = async <Answer>(address: string, init: RequestInit = {}): Promise<Answer> => {
  let response: Response
  let body: unknown
  try {
    response = await fetch(address, { signal: AbortSignal.timeout(timeoutMilliseconds), ...init })
    learnTime(response.headers.get('date'))
    body = await response.json().catch(() => ({}))
  } catch {
    throw new ApiError('UNAVAILABLE')
  }
  if (!response.ok) throw errorOf(response.status, body as Problem)

  return body as Answer
}
