import { join } from 'node:path'

import { spawnBound } from '../process/bound-child'

/** Builds the browser pages; turbo answers from its cache when their sources are unchanged. */
export const buildClient = async (root: string) => {
  const turbo = join(root, 'node_modules/.bin/turbo')
  const args = [
    'run',
    'build',
    '--filter=@reservaplus/client',
    '--output-logs=errors-only',
    '--ui=stream',
    '--no-daemon',
  ]
  const child = spawnBound({ file: turbo, args, cwd: root })
  let output = ''
  const keep = (chunk: Buffer) => {
    output += chunk.toString()
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  if (code !== 0) throw new Error(`The pages could not be built:\n${output.trim()}`)
}
