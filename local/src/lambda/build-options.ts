import type { BuildOptions } from 'esbuild'
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

/** The template's bundling options without those that only the packaging plugin understands. */
export const readBuildOptions = (options: JsonObject): BuildOptions => {
  const known = Object.entries(schema.parse(options)).filter(([, value]) => value !== undefined)
  return Object.fromEntries(known)
}
