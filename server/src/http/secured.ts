const defaults: Record<string, string> = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
}

export type SecuredOptions = { correlationId: string; cors: Record<string, string> }

/** Headers that every answer has; what the answer says itself counts more. */
export const secured = (response: Response, { correlationId, cors }: SecuredOptions): Response => {
  const headers = new Headers({ ...defaults, ...cors })
  for (const [name, value] of response.headers) headers.set(name, value)
  headers.set('x-correlation-id', correlationId)

  return new Response(response.body, { status: response.status, headers })
}
