import * as z from 'zod'
import { actor } from '../appointments/schema'
import { organizationId, professionalId } from '../ids/schema'
import { currency, money } from '../money/schema'
import { instant, localDate } from '../time/schema'
import type { LedgerEntry } from './ledger'
import { type PaymentMethod, paymentMethod } from './payment-names'

/** What came in, what went back, and what that leaves: minor units of the organization's currency. */
const flow = z.object({ received: z.int(), refunded: z.int(), net: z.int() })

export const dayFigures = z.object({
  byMethod: z.array(flow.extend({ method: paymentMethod })),
  byProfessional: z.array(flow.extend({ professionalId })),
  tips: z.int(),
})
export type DayFigures = z.infer<typeof dayFigures>

/** A day of the till. While it is closed nothing is taken or given back by hand. */
export const dayClose = z.object({
  /** The day, as the organization's clock counts it. */
  id: localDate,
  organizationId,
  status: z.enum(['closed', 'reopened']),
  currency,
  figures: dayFigures,
  /** What lay in the till in the morning. */
  float: money,
  /** In the till by the books, and counted. `difference` may be less than nothing. */
  expectedCash: z.int(),
  countedCash: z.int(),
  difference: z.int(),
  note: z.string().max(500),
  closedAt: instant,
  closedBy: actor,
  reopenings: z.array(z.object({ at: instant, by: actor, reason: z.string().max(500) })),
  version: z.int(),
})
export type DayClose = z.infer<typeof dayClose>

/** What the books say of a day now, and how it was closed. */
export const dayOfTill = z.object({ date: localDate, currency, figures: dayFigures, close: dayClose.optional() })
export type DayOfTill = z.infer<typeof dayOfTill>

const cash = money.extend({ amount: z.int().min(0).max(99_999_999_999) })
const text = z.string().trim().max(500)
export const closeDayInput = z.object({
  date: localDate,
  countedCash: cash,
  float: cash.optional(),
  note: text.default(''),
  version: z.int().optional(),
})
export type CloseDayInput = z.infer<typeof closeDayInput>
export const reopenDayInput = z.object({ date: localDate, reason: text.min(1), version: z.int().optional() })
export type ReopenDayInput = z.infer<typeof reopenDayInput>
export const listDayClosesInput = z.object({
  cursor: z.string().max(2000).optional(),
  limit: z.int().min(1).max(100).default(31),
})
export const dayClosePage = z.object({ items: z.array(dayClose), cursor: z.string().optional() })

type Flow = z.infer<typeof flow>
const nothing: Flow = { received: 0, refunded: 0, net: 0 }

const added = (flow: Flow, amount: number, isRefund: boolean): Flow => ({
  received: flow.received + (isRefund ? 0 : amount),
  refunded: flow.refunded - (isRefund ? amount : 0),
  net: flow.net + amount,
})

const isMethod = (name: string): name is PaymentMethod => paymentMethod.options.some((each) => each === name)

/** By method what was paid, whatever the provider keeps of it; by professional without tips. */
export const figuresOf = (entries: readonly LedgerEntry[]): DayFigures => {
  const methods = new Map<PaymentMethod, Flow>()
  const professionals = new Map<LedgerEntry['shares'][number]['professionalId'], Flow>()
  let tips = 0
  for (const { kind, lines, shares } of entries.filter((each) => each.kind === 'payment' || each.kind === 'refund')) {
    const isRefund = kind === 'refund'
    const fee = lines.find(({ account }) => account === 'provider-fees')?.amount ?? 0
    for (const { account, amount } of lines) {
      if (isMethod(account)) methods.set(account, added(methods.get(account) ?? nothing, amount + fee, isRefund))
      if (account === 'tips') tips -= amount
    }
    for (const { professionalId: id, amount } of shares) {
      professionals.set(id, added(professionals.get(id) ?? nothing, amount, isRefund))
    }
  }

  return {
    byMethod: paymentMethod.options.flatMap((method) => {
      const found = methods.get(method)

      return found ? [{ method, ...found }] : []
    }),
    byProfessional: [...professionals].map(([id, found]) => ({ professionalId: id, ...found })),
    tips,
  }
}

export const cashOf = ({ byMethod }: DayFigures): number => byMethod.find(({ method }) => method === 'cash')?.net ?? 0
