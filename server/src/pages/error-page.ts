import type { Locale } from '@reservaplus/shared/texts/locales'
import { log } from '../config/log'
import { unforeseen } from '../config/unforeseen'
import { httpStatusOf, toAppError } from '../trpc/errors'
import { type ErrorDocument, errorDocument, errorStyle } from './error-document'
import { type PageResponseOptions, pageResponse } from './page-response'
import { pageTexts } from './texts'

export type ErrorPageOptions = { correlationId: string; locale: Locale }

const answer = (document: ErrorDocument, { headers, ...options }: PageResponseOptions): Response =>
  pageResponse(errorDocument(document), {
    ...options,
    style: errorStyle,
    headers: { 'x-robots-tag': 'noindex', ...headers },
  })

/** Errors of pages are read by people. What is wrong with a link, or whether it ever opened anything, is not told. */
export const errorPage = (thrown: unknown, { correlationId, locale }: ErrorPageOptions): Response => {
  const error = toAppError(thrown)
  const texts = pageTexts[locale]
  switch (error.code) {
    case 'NOT_FOUND':
    case 'BAD_INPUT':
      return answer(
        { locale, icon: 'search', title: texts.notFoundTitle, text: texts.notFound, next: texts.notFoundNext },
        { status: 404, frameAncestors: '*' },
      )
    case 'LINK_INVALID':
      return answer(
        { locale, icon: 'link', title: texts.linkInvalidTitle, text: texts.linkInvalid, next: texts.linkInvalidNext },
        { status: 403, headers: { 'referrer-policy': 'no-referrer' } },
      )
    default: {
      if (error.code === 'INTERNAL') log.error('failed', { correlationId, code: error.code, ...unforeseen(thrown) })
      const wait = error.details.retryAfterSeconds
      const reference = texts.reference({ code: correlationId })

      return answer(
        { locale, icon: 'clock', title: texts.laterTitle, text: texts.later, retry: texts.retry, reference },
        {
          status: httpStatusOf(error),
          frameAncestors: '*',
          ...(wait !== undefined && { headers: { 'retry-after': String(wait) } }),
        },
      )
    }
  }
}
