import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { BuildOptions, Plugin } from 'esbuild'
import * as z from 'zod'

import type { JsonObject } from '../template/json'

const schema = z
  .object({
    bundle: z.boolean(),
    minify: z.boolean(),
    sourcemap: z.union([z.boolean(), z.enum(['linked', 'inline', 'external', 'both'])]),
    sourcesContent: z.boolean(),
    platform: z.enum(['node', 'neutral', 'browser']),
    target: z.union([z.string(), z.array(z.string())]),
    format: z.enum(['esm', 'cjs']),
    mainFields: z.array(z.string()),
    conditions: z.array(z.string()),
    external: z.array(z.string()),
    define: z.record(z.string(), z.string()),
    alias: z.record(z.string(), z.string()),
    banner: z.record(z.string(), z.string()),
    keepNames: z.boolean(),
    loader: z.record(z.string(), z.enum(['text', 'json', 'file', 'dataurl', 'binary', 'base64'])),
    jsx: z.enum(['automatic', 'transform', 'preserve']),
    jsxImportSource: z.string(),
  })
  .partial()

const require = createRequire(import.meta.url)

/** The name carries the file's hash, so that a changed plugin builds every bundle anew. */
const loadPlugins = (file: string): Plugin[] => {
  const plugins: Plugin[] = require(file)
  const hash = createHash('sha1').update(readFileSync(file)).digest('hex').slice(0, 12)
  return plugins.map(({ name, setup }) => ({ name: `${name}-${hash}`, setup }))
}

const pluginFile = z.object({ plugins: z.string().optional() })

/** The template's bundling options without those that only the packaging plugin understands. */
export const readBuildOptions = (options: JsonObject, root: string): BuildOptions => {
  const known = Object.entries(schema.parse(options)).filter(([, value]) => value !== undefined)
  const { plugins } = pluginFile.parse(options)
  return { ...Object.fromEntries(known), ...(plugins ? { plugins: loadPlugins(join(root, plugins)) } : {}) }
}
