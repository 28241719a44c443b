import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

import { contentTypeOf } from './content-type'

export type SiteFile = { key: string; body: Buffer; headers: Record<string, string> }

const filesUnder = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : []

// The build puts a hash into the names of these files, so their content never changes.
const isImmutable = (key: string) => /\/assets\/[^/]+-[\w-]{8,}\.\w+$/.test(key)

/** The built pages under the keys they have in the site bucket, with the headers that a deployment sets. */
export const siteFiles = (distFolder: string): SiteFile[] =>
  filesUnder(distFolder).map((file) => {
    const key = relative(distFolder, file).split(sep).join('/').replace('/.vite/manifest.json', '/manifest.json')
    const cacheControl = isImmutable(key) ? 'public, max-age=31536000, immutable' : 'public, max-age=60'
    return {
      key,
      body: readFileSync(file),
      headers: { 'content-type': contentTypeOf(key), 'cache-control': cacheControl },
    }
  })
