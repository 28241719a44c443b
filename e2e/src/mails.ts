import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import * as z from 'zod'

const mail = z.object({ name: z.string(), locale: z.string(), subject: z.string(), html: z.string() })
export type Mail = z.infer<typeof mail>

const made = z.custom<() => unknown>((value) => typeof value === 'function')
const built = z.object({ everyMail: made, brandedMails: made })

const root = join(import.meta.dirname, '../..')

/** One of each kind in each language, built as the functions are: components of React's that Preact renders. */
export const everyMail = async (folder: string): Promise<{ every: Mail[]; branded: Mail[] }> => {
  const outfile = join(folder, 'every-mail.mjs')
  await build({
    entryPoints: [join(root, 'jobs/src/testing/every-mail.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    jsx: 'automatic',
    alias: { react: 'preact/compat', 'react-dom': 'preact/compat' },
    banner: {
      js: "import { createRequire as __cjsReq } from 'node:module'; const require = __cjsReq(import.meta.url);",
    },
    logLevel: 'error',
  })
  const { everyMail: every, brandedMails: branded } = built.parse(await import(pathToFileURL(outfile).href))

  return { every: z.array(mail).parse(every()), branded: z.array(mail).parse(branded()) }
}
