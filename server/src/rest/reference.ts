import { AppError } from '@reservaplus/shared/errors/app-error'
import type { SiteBucket } from '../adapters/site-bucket'

const kept = { 'cache-control': 'public, max-age=300' }
const key = 'docs/openapi.json'

/** Written by `npm run openapi -w server`, held against the procedures by a test, and built with the pages. */
export const createOpenApiDocument = (site: SiteBucket) => {
  let document: Promise<string> | undefined
  const load = () =>
    site.read(key).catch(() => {
      document = undefined
      throw new AppError('UNAVAILABLE', 'The description is being built', { retryAfterSeconds: 10 })
    })

  return async (): Promise<Response> => {
    document ??= load()

    return new Response(await document, { headers: { ...kept, 'content-type': 'application/json; charset=utf-8' } })
  }
}

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>ReservaPlus API</title>
    <script defer src="/docs/scalar.js"></script>
    <script defer src="/v1/docs/start.js"></script>
  </head>
  <body>
    <div id="reference"></div>
  </body>
</html>
`

// A file of its own, so that the page needs no inline script. Everything it loads comes from this host.
const start = `Scalar.createApiReference('#reference', {
  url: '/v1/openapi.json',
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  showDeveloperTools: 'never',
  hideClientButton: true,
})
`

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

export const docsPage = (): Response =>
  new Response(page, {
    headers: { ...kept, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
  })

export const docsScript = (): Response =>
  new Response(start, { headers: { ...kept, 'content-type': 'text/javascript; charset=utf-8' } })
