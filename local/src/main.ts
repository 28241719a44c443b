import { fileURLToPath } from 'node:url'
import { createProgress, type Progress } from './cli/progress'
import { runUntilStopped } from './cli/run-until-stopped'
import { startProduct } from './cli/start-product'
import { watchProduct } from './cli/watch-product'
import type { Cloud } from './cloud'
import { help, readCommandLine, usage } from './config/command-line'

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

const readWishes = (args: string[], refuse: (error: unknown) => never) => {
  try {
    return readCommandLine(args)
  } catch (error) {
    return refuse(error)
  }
}

const failWith = (progress: Progress) => (error: unknown, hint?: string) => {
  progress.line(error instanceof Error ? error.message : String(error))
  if (hint) progress.line(hint)
  return process.exit(1)
}

/** `npm start`, and with reload `npm run dev`: the product on this machine. */
export const main = async (args: string[], { reload }: { reload: boolean }) => {
  const progress = createProgress()
  const fail = failWith(progress)
  const wishes = readWishes(args, (error) => fail(error, `Usage: ${usage}`))
  if (wishes.help) return progress.line(help)
  let running: Cloud | undefined
  const onLost = () => void (running?.stop() ?? Promise.resolve()).finally(() => process.exit(1))
  try {
    const cloud = await startProduct({ root, ...wishes, progress, onLost })
    running = cloud
    const watching = reload ? watchProduct(root, cloud, progress) : undefined
    if (reload) progress.line('  Functions and pages reload when their sources change.')
    const stop = async () => {
      await watching?.stop()
      await cloud.stop()
    }
    runUntilStopped({ drain: cloud.drain, stop }, progress.line)
  } catch (error) {
    fail(error)
  }
}
