import * as z from 'zod'

import type { Json } from '../template/json'

const schema = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string().nullish() })).nullish(),
})

/**
 * The ids that a function reports as failed. As on AWS an answer that makes no sense, or names an id that was not in
 * the batch, fails the whole batch.
 */
export const failedItems = (answer: Json, ids: string[]): Set<string> => {
  if (answer === null) return new Set()
  const parsed = schema.safeParse(answer)
  if (!parsed.success) return new Set(ids)
  const reported = (parsed.data.batchItemFailures ?? []).map((failure) => failure.itemIdentifier ?? '')
  return new Set(reported.every((id) => ids.includes(id)) ? reported : ids)
}
