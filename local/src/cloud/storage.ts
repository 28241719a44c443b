import { join } from 'node:path'
import * as z from 'zod'

import type { Clock } from '../clock/clock'
import { localCredentials } from '../config/env'
import type { ObjectCreatedEvent } from '../s3/notification'
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

const notifications = z
  .object({ EventBridgeConfiguration: z.object({ EventBridgeEnabled: z.boolean() }).optional() })
  .optional()

/** Buckets that tell the default bus of every new object. */
const readTellingBuckets = (template: Template) =>
  template
    .resourcesOf('AWS::S3::Bucket')
    .filter(
      ({ properties }) =>
        notifications.parse(properties.NotificationConfiguration)?.EventBridgeConfiguration?.EventBridgeEnabled,
    )
    .map(({ id }) => template.nameOf(id))

type StorageOptions = {
  template: Template
  clock: Clock
  dataDir: string | undefined
  onEvent: (event: ObjectCreatedEvent) => void
}

export const startStorage = ({ template, clock, dataDir, onEvent }: StorageOptions) => {
  const telling = new Set(readTellingBuckets(template))

  return startS3({
    buckets: readBuckets(template),
    credentials: localCredentials,
    now: clock.now,
    onObjectCreated: (event) => {
      if (telling.has(event.detail.bucket.name)) onEvent(event)
    },
    ...(dataDir ? { dir: join(dataDir, 's3') } : {}),
  })
}
