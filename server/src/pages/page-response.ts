const policy = ({ style, formAction }: { style: string; formAction: string }) => [
  "default-src 'none'",
  "script-src 'self'",
  `style-src ${style}`,
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  `form-action ${formAction}`,
]

export type PageResponseOptions = {
  status?: number
  /** Sources that may show the page in a frame. */
  frameAncestors?: string
  /** Where styles come from, when not from files of this host. */
  style?: string
  /** Where forms may be sent to. */
  formAction?: string
  headers?: Record<string, string>
}

export const pageResponse = (
  html: string,
  {
    status = 200,
    frameAncestors = "'none'",
    style = "'self'",
    formAction = "'none'",
    headers,
  }: PageResponseOptions = {},
): Response =>
  new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': [...policy({ style, formAction }), `frame-ancestors ${frameAncestors}`].join('; '),
      ...headers,
    },
  })

/** A minute for the edge, and a little longer while it asks again. */
export const keptAMinute = { 'cache-control': 'public, max-age=0, s-maxage=60, stale-while-revalidate=60' }
