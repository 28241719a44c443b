import * as z from 'zod'

import type { JsonObject } from '../template/json'

const headers = z.object({
  HeaderBehavior: z.enum(['none', 'whitelist']),
  Headers: z.array(z.string()).default([]),
})
const queryStrings = z
  .object({ QueryStringBehavior: z.enum(['none', 'all', 'whitelist']), QueryStrings: z.array(z.string()).default([]) })
  .transform(({ QueryStringBehavior, QueryStrings }) =>
    QueryStringBehavior === 'whitelist' ? QueryStrings : QueryStringBehavior,
  )

/** Which parameters of an address count: all, none, or those named. */
export type QueryParameters = z.infer<typeof queryStrings>
const cookies = z.object({ CookieBehavior: z.literal('none') })

const cachePolicy = z.object({
  CachePolicyConfig: z.object({
    MinTTL: z.number(),
    DefaultTTL: z.number(),
    MaxTTL: z.number(),
    ParametersInCacheKeyAndForwardedToOrigin: z.object({
      EnableAcceptEncodingGzip: z.boolean(),
      EnableAcceptEncodingBrotli: z.boolean(),
      CookiesConfig: cookies,
      QueryStringsConfig: queryStrings,
      HeadersConfig: headers,
    }),
  }),
})

const requestPolicy = z.object({
  OriginRequestPolicyConfig: z.object({
    CookiesConfig: cookies,
    QueryStringsConfig: queryStrings,
    HeadersConfig: headers,
  }),
})

const lowerCase = (names: string[]) => names.map((name) => name.toLowerCase())

export const readCachePolicy = (properties: JsonObject | undefined) => {
  const { MinTTL, DefaultTTL, MaxTTL, ...config } = cachePolicy.parse(properties).CachePolicyConfig
  const key = config.ParametersInCacheKeyAndForwardedToOrigin
  return {
    minTtl: MinTTL,
    defaultTtl: DefaultTTL,
    maxTtl: MaxTTL,
    gzip: key.EnableAcceptEncodingGzip,
    brotli: key.EnableAcceptEncodingBrotli,
    keyQuery: key.QueryStringsConfig,
    keyHeaders: lowerCase(key.HeadersConfig.Headers),
  }
}

export type CachePolicy = ReturnType<typeof readCachePolicy>

/** What reaches the origin beyond the cache key; nothing without a policy. */
export const readForwarding = (properties: JsonObject | undefined) => {
  if (!properties) return { headers: [], query: 'none' as const }
  const config = requestPolicy.parse(properties).OriginRequestPolicyConfig
  return {
    headers: lowerCase(config.HeadersConfig.Headers),
    query: config.QueryStringsConfig,
  }
}
