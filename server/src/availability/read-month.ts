import type { MonthInput, MonthOverview } from '@reservaplus/shared/availability/schema'
import { roomByDay } from '@reservaplus/shared/availability/smart'
import { addDays } from '@reservaplus/shared/time/calendar'
import { type LocalDate, localDate } from '@reservaplus/shared/time/schema'

import type { AppContext, RequestContext } from '../app-context'
import { enterBySlug } from '../organizations/find-by-slug'
import { findOffers } from './find-days'

const longestMonth = 31

const daysOfMonth = (month: string): { from: LocalDate; to: LocalDate } => {
  const from = localDate.parse(`${month}-01`)
  const nextMonth = addDays(from, longestMonth)

  return { from, to: addDays(localDate.parse(`${nextMonth.slice(0, 7)}-01`), -1) }
}

type Asked = MonthInput & { audience: 'client' | 'staff'; slug?: string }

const read = async (ctx: AppContext, { month, ...asked }: Asked): Promise<MonthOverview> => {
  const range = daysOfMonth(month)
  const { timeZone, offers } = await findOffers(ctx, { ...asked, ...range })

  return { timeZone, month, days: roomByDay(offers, { timeZone, ...range }) }
}

export const month = (ctx: AppContext, input: MonthInput): Promise<MonthOverview> =>
  read(ctx, { ...input, audience: 'staff' })

export const publicMonth = async (ctx: RequestContext, input: MonthInput & { slug: string }): Promise<MonthOverview> =>
  read(await enterBySlug(ctx, input.slug), { ...input, audience: 'client' })
