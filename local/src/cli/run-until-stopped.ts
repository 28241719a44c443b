import type { Cloud } from '../cloud'
import { isRunByNpm } from '../config/env'
import { startingProcesses, watchParents } from '../process/parent-watch'

/** Ends cleanly on Ctrl-C, on SIGTERM, and when npm was killed and could not say so. */
export const runUntilStopped = (cloud: Pick<Cloud, 'drain' | 'stop'>, say: (line: string) => void) => {
  let stoppingSince: number | undefined
  const stop = async () => {
    // npm passes on a Ctrl-C that the terminal has already sent; a later one is meant.
    if (stoppingSince !== undefined) return Date.now() - stoppingSince > 1000 ? process.exit(1) : undefined
    stoppingSince = Date.now()
    say('  Stopping')
    // What is on its way arrives first: queues do not outlive this process.
    await cloud.drain(3000).catch(() => {})
    await cloud.stop()
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  process.on('SIGHUP', stop)
  if (isRunByNpm()) watchParents(startingProcesses(), stop)
}
