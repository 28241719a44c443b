import { join } from 'node:path'
import * as z from 'zod'

import type { Clock } from '../clock/clock'
import { localCredentials } from '../config/env'
import { startS3 } from '../s3/start-s3'
import type { Template } from '../template/load-template'

const corsRules = z
  .object({
    CorsRules: z.array(
      z.object({
        AllowedOrigins: z.array(z.string()),
        AllowedMethods: z.array(z.string()),
        AllowedHeaders: z.array(z.string()).default([]),
        ExposedHeaders: z.array(z.string()).default([]),
        MaxAge: z.number().default(0),
      }),
    ),
  })
  .optional()

export const readBuckets = (template: Template) =>
  template.resourcesOf('AWS::S3::Bucket').map(({ id, properties }) => ({
    name: template.nameOf(id),
    cors: (corsRules.parse(properties.CorsConfiguration)?.CorsRules ?? []).map((rule) => ({
      allowedOrigins: rule.AllowedOrigins,
      allowedMethods: rule.AllowedMethods,
      allowedHeaders: rule.AllowedHeaders,
      exposeHeaders: rule.ExposedHeaders,
      maxAgeSeconds: rule.MaxAge,
    })),
  }))

export const startStorage = (template: Template, clock: Clock, dataDir: string | undefined) =>
  startS3({
    buckets: readBuckets(template),
    credentials: localCredentials,
    now: clock.now,
    ...(dataDir ? { dir: join(dataDir, 's3') } : {}),
  })
