import { fileURLToPath } from 'node:url'

import { createProgress } from './cli/progress'
import { runUntilStopped } from './cli/run-until-stopped'
import { startProduct } from './cli/start-product'
import { watchProduct } from './cli/watch-product'

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
const progress = createProgress()

try {
  const cloud = await startProduct({ root, reset: false, port: 3000, progress })
  const watching = watchProduct(root, cloud, progress)
  progress.line('  Functions and pages reload when their sources change.')
  runUntilStopped({ ...cloud, stop: () => watching.stop().then(cloud.stop) }, progress.line)
} catch (error) {
  progress.line(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
