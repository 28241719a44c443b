import { fileURLToPath } from 'node:url'

import { createProgress } from './cli/progress'
import { runUntilStopped } from './cli/run-until-stopped'
import { startProduct } from './cli/start-product'
import { readCommandLine, usage } from './config/command-line'

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

/** `npm start`: the product on this machine. */
export const main = async (args: string[]) => {
  const progress = createProgress()
  try {
    const { reset, port } = readCommandLine(args)
    runUntilStopped(await startProduct({ root, reset, port, progress }), progress.line)
  } catch (error) {
    progress.line(error instanceof Error ? error.message : String(error))
    progress.line(`Usage: ${usage}`)
    process.exit(1)
  }
}
