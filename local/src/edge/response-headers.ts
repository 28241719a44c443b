import * as z from 'zod'

import type { JsonObject } from '../template/json'

export type ResponseHeader = {
  name: string
  value: string
  override: boolean
  /** For which viewers: those who name their origin, or who ask for permission; absent: all. */
  only?: 'cross-origin' | 'preflight'
}

const Override = z.boolean()

const items = z.object({ Items: z.array(z.string()) })

const cors = z.strictObject({
  OriginOverride: z.boolean(),
  AccessControlAllowCredentials: z.literal(false),
  AccessControlAllowOrigins: z.object({ Items: z.tuple([z.literal('*')]) }),
  AccessControlAllowMethods: items,
  AccessControlAllowHeaders: items,
  AccessControlExposeHeaders: items,
})

const policy = z.object({
  ResponseHeadersPolicyConfig: z.object({
    SecurityHeadersConfig: z
      .strictObject({
        StrictTransportSecurity: z.object({
          AccessControlMaxAgeSec: z.number(),
          IncludeSubdomains: z.boolean().default(false),
          Override,
        }),
        ContentTypeOptions: z.object({ Override }),
        FrameOptions: z.object({ FrameOption: z.string(), Override }),
        ReferrerPolicy: z.object({ ReferrerPolicy: z.string(), Override }),
        ContentSecurityPolicy: z.object({ ContentSecurityPolicy: z.string(), Override }),
      })
      .partial()
      .default({}),
    CorsConfig: cors.optional(),
    CustomHeadersConfig: z
      .object({ Items: z.array(z.object({ Header: z.string(), Value: z.string(), Override })) })
      .default({ Items: [] }),
  }),
})

type Security = z.infer<typeof policy>['ResponseHeadersPolicyConfig']['SecurityHeadersConfig']

const header = (name: string, value: string, { Override }: { Override: boolean }): ResponseHeader => ({
  name,
  value,
  override: Override,
})

const securityHeaders = (given: Security) => {
  const {
    StrictTransportSecurity: sts,
    ContentTypeOptions: type,
    FrameOptions: frame,
    ReferrerPolicy: referrer,
    ContentSecurityPolicy: csp,
  } = given
  return [
    sts &&
      header(
        'strict-transport-security',
        `max-age=${sts.AccessControlMaxAgeSec}${sts.IncludeSubdomains ? '; includeSubDomains' : ''}`,
        sts,
      ),
    type && header('x-content-type-options', 'nosniff', type),
    frame && header('x-frame-options', frame.FrameOption, frame),
    referrer && header('referrer-policy', referrer.ReferrerPolicy, referrer),
    csp && header('content-security-policy', csp.ContentSecurityPolicy, csp),
  ].filter((one) => one !== undefined)
}

const corsHeaders = (given: z.infer<typeof cors>): ResponseHeader[] => {
  const named = (name: string, { Items }: { Items: string[] }, only: 'cross-origin' | 'preflight'): ResponseHeader => ({
    name: `access-control-${name}`,
    value: Items.join(', '),
    override: given.OriginOverride,
    only,
  })
  return [
    named('allow-origin', given.AccessControlAllowOrigins, 'cross-origin'),
    named('expose-headers', given.AccessControlExposeHeaders, 'cross-origin'),
    named('allow-methods', given.AccessControlAllowMethods, 'preflight'),
    named('allow-headers', given.AccessControlAllowHeaders, 'preflight'),
  ]
}

export const readResponseHeaders = (properties: JsonObject | undefined): ResponseHeader[] => {
  if (!properties) return []
  const { SecurityHeadersConfig, CorsConfig, CustomHeadersConfig } =
    policy.parse(properties).ResponseHeadersPolicyConfig
  const custom = CustomHeadersConfig.Items.map((item) => header(item.Header.toLowerCase(), item.Value, item))
  return [...securityHeaders(SecurityHeadersConfig), ...(CorsConfig ? corsHeaders(CorsConfig) : []), ...custom]
}

type Asked = { method: string; headers: Record<string, string> }

export const isFor = ({ only }: ResponseHeader, { method, headers }: Asked): boolean =>
  only === undefined ||
  (headers.origin !== undefined &&
    (only === 'cross-origin' || (method === 'OPTIONS' && headers['access-control-request-method'] !== undefined)))

export const withResponseHeaders = (headers: Record<string, string | string[]>, added: ResponseHeader[]) => {
  const result = { ...headers }
  for (const { name, value, override } of added) {
    if (override || !(name in result)) result[name] = value
  }
  return result
}
