import { fileURLToPath } from 'node:url'

import { createProgress } from './cli/progress'
import { runUntilStopped } from './cli/run-until-stopped'
import { startProduct } from './cli/start-product'
import { readCommandLine, usage } from './config/command-line'

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

const readWishes = (args: string[], refuse: (error: unknown) => never) => {
  try {
    return readCommandLine(args)
  } catch (error) {
    return refuse(error)
  }
}

/** `npm start`: the product on this machine. */
export const main = async (args: string[]) => {
  const progress = createProgress()
  const fail = (error: unknown, ...more: string[]) => {
    for (const line of [error instanceof Error ? error.message : String(error), ...more]) progress.line(line)
    process.exit(1)
  }
  const wishes = readWishes(args, (error) => fail(error, `Usage: ${usage}`))
  try {
    runUntilStopped(await startProduct({ root, ...wishes, progress }), progress.line)
  } catch (error) {
    fail(error)
  }
}
