import * as z from 'zod'
import { type LimitName, type Limits, limitName } from './counters'

export const usageOfLimit = z.object({
  current: z.int(),
  /** Absent: as many as one likes. */
  max: z.int().optional(),
  canAdd: z.boolean(),
  /** One decimal; may be above 100 after a change to a smaller plan. */
  percent: z.number(),
  /** Above 80 percent: time to say something. */
  isNearLimit: z.boolean(),
})
export type UsageOfLimit = z.infer<typeof usageOfLimit>

export const usage = z.record(limitName, usageOfLimit)
export type Usage = z.infer<typeof usage>
export type Counts = Readonly<Partial<Record<LimitName, number>>>

const warningPercent = 80

const shareOf = (current: number, max: number | undefined): number => {
  if (max === undefined) return 0

  return max > 0 ? Math.round((1000 * current) / max) / 10 : 100
}

const usageOfOne = (counted: number, limit: number | undefined, left: number): UsageOfLimit => {
  // A count below zero would be a mistake, and nothing that anyone can use.
  const current = Math.max(0, counted - left)
  const max = limit === undefined ? undefined : Math.max(0, limit - left)
  const percent = shareOf(current, max)

  return {
    current,
    ...(max !== undefined && { max }),
    canAdd: max === undefined || current < max,
    percent,
    isNearLimit: percent > warningPercent,
  }
}

/** The owner is always there and takes no seat that anyone could use: left out of both sides of the team. */
const ownersLeftOut = (name: LimitName) => (name === 'users' ? 1 : 0)

export const usageOf = (limits: Limits, counts: Counts): Usage =>
  Object.fromEntries(
    limitName.options.map((name) => [name, usageOfOne(counts[name] ?? 0, limits[name], ownersLeftOut(name))]),
  ) as Usage
