import { seededRandom } from '@reservaplus/local/demo/random'

import { noGroups } from './choose-group-call'
import { connect, requestContext } from './connect'
import { injectFaults, noFaults } from './faults'
import { carryOut, type Lane, runLane } from './lane'
import { openLedger, readLedger } from './ledger'
import { sabotageReads, sabotageWrites } from './sabotage'
import { watchRequests } from './watch-requests'
import type { WorkerOrder, WorkerReport } from './worker-order'

const reportEvery = 10

/** Calls that were under way when this worker was killed, and that a caller with a key would repeat. */
const unanswered = ({ folder, name, life }: WorkerOrder) => {
  if (life === 1) return []
  const lines = readLedger(folder, name)
  const ended = new Set(lines.flatMap((each) => (each.line === 'end' ? each.op : [])))

  return lines.flatMap((each) => (each.line === 'begin' && each.isRepeatable && !ended.has(each.op) ? each : []))
}

const work = async (order: WorkerOrder, send: (report: WorkerReport) => void) => {
  const { name, life, options, place, runStartedAt } = order
  const random = seededRandom(order.seed)
  const faults = noFaults()
  const client = connect(order)
  sabotageReads(client, options.sabotage, random)
  watchRequests(client, place)
  injectFaults(client, {
    random,
    share: options.faults,
    count: (kind) => {
      faults[kind] += 1
    },
  })
  sabotageWrites(client, options.sabotage, random)

  const request = requestContext(runStartedAt)
  const interrupted = unanswered(order)
  const write = openLedger(order.folder, name)
  let begun = 0
  let named = 0
  const take = () => {
    if (begun >= order.attempts) return false
    begun += 1
    if (begun % reportEvery === 0) send({ attempts: begun, faults, isDone: false })

    return true
  }
  const nextOp = () => {
    named += 1

    return `${name}.${life}.${named}`
  }
  const now = () => Math.floor(request.clock.now().getTime() / 60_000)
  const versions = new Map<string, number>()
  const groups = noGroups()
  const laneOf = (index: number): Lane => ({
    attempter: { request, place, write },
    chooser: {
      place,
      random,
      now,
      browserToken: `browser-${name}-${index}`.padEnd(20, '0'),
      holds: [],
      versions,
      groups,
    },
    take,
    nextOp,
  })
  const lanes = Array.from({ length: options.lanes }, (_, index) => laneOf(index))
  const [first] = lanes
  for (const { op, call, input, isRepeatable, holdId } of interrupted) {
    if (first && take()) await carryOut(first, op, { call, input, isRepeatable, holdId })
  }
  await Promise.all(lanes.map(runLane))
  send({ attempts: begun, faults, isDone: true })
}

process.on('disconnect', () => process.exit(0))
process.once('message', (order: WorkerOrder) => {
  work(order, (report) => process.send?.(report)).catch((error: unknown) => {
    console.error(error)
    process.exit(1)
  })
})
