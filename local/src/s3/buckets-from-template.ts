import * as z from 'zod'
import type { Bucket } from './bucket'

const bucketProperties = z.object({
  BucketName: z.string(),
  CorsConfiguration: z
    .object({
      CorsRules: z.array(
        z.object({
          AllowedOrigins: z.array(z.string()),
          AllowedMethods: z.array(z.string()),
          AllowedHeaders: z.array(z.string()).default([]),
          ExposedHeaders: z.array(z.string()).default([]),
          MaxAge: z.number().optional(),
        }),
      ),
    })
    .optional(),
})

/** From the properties of each `AWS::S3::Bucket`. */
export const bucketsFromTemplate = (buckets: readonly unknown[]): Bucket[] =>
  buckets.map((each) => {
    const { BucketName, CorsConfiguration } = bucketProperties.parse(each)
    const cors = CorsConfiguration?.CorsRules.map((rule) => ({
      allowedOrigins: rule.AllowedOrigins,
      allowedMethods: rule.AllowedMethods,
      allowedHeaders: rule.AllowedHeaders,
      exposeHeaders: rule.ExposedHeaders,
      ...(rule.MaxAge !== undefined && { maxAgeSeconds: rule.MaxAge }),
    }))
    return { name: BucketName, ...(cors && { cors }) }
  })
