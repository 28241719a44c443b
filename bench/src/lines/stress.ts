import { seededRandom } from '@reservaplus/local/demo/random'
import { startDynamoDb } from '@reservaplus/local/dynamodb/launcher'

import { buildWorker } from '../stress/build-worker'
import { parseOptions } from '../stress/options'
import { runPhase } from '../stress/phase'
import type { Line } from './line'

const attempts = 1000

/** The million is run by hand: `npm run stress -- --attempts 1000000`. */
export const stressLine: Line = {
  name: 'stress',
  measure: async () => {
    const options = parseOptions(['--attempts', String(attempts)])
    const engine = await startDynamoDb()
    const worker = await buildWorker()
    const { script } = worker
    try {
      const order = {
        endpoint: engine.endpoint,
        script,
        number: 1,
        attempts,
        options,
        random: seededRandom(options.seed),
      }
      const { violations, seconds, kills } = await runPhase(order)
      const note = `${attempts} contended attempts, ${(attempts / seconds).toFixed(0)} a second, ${kills} workers killed${violations.map((each) => `; ${JSON.stringify(each)}`).join('')}`

      return [
        {
          what: 'double bookings and other violations',
          value: violations.length,
          unit: '',
          target: 0,
          bound: 'most',
          note,
        },
      ]
    } finally {
      worker.remove()
      await engine.stop()
    }
  },
}
