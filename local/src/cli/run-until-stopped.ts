import type { Cloud } from '../cloud'
import { isRunByNpm } from '../config/env'
import { startingProcesses, watchParents } from '../process/parent-watch'

/** Ends cleanly on Ctrl-C, on SIGTERM, and when npm was killed and could not say so. */
export const runUntilStopped = (cloud: Pick<Cloud, 'drain' | 'stop'>, say: (line: string) => void) => {
  let isStopping = false
  const stop = async () => {
    if (isStopping) process.exit(1)
    isStopping = true
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
