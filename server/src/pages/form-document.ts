import type { Locale } from '@reservaplus/shared/texts/locales'
import type { FormRequest } from './form-request'
import { formStyle, formStyleSource } from './form-style'
import { escaped } from './html'
import { pageResponse } from './page-response'

export type FormDocument = {
  locale: Locale
  title: string
  salon: string
  /** Already HTML. */
  content: readonly (string | false | undefined)[]
  status?: number
}

/**
 * A page that runs no script, dressed as the others. Its address is a key: only this host is told of it, and must be, or
 * browsers would not say where a form comes from.
 */
export const formDocument = async (
  { assetsOf }: FormRequest,
  { locale, title, salon, content, status = 200 }: FormDocument,
): Promise<Response> => {
  const { styles } = await assetsOf(locale)
  const html = `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(`${title} · ${salon}`)}</title>
<link rel="icon" href="data:,">
${styles.map((href) => `<link rel="stylesheet" href="${escaped(href)}">`).join('\n')}
<style>${formStyle}</style>
</head>
<body>
<main>
<h1 class="place">${escaped(salon)}</h1>
<h2>${escaped(title)}</h2>
${content.filter(Boolean).join('\n')}
</main>
</body>
</html>
`

  return pageResponse(html, {
    status,
    style: formStyleSource,
    formAction: "'self'",
    headers: { 'referrer-policy': 'same-origin', 'x-robots-tag': 'noindex', 'cache-control': 'no-store' },
  })
}
