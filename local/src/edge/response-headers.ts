import * as z from 'zod'

import type { JsonObject } from '../template/json'

export type ResponseHeader = { name: string; value: string; override: boolean }

const Override = z.boolean()

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

export const readResponseHeaders = (properties: JsonObject | undefined): ResponseHeader[] => {
  if (!properties) return []
  const { SecurityHeadersConfig, CustomHeadersConfig } = policy.parse(properties).ResponseHeadersPolicyConfig
  const custom = CustomHeadersConfig.Items.map((item) => header(item.Header.toLowerCase(), item.Value, item))
  return [...securityHeaders(SecurityHeadersConfig), ...custom]
}

export const withResponseHeaders = (headers: Record<string, string | string[]>, added: ResponseHeader[]) => {
  const result = { ...headers }
  for (const { name, value, override } of added) {
    if (override || !(name in result)) result[name] = value
  }
  return result
}
