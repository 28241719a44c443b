import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** One file that starts fast, and that stays as it is when somebody saves a source while the run lasts. */
export const buildWorker = async (): Promise<{ script: string; remove: () => void }> => {
  const folder = mkdtempSync(join(tmpdir(), 'reservaplus-stress-'))
  const outfile = join(folder, 'worker.mjs')
  await build({
    entryPoints: [fileURLToPath(new URL('./worker.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    mainFields: ['module', 'main'],
    sourcemap: 'inline',
    sourcesContent: false,
    banner: {
      js: "import { createRequire as __cjsReq } from 'node:module';const require = __cjsReq(import.meta.url);",
    },
    logLevel: 'error',
  })

  return { script: outfile, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
