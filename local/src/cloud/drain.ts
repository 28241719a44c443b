import type { EventBus } from '../eventbridge/start-event-bus'
import type { Functions } from '../lambda/start-functions'
import type { Schedules } from '../schedules/start-schedules'
import type { QueuePoller } from '../sqs/queue-poller'
import type { Sqs } from '../sqs/start-sqs'
import type { StreamPoller } from '../streams/stream-poller'

type Parts = {
  streams: StreamPoller[]
  queues: { name: string; poller: QueuePoller }[]
  bus: EventBus
  functions: Functions
  schedules: Schedules
  /** Calls of another system that come by themselves. */
  webhooks: { isWorking(): boolean }
  sqs: Sqs
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Waits until nothing is on its way any more: stream read to its end, bus and functions idle, queues without a message
 * that could be taken. A message that failed and waits to become visible again does not count.
 */
export const createDrain = ({ streams, queues, bus, functions, schedules, webhooks, sqs }: Parts) => {
  const isQuiet = async () => {
    const isBusy = [bus, schedules, webhooks, ...queues.map(({ poller }) => poller)].some((part) => part.isWorking())
    if (isBusy || functions.isBusy()) return false
    const ready = await Promise.all(queues.map(({ name }) => sqs.readyMessages(name)))
    return ready.every((count) => count === 0)
  }
  return async (timeoutMs = 15_000) => {
    const deadline = Date.now() + timeoutMs
    for (let quietRounds = 0; quietRounds < 2; ) {
      if (Date.now() > deadline) throw new Error(`Events were still on their way after ${timeoutMs} ms`)
      await Promise.all(streams.map((stream) => stream.drain(deadline)))
      quietRounds = (await isQuiet()) ? quietRounds + 1 : 0
      await pause(20)
    }
  }
}
