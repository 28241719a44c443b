import type { Invoke } from '../lambda/start-functions'
import { isObject, type Json } from '../template/json'

export type UnrulyOptions = {
  /** Between 0 and 1, from a seeded generator, so that a failing run can be repeated. */
  random: () => number
  duplicate?: number
  reorder?: boolean
  split?: boolean
  delayMs?: number
}

const shuffle = (records: Json[], random: () => number) =>
  records
    .map((record) => ({ record, rank: random() }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ record }) => record)

const cut = (records: Json[], random: () => number) => {
  const at = Math.floor(random() * (records.length + 1))
  return [records.slice(0, at), records.slice(at)].filter((part) => part.length > 0)
}

/**
 * A delivery as bad as AWS allows: records come twice, in any order, in pieces and late. Functions that take records
 * from a stream or queue must bear it.
 */
export const unrulyDelivery = (invoke: Invoke, options: UnrulyOptions): Invoke => {
  const { random, duplicate = 0, reorder = false, split = false, delayMs = 0 } = options
  return async (key, event) => {
    if (!isObject(event) || !Array.isArray(event.Records)) return invoke(key, event)
    const twice = event.Records.flatMap((record) => (random() < duplicate ? [record, record] : [record]))
    const ordered = reorder ? shuffle(twice, random) : twice
    let answer: Json = null
    for (const Records of split ? cut(ordered, random) : [ordered]) {
      await new Promise((resolve) => setTimeout(resolve, random() * delayMs))
      answer = await invoke(key, { ...event, Records })
    }
    return answer
  }
}
