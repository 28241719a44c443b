import * as z from 'zod'

import type { Template } from '../template/load-template'
import { type CachePolicy, type QueryParameters, readCachePolicy, readForwarding } from './policies'
import { type ResponseHeader, readResponseHeaders } from './response-headers'

const behaviour = z.object({
  PathPattern: z.string().default('*'),
  TargetOriginId: z.string(),
  AllowedMethods: z.array(z.string()).default(['GET', 'HEAD']),
  Compress: z.boolean().default(false),
  CachePolicyId: z.string(),
  OriginRequestPolicyId: z.string().optional(),
  ResponseHeadersPolicyId: z.string().optional(),
  FunctionAssociations: z
    .array(z.object({ EventType: z.literal('viewer-request'), FunctionARN: z.string() }))
    .default([]),
})

const origin = z.object({
  Id: z.string(),
  DomainName: z.string(),
  OriginPath: z.string().default(''),
  S3OriginConfig: z.object({}).optional(),
  OriginCustomHeaders: z.array(z.object({ HeaderName: z.string(), HeaderValue: z.string() })).default([]),
})

const configuration = z.object({
  Aliases: z.array(z.string()),
  Origins: z.array(origin),
  DefaultCacheBehavior: behaviour,
  CacheBehaviors: z.array(behaviour).default([]),
  CustomErrorResponses: z
    .array(z.object({ ErrorCode: z.number(), ErrorCachingMinTTL: z.number().default(10) }))
    .default([]),
})

export type Origin = z.infer<typeof origin>

export type Behaviour = {
  matches: (path: string) => boolean
  origin: Origin
  allowedMethods: string[]
  compress: boolean
  cache: CachePolicy
  forwardedHeaders: string[]
  /** What the origin gets: what the cache key has, and what the request policy adds. */
  forwardedQuery: QueryParameters[]
  responseHeaders: ResponseHeader[]
  functionCode: string | undefined
  errorTtl: (status: number) => number
}

export type Distribution = { hosts: string[]; behaviours: Behaviour[] }

const patternOf = (pattern: string) => {
  const escaped = pattern.replace(/^\//, '').replace(/[.+^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^/${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`)
}

/** What CloudFront keeps of an error, in seconds, when nothing else is said. */
const defaultErrorTtl = 10

export const readDistributions = (template: Template): Distribution[] => {
  const find = (type: string, id: string) =>
    template.resourcesOf(type).find((resource) => resource.id === id)?.properties
  const functionCode = (arn: string) => {
    const id = arn.split('.')[0] ?? ''
    return z.object({ FunctionCode: z.string() }).parse(find('AWS::CloudFront::Function', id)).FunctionCode
  }
  return template.resourcesOf('AWS::CloudFront::Distribution').map(({ properties }) => {
    const config = configuration.parse(properties.DistributionConfig)
    const readBehaviour = (given: z.infer<typeof behaviour>): Behaviour => {
      const target = config.Origins.find((one) => one.Id === given.TargetOriginId)
      if (!target) throw new Error(`There is no origin ${given.TargetOriginId}`)
      const cache = readCachePolicy(find('AWS::CloudFront::CachePolicy', given.CachePolicyId))
      const forwarding = readForwarding(find('AWS::CloudFront::OriginRequestPolicy', given.OriginRequestPolicyId ?? ''))
      const headersPolicy = find('AWS::CloudFront::ResponseHeadersPolicy', given.ResponseHeadersPolicyId ?? '')
      const pattern = patternOf(given.PathPattern)
      const association = given.FunctionAssociations[0]
      return {
        matches: (path) => pattern.test(path),
        origin: target,
        allowedMethods: given.AllowedMethods,
        compress: given.Compress,
        cache,
        forwardedHeaders: [...new Set([...cache.keyHeaders, ...forwarding.headers])],
        forwardedQuery: [cache.keyQuery, forwarding.query],
        responseHeaders: readResponseHeaders(headersPolicy),
        functionCode: association ? functionCode(association.FunctionARN) : undefined,
        errorTtl: (status) =>
          config.CustomErrorResponses.find((one) => one.ErrorCode === status)?.ErrorCachingMinTTL ?? defaultErrorTtl,
      }
    }
    return {
      hosts: config.Aliases,
      behaviours: [...config.CacheBehaviors, config.DefaultCacheBehavior].map(readBehaviour),
    }
  })
}
