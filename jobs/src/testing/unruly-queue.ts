import { deliverBatch, type QueueHandler } from './queue'

type Message = { body: string; receives: number; notBefore: number }

type Options = {
  random: () => number
  /** As in infra/queues.yml. */
  mostReceives?: number
}

const batchSize = 10
const longestDelay = 6

/**
 * A queue at its worst: batches of any size in any order, messages that come twice or late, and a function that dies before
 * it does anything, or after all of it and before it could say so.
 */
export const unrulyQueue = (handler: QueueHandler, { random, mostReceives = 5 }: Options) => {
  const messages: Message[] = []
  const dead: string[] = []
  let now = 0
  const put = (body: string) => {
    const delay = random() < 0.2 ? Math.floor(random() * longestDelay) : 0
    messages.push({ body, receives: 0, notBefore: now + delay })
  }

  const take = () => {
    const ready = messages.filter(({ notBefore }) => notBefore <= now)
    const size = 1 + Math.floor(random() * batchSize)

    return ready.toSorted(() => random() - 0.5).slice(0, size)
  }

  const deliver = async (batch: readonly Message[]): Promise<readonly Message[]> => {
    const fate = random()
    if (fate < 0.05) return batch
    const failed = await deliverBatch(
      handler,
      batch.map(({ body }) => body),
      { receiveCount: Math.max(...batch.map(({ receives }) => receives)) },
    )
    if (fate < 0.1) return batch

    return batch.filter((_, index) => failed.includes(`m${index}`))
  }

  const settle = (message: Message, isLeft: boolean) => {
    if (isLeft && message.receives < mostReceives) {
      message.notBefore = now + 1
      return
    }
    messages.splice(messages.indexOf(message), 1)
    if (isLeft) dead.push(message.body)
    // At least once is what SQS promises: now and then it is twice.
    else if (random() < 0.1) put(message.body)
  }

  const run = async (): Promise<void> => {
    while (messages.length > 0) {
      now += 1
      const batch = take()
      if (batch.length === 0) continue
      for (const message of batch) message.receives += 1
      const left = await deliver(batch)
      for (const message of batch) settle(message, left.includes(message))
    }
  }

  return { put, run, dead }
}
