import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildOptions, build, stop, version } from 'esbuild'

import { bundleRecord, createFileHasher } from './bundle-record'

export type BundleInput = { key: string; entry: string; options: BuildOptions }
export type BundleOptions = { root: string; outDir: string; onBuilt?: (key: string) => void }

const entryFile = (root: string, entry: string) =>
  ['.ts', '.tsx', '.mts', '.mjs', '.js'].map((ext) => `${entry}${ext}`).find((path) => existsSync(join(root, path)))

/** `server/src/lambda.handler` names the file server/src/lambda.ts and its export. */
export const splitHandler = (handler: string) => {
  const dot = handler.lastIndexOf('.')
  return { entry: handler.slice(0, dot), exportName: handler.slice(dot + 1) }
}

// Renamed into place: another process that builds or loads the same bundle never sees half of it.
const replaceFile = (path: string, contents: Uint8Array) => {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, contents)
  renameSync(draft, path)
}

/** Builds each function's bundle, skipping those whose sources and options are unchanged. */
export const bundleFunctions = async (inputs: BundleInput[], { root, outDir, onBuilt }: BundleOptions) => {
  mkdirSync(outDir, { recursive: true })
  const hash = createFileHasher(root)
  const buildOne = async ({ key, entry, options }: BundleInput) => {
    const file = entryFile(root, entry)
    if (!file) throw new Error(`${key}: ${entry} does not exist`)
    const outfile = join(outDir, `${key}.mjs`)
    const record = bundleRecord(join(outDir, `${key}.inputs.json`), JSON.stringify([version, file, options]), hash)
    if (existsSync(outfile) && record.isFresh()) return { key, outfile }
    const result = await build({
      ...options,
      absWorkingDir: root,
      entryPoints: [file],
      outfile,
      metafile: true,
      write: false,
      logLevel: 'silent',
    })
    for (const { path, contents } of result.outputFiles) replaceFile(path, contents)
    record.save(Object.keys(result.metafile.inputs).filter((path) => !path.startsWith('<')))
    onBuilt?.(key)
    return { key, outfile }
  }
  const bundles = await Promise.all(inputs.map(buildOne))
  // After thirty bundles its process would keep gigabytes; another build starts another.
  await stop()
  return bundles
}
