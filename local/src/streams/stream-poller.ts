import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'

import { matchesPattern } from '../events/event-pattern'
import type { Invoke } from '../lambda/start-functions'
import type { StreamSource } from '../template/function-settings'
import { deliverBatch, type GivenUp } from './deliver-batch'
import { failureReport } from './failure-report'
import type { StreamPosition } from './stream-position'
import { listShards, readShard, type Shard } from './stream-reader'
import { toDelivered } from './stream-record'

export type StreamPollerOptions = {
  client: DynamoDBStreamsClient
  streamArn: string
  functionKey: string
  source: StreamSource
  invoke: Invoke
  position: StreamPosition
  /** Receives what could not be delivered. */
  report: (queueArn: string, body: object) => Promise<void>
  pollMs?: number
  retryMs?: number
  log?: (line: string) => void
}

/** dynoxide looks through all records for each read, so a stream at rest is asked less and less often. */
const longestRest = 400

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** The event source between the table's stream and its function. */
export const pollStream = (options: StreamPollerOptions) => {
  const { client, functionKey, source, invoke, position, report, pollMs = 40, log = () => {} } = options
  const shards = new Map<string, Shard>()
  let { streamArn } = options
  let saved = position.read(streamArn)
  const destination = source.destinations?.onFailure.arn
  let isStopping = false
  let isPaused = false
  let emptyRounds = 0
  let wake = () => {}

  const refreshShards = async () => {
    for (const id of await listShards(client, streamArn)) {
      if (!shards.has(id)) shards.set(id, { id, after: saved[id] })
    }
  }

  const giveUp = (shardId: string) => async (what: GivenUp) => {
    log(`${functionKey}: ${what.records.length} record(s) given up: ${what.condition}`)
    if (destination) await report(destination, failureReport(what, { functionKey, streamArn, shardId }))
  }

  const remember = (shard: Shard, sequenceNumber: string) => {
    shard.after = sequenceNumber
    saved[shard.id] = sequenceNumber
    position.save(streamArn, saved)
  }

  const deliverFrom = async (shard: Shard) => {
    const reading = { client, streamArn, startingPosition: source.startingPosition }
    const records = (await readShard(reading, shard, source.batchSize)).map((record) => toDelivered(record, streamArn))
    const last = records.at(-1)
    if (!last) return 0
    const patterns = source.filterPatterns ?? []
    const wanted = records.filter(
      (r) => patterns.length === 0 || patterns.some((pattern) => matchesPattern(pattern, r)),
    )
    const batchOptions = { functionKey, source, invoke, giveUp: giveUp(shard.id), isStopping: () => isStopping, log }
    const isDone = await deliverBatch(wanted, {
      ...batchOptions,
      ...(options.retryMs ? { retryMs: options.retryMs } : {}),
    })
    if (isDone) remember(shard, last.dynamodb.SequenceNumber)
    return records.length
  }

  const round = async () => {
    if (isPaused) return 0
    if (emptyRounds % 25 === 0) await refreshShards()
    const open = [...shards.values()].filter((shard) => !shard.isClosed)
    const counts = await Promise.all(open.map(deliverFrom))
    return counts.reduce((sum, count) => sum + count, 0)
  }

  const rest = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.min(longestRest, pollMs * emptyRounds))
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const step = async () => {
    const count = await round()
    emptyRounds = count === 0 ? emptyRounds + 1 : 0
  }

  const afterProblem = async (error: unknown) => {
    if (isStopping) return
    emptyRounds = 0
    log(`${functionKey}: ${error instanceof Error ? error.message : error}`)
    await pause(200)
  }

  let current: Promise<void> = Promise.resolve()
  const loop = async () => {
    while (!isStopping) {
      current = step().catch(afterProblem)
      await current
      if (emptyRounds > 0) await rest()
    }
  }

  const running = loop()
  return {
    /** Resolves once everything written before the call has been delivered, or when the time is over. */
    drain: async (deadline = Number.POSITIVE_INFINITY) => {
      emptyRounds = 0
      while (!isStopping && !isPaused && emptyRounds < 2 && Date.now() < deadline) {
        wake()
        await pause(10)
      }
    },
    /** Off and on again, to show that nothing depends on the stream alone. */
    pause: async () => {
      isPaused = true
      await current
    },
    /** Of the stream with this name from now on, when the table got another one. */
    resume: (newArn = streamArn) => {
      if (newArn !== streamArn) {
        streamArn = newArn
        saved = position.read(newArn)
        shards.clear()
      }
      emptyRounds = 0
      isPaused = false
      wake()
    },
    stop: async () => {
      isStopping = true
      wake()
      await running
    },
  }
}

export type StreamPoller = ReturnType<typeof pollStream>
