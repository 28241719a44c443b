import { createHash } from 'node:crypto'

import { localRegion } from '../config/env'
import type { startS3 } from '../s3/start-s3'
import { type SiteFile, siteFiles } from '../site/site-files'

type S3StandIn = Awaited<ReturnType<typeof startS3>>

export type SiteSettings = {
  userPoolId: string
  userPoolClientId: string
  userPoolEndpoint: string
  appOrigin: string
  bookOrigin: string
}

const configFile = (settings: SiteSettings): SiteFile => ({
  key: 'config.json',
  body: Buffer.from(JSON.stringify({ region: localRegion, apiBase: settings.appOrigin, ...settings })),
  headers: { 'content-type': 'application/json', 'cache-control': 'public, max-age=0' },
})

const isSame = (storage: S3StandIn, bucket: string, { key, body }: SiteFile) =>
  storage.read(bucket, key)?.etag.replaceAll('"', '') === createHash('md5').update(body).digest('hex')

/** Puts the built pages and the SPA's settings into the site bucket, as a deployment does. */
export const publishSite = (
  storage: S3StandIn,
  bucket: string,
  { dist, settings }: { dist: string; settings: SiteSettings },
) => {
  const changed = [...siteFiles(dist), configFile(settings)].filter((file) => !isSame(storage, bucket, file))
  for (const { key, body, headers } of changed) storage.write(bucket, key, body, headers)
  return changed.length
}
