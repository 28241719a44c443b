import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readZip } from './zip.mjs'

/** The code of each packaged function, without its source map. */
export const packagedBundles = (folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.zip'))
    .map((file) => {
      const code = readZip(readFileSync(join(folder, file))).filter(({ name }) => name.endsWith('.mjs'))
      if (code.length !== 1) throw new Error(`${file} holds ${code.length} code files, not one`)
      return { name: basename(file, '.zip'), size: code[0].size, read: code[0].read }
    })
