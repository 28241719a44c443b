import '../config/env'

import { seededRandom } from '@reservaplus/local/demo/random'
import { startDynamoDb } from '@reservaplus/local/dynamodb/launcher'

import { buildWorker } from './build-worker'
import { parseOptions } from './options'
import { type PhaseResult, runPhase } from './phase'
import { phaseLine, reportLines } from './report'

const options = parseOptions(process.argv.slice(2))
const phases = Math.ceil(options.attempts / options.phase)
const random = seededRandom(options.seed)
const engine = await startDynamoDb(options.engine ? { engine: options.engine } : {})
console.log(`${options.attempts} attempts by ${options.workers} workers on ${engine.kind}, seed ${options.seed}`)

const worker = await buildWorker()
const results: PhaseResult[] = []
try {
  for (let number = 1; number <= phases; number++) {
    const attempts = Math.min(options.phase, options.attempts - (number - 1) * options.phase)
    const result = await runPhase({
      endpoint: engine.endpoint,
      script: worker.script,
      number,
      attempts,
      options,
      random,
    })
    results.push(result)
    if (phases > 1) console.log(phaseLine(number, phases, result))
    // What is broken now stays broken: the first phase that finds something is told at once.
    if (result.violations.length > 0) break
  }
} finally {
  worker.remove()
  await engine.stop()
}
for (const line of reportLines(results)) console.log(line)
process.exitCode = results.some(({ violations }) => violations.length > 0) ? 1 : 0
