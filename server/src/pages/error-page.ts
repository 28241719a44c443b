import { defaultLocale } from '@reservaplus/shared/texts/locales'
import { log } from '../config/log'
import { httpStatusOf, toAppError } from '../trpc/errors'
import { unforeseen } from '../trpc/unforeseen'
import { escaped } from './html'
import { pageResponse } from './page-response'
import { pageTexts } from './texts'

const texts = pageTexts[defaultLocale]

const page = (title: string, text: string) => `<!doctype html>
<html lang="${defaultLocale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(text)}</p>
</main>
</body>
</html>
`

/** Errors of pages are read by people: a page in Spanish, since whose page it was meant to be is not known. */
export const errorPage = (thrown: unknown, correlationId: string): Response => {
  const error = toAppError(thrown)
  switch (error.code) {
    case 'NOT_FOUND':
    case 'BAD_INPUT':
      return pageResponse(page(texts.notFoundTitle, texts.notFound), { status: 404, frameAncestors: '*' })
    case 'LINK_INVALID':
      return pageResponse(page(texts.linkInvalidTitle, texts.linkInvalid), { status: 403 })
    default: {
      if (error.code === 'INTERNAL') log.error('failed', { correlationId, code: error.code, ...unforeseen(thrown) })
      const wait = error.details.retryAfterSeconds

      return pageResponse(page(texts.laterTitle, texts.later), {
        status: httpStatusOf(error),
        frameAncestors: '*',
        ...(wait !== undefined && { headers: { 'retry-after': String(wait) } }),
      })
    }
  }
}
