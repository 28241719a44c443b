import { createHash } from 'node:crypto'
import { defaultLocale } from '@reservaplus/shared/texts/locales'
import { log } from '../config/log'
import { httpStatusOf, toAppError } from '../trpc/errors'
import { unforeseen } from '../trpc/unforeseen'
import { escaped } from './html'
import { pageResponse } from './page-response'
import { pageTexts } from './texts'

const texts = pageTexts[defaultLocale]

// In the page itself: what is wrong may be that files cannot be read. Its hash lets it pass the policy.
const style =
  'body{margin:0;font:1.125rem/1.5 system-ui,sans-serif;color:#1f2937;background:#f9fafb}' +
  'main{max-width:30rem;margin:15vh auto 0;padding:0 1.5rem}h1{font-size:1.5rem;line-height:1.25}'
const styleSource = `'sha256-${createHash('sha256').update(style).digest('base64')}'`

const page = (title: string, text: string) => `<!doctype html>
<html lang="${defaultLocale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<style>${style}</style>
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
      return pageResponse(page(texts.notFoundTitle, texts.notFound), {
        status: 404,
        frameAncestors: '*',
        style: styleSource,
      })
    case 'LINK_INVALID':
      return pageResponse(page(texts.linkInvalidTitle, texts.linkInvalid), { status: 403, style: styleSource })
    default: {
      if (error.code === 'INTERNAL') log.error('failed', { correlationId, code: error.code, ...unforeseen(thrown) })
      const wait = error.details.retryAfterSeconds

      return pageResponse(page(texts.laterTitle, texts.later), {
        status: httpStatusOf(error),
        frameAncestors: '*',
        style: styleSource,
        ...(wait !== undefined && { headers: { 'retry-after': String(wait) } }),
      })
    }
  }
}
