import { failedItems } from '../lambda/batch-answer'
import { InvocationError } from '../lambda/invocation-error'
import type { Invoke } from '../lambda/start-functions'
import type { StreamSource } from '../template/function-settings'
import type { DeliveredRecord } from './stream-record'

export type GivenUp = {
  records: DeliveredRecord[]
  condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded'
  attempts: number
}

export type BatchOptions = {
  functionKey: string
  source: StreamSource
  invoke: Invoke
  giveUp: (what: GivenUp) => Promise<void>
  now?: () => number
  retryMs?: number
  isStopping?: () => boolean
  log?: (line: string) => void
}

type Part = { records: DeliveredRecord[]; failures: number }

const sequenceNumber = (record: DeliveredRecord) => record.dynamodb.SequenceNumber
const createdAt = (record: DeliveredRecord) => Number(record.dynamodb.ApproximateCreationDateTime) * 1000
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Where the first failure lies: everything before it is done. */
const callFunction = async ({ functionKey, source, invoke, log }: BatchOptions, records: DeliveredRecord[]) => {
  try {
    const answer = await invoke(functionKey, { Records: records })
    if (!source.functionResponseType) return records.length
    const failed = failedItems(answer, records.map(sequenceNumber))
    const first = records.findIndex((record) => failed.has(sequenceNumber(record)))
    return first === -1 ? records.length : first
  } catch (error) {
    if (!(error instanceof InvocationError)) throw error
    log?.(`${functionKey} failed on ${records.length} record(s): ${error.message}`)
    return 0
  }
}

const split = ({ records, failures }: Part): Part[] => {
  const middle = Math.ceil(records.length / 2)
  return [
    { records: records.slice(0, middle), failures },
    { records: records.slice(middle), failures },
  ]
}

/** Delivers a batch in order, as the template says: halving, tries, age limit, and where the rest is reported. */
export const deliverBatch = async (batch: DeliveredRecord[], options: BatchOptions) => {
  const { source, giveUp, now = Date.now, retryMs = 100, isStopping = () => false } = options
  const maxAgeMs = source.maximumRecordAgeInSeconds * 1000
  const isTooOld = (record: DeliveredRecord) => maxAgeMs > 0 && now() - createdAt(record) > maxAgeMs

  const withoutOld = async ({ records, failures }: Part): Promise<Part> => {
    const old = records.filter(isTooOld)
    if (old.length > 0) await giveUp({ records: old, condition: 'RecordAgeExceeded', attempts: failures })
    return { records: records.filter((record) => !isTooOld(record)), failures }
  }

  const afterFailure = async (part: Part): Promise<Part[]> => {
    if (source.bisectBatchOnFunctionError && part.records.length > 1) return split(part)
    const failures = part.failures + 1
    const limit = source.maximumRetryAttempts
    if (limit >= 0 && failures > limit) {
      await giveUp({ records: part.records, condition: 'RetryAttemptsExhausted', attempts: failures })
      return []
    }
    await pause(Math.min(retryMs * 2 ** part.failures, 10_000))
    return [{ ...part, failures }]
  }

  const waiting: Part[] = [{ records: batch, failures: 0 }]
  while (!isStopping()) {
    const next = waiting.shift()
    if (!next) return true
    const part = await withoutOld(next)
    if (part.records.length === 0) continue
    const done = await callFunction(options, part.records)
    if (done === part.records.length) continue
    waiting.unshift(...(await afterFailure({ ...part, records: part.records.slice(done) })))
  }
  return waiting.length === 0
}
