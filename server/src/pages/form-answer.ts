import type { Locale } from '@reservaplus/shared/texts/locales'
import { toAppError } from '../trpc/errors'
import type { FormRequest } from './form-request'

export type AnswerOptions<Notice extends string> = { locale: Locale; notice?: Notice | undefined }

/** Back to the page with GET: loading it again sends nothing again. */
export const seeOther = <Notice extends string>(
  { path }: FormRequest,
  { locale, notice }: AnswerOptions<Notice>,
): Response => {
  const query = new URLSearchParams({ lang: locale, ...(notice && { notice }) })

  return new Response(null, { status: 303, headers: { location: `${path}?${query}` } })
}

/** What the page is to say about what was just sent. The edge keeps nothing of these pages, whatever they read. */
export const askedNotice = <Notice extends string>(
  { query }: FormRequest,
  notices: readonly Notice[],
): Notice | undefined => {
  const { notice } = Object.fromEntries(query)

  return notices.find((each) => each === notice)
}

/** Not what the client did wrong, nor anything that passes soon. */
const refusals = new Set([
  'SUBSCRIPTION_INACTIVE',
  'LIMIT_EXCEEDED',
  'ONLINE_BOOKING_REFUSED',
  'INVALID_TRANSITION',
  'CANCELLATION_WINDOW_CLOSED',
])
const losses = new Set(['HOLD_EXPIRED', 'SLOT_TAKEN', 'SLOT_NOT_OFFERED', 'CONFLICT'])

/** What can be said on the page itself; anything else is thrown on. */
export const noticeOf = (thrown: unknown): 'over' | 'refused' => {
  const { code } = toAppError(thrown)
  if (losses.has(code)) return 'over'
  if (refusals.has(code)) return 'refused'
  throw thrown
}
