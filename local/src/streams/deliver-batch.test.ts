import { describe, expect, it } from 'vitest'

import { InvocationError } from '../lambda/invocation-error'
import type { StreamSource } from '../template/function-settings'
import type { Json } from '../template/json'
import { deliverBatch, type GivenUp } from './deliver-batch'
import type { DeliveredRecord } from './stream-record'

const now = 1_000_000_000
const record = (n: number, ageSeconds = 0): DeliveredRecord => ({
  eventName: 'INSERT',
  dynamodb: { SequenceNumber: String(n), ApproximateCreationDateTime: now / 1000 - ageSeconds },
})
const source: StreamSource = {
  type: 'dynamodb',
  arn: 'arn',
  startingPosition: 'TRIM_HORIZON',
  batchSize: 50,
  maximumRetryAttempts: 2,
  maximumRecordAgeInSeconds: 3600,
  bisectBatchOnFunctionError: true,
  functionResponseType: 'ReportBatchItemFailures',
}
const crash = new InvocationError('f', { errorType: 'Error', errorMessage: 'broken', trace: [] })

const run = async (
  records: DeliveredRecord[],
  handle: (numbers: string[]) => Json | Error,
  more: Partial<StreamSource> = {},
) => {
  const calls: string[][] = []
  const givenUp: GivenUp[] = []
  const numbers = (event: Json) =>
    (event as { Records: DeliveredRecord[] }).Records.map((r) => r.dynamodb.SequenceNumber)
  await deliverBatch(records, {
    functionKey: 'f',
    source: { ...source, ...more },
    now: () => now,
    retryMs: 1,
    giveUp: async (what) => {
      givenUp.push(what)
    },
    invoke: async (_, event) => {
      calls.push(numbers(event))
      const result = handle(numbers(event))
      if (result instanceof Error) throw result
      return result
    },
  })
  return { calls, givenUp: givenUp.map((g) => ({ ...g, records: g.records.map((r) => r.dynamodb.SequenceNumber) })) }
}

const batch = [1, 2, 3, 4].map((n) => record(n))

describe('a batch of a stream', () => {
  it('is delivered once when the function succeeds', async () => {
    const { calls, givenUp } = await run(batch, () => null)
    expect(calls).toEqual([['1', '2', '3', '4']])
    expect(givenUp).toEqual([])
  })

  it('is halved until the record that breaks the function is alone; the others arrive, it is given up after its tries', async () => {
    const { calls, givenUp } = await run(batch, (numbers) => (numbers.includes('3') ? crash : null))
    expect(calls).toEqual([['1', '2', '3', '4'], ['1', '2'], ['3', '4'], ['3'], ['3'], ['3'], ['4']])
    expect(givenUp).toEqual([{ records: ['3'], condition: 'RetryAttemptsExhausted', attempts: 3 }])
  })

  it('is repeated from the first record that the function reports', async () => {
    let once = true
    const { calls } = await run(
      batch,
      () => {
        const answer = once ? { batchItemFailures: [{ itemIdentifier: '3' }] } : null
        once = false
        return answer
      },
      { bisectBatchOnFunctionError: false },
    )
    expect(calls).toEqual([
      ['1', '2', '3', '4'],
      ['3', '4'],
    ])
  })

  it('fails as a whole when the answer names an unknown record', async () => {
    const { calls } = await run([record(1)], () => ({ batchItemFailures: [{ itemIdentifier: 'x' }] }))
    expect(calls).toHaveLength(3)
  })

  it('gives up records that are too old without trying them', async () => {
    const { calls, givenUp } = await run([record(1, 3601), record(2, 3600)], () => null)
    expect(calls).toEqual([['2']])
    expect(givenUp).toEqual([{ records: ['1'], condition: 'RecordAgeExceeded', attempts: 0 }])
  })
})
