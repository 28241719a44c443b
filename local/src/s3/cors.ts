import { emptyAnswer, type S3Answer } from './answer'
import type { Bucket, CorsRule } from './bucket'
import type { S3Request } from './request'
import { accessDenied } from './s3-error'

/** S3's patterns know one `*`. */
const matches = (pattern: string, text: string) => {
  const [start = '', end] = pattern.split('*', 2)
  if (end === undefined) return pattern === text
  return text.length >= start.length + end.length && text.startsWith(start) && text.endsWith(end)
}

const ruleFor = (bucket: Bucket | undefined, origin: string, method: string) =>
  bucket?.cors?.find(
    (rule) => rule.allowedOrigins.some((each) => matches(each, origin)) && rule.allowedMethods.includes(method),
  )

const headersOf = (rule: CorsRule, origin: string): Record<string, string> => ({
  'access-control-allow-origin': rule.allowedOrigins.includes('*') ? '*' : origin,
  'access-control-allow-methods': rule.allowedMethods.join(', '),
  ...(rule.exposeHeaders && { 'access-control-expose-headers': rule.exposeHeaders.join(', ') }),
  vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
})

export const corsHeaders = (bucket: Bucket | undefined, request: S3Request) => {
  const origin = request.header('origin')
  const rule = origin ? ruleFor(bucket, origin, request.method) : undefined
  return rule ? headersOf(rule, origin) : {}
}

export const answerPreflight = (bucket: Bucket | undefined, request: S3Request): S3Answer => {
  const origin = request.header('origin')
  const rule = ruleFor(bucket, origin, request.header('access-control-request-method'))
  const asked = request.header('access-control-request-headers').toLowerCase().split(/,\s*/).filter(Boolean)
  const patterns = rule?.allowedHeaders?.map((each) => each.toLowerCase()) ?? []
  if (!rule || !asked.every((name) => patterns.some((pattern) => matches(pattern, name))))
    throw accessDenied('CORSResponse: This CORS request is not allowed.')
  return emptyAnswer(200, {
    ...headersOf(rule, origin),
    ...(asked.length > 0 && { 'access-control-allow-headers': asked.join(', ') }),
    ...(rule.maxAgeSeconds !== undefined && { 'access-control-max-age': String(rule.maxAgeSeconds) }),
  })
}
