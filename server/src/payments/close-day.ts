import { AppError } from '@reservaplus/shared/errors/app-error'
import { type EventId, eventId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { closed, differenceEntry, recounted, reopened } from '@reservaplus/shared/payments/close-day'
import {
  type CloseDayInput,
  type DayClose,
  type DayFigures,
  type DayOfTill,
  figuresOf,
  type ReopenDayInput,
} from '@reservaplus/shared/payments/day-close'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { Instant, LocalDate } from '@reservaplus/shared/time/schema'
import { dayRange } from '@reservaplus/shared/time/zone'
import type { AppContext } from '../app-context'
import { changeEvent } from '../db/change'
import { commitDecision, type Decision } from '../db/commit-decision'
import type { Page, PageRequest } from '../db/page'
import { eventCreation, findEvent } from '../events/repository'
import { findExisting } from '../organizations/find-existing'
import { findWritable } from '../organizations/find-writable'
import { dayCloseReplacement, findDayClose, findDayCloses } from './day-close-repository'
import { findLedger, ledgerCreation } from './ledger-repository'

const figuresOfDay = async ({ id, timeZone }: Organization, date: LocalDate): Promise<DayFigures> =>
  figuresOf(await findLedger(id, dayRange(date, timeZone)))

/** What the books say of a day now, and how it was closed. */
export const readDay = async (ctx: AppContext, { date }: { date: LocalDate }): Promise<DayOfTill> => {
  const organization = await findExisting(ctx)
  const [figures, close] = await Promise.all([
    figuresOfDay(organization, date),
    findDayClose(ctx.organizationId, date, { consistent: true }),
  ])

  return { date, currency: organization.currency, figures, ...(close && { close }) }
}

export const listDays = (ctx: AppContext, page: PageRequest): Promise<Page<DayClose>> =>
  findDayCloses(ctx.organizationId, page)

type Step = { current: DayClose | undefined; next: DayClose; at: Instant; own: EventId }

const written = (ctx: AppContext, { current, next, at, own }: Step): Decision<DayClose> => {
  if (current && next === current) return { writes: [], result: current }
  const event = changeEvent(
    { ...ctx, newId: () => own },
    { kind: 'day-close', id: next.id, version: next.version, before: current, after: next },
  )
  const entry = differenceEntry(current, next, { at, by: ctx.actor })

  return {
    writes: [eventCreation(event), dayCloseReplacement(next, current), ...(entry ? [ledgerCreation(entry)] : [])],
    result: next,
  }
}

type Change = {
  date: LocalDate
  decide: (facts: {
    current: DayClose | undefined
    organization: Organization
    at: Instant
    own: EventId
  }) => Promise<Decision<DayClose>> | Decision<DayClose>
}

const commit = (ctx: AppContext, { date, decide }: Change): Promise<DayClose> => {
  const own = eventId.parse(ctx.newId())
  const { organizationId } = ctx
  const read = () => findDayClose(organizationId, date, { consistent: true })

  return commitDecision<DayClose>(ctx, {
    decide: async () => {
      const [organization, current] = await Promise.all([findWritable(ctx), read()])

      return decide({ organization, current, at: instantOf(ctx.clock.now()), own })
    },
    isRepeatable: false,
    recover: async () => ((await findEvent(organizationId, own)) ? read() : undefined),
  })
}

const assertShown = (current: DayClose | undefined, version: number | undefined) => {
  if (version !== undefined && version !== (current?.version ?? 0)) {
    throw new AppError('CONFLICT', 'Somebody else changed this meanwhile')
  }
}

/** What was written between the count and the close came in before nothing could come in any more: it is counted too. */
const recount = (ctx: AppContext, date: LocalDate): Promise<DayClose> =>
  commit(ctx, {
    date,
    decide: async ({ current, organization, at, own }) => {
      if (!current) throw new AppError('NOT_FOUND', 'This day was not closed')

      return written(ctx, { current, next: recounted(current, await figuresOfDay(organization, date)), at, own })
    },
  })

/** Once: whoever comes second is told so. A day that was opened again is closed again. */
export const closeDay = async (ctx: AppContext, input: CloseDayInput): Promise<DayClose> => {
  const { date, version } = input
  await commit(ctx, {
    date,
    decide: async ({ current, organization, at, own }) => {
      const figures = await figuresOfDay(organization, date)
      const next = closed({ ...input, figures }, { current, organization, at, by: ctx.actor })
      assertShown(current, version)

      return written(ctx, { current, next, at, own })
    },
  })

  return recount(ctx, date)
}

/** What was found to differ is forgotten with it: it is counted anew. Who opened it again, when and why stays. */
export const reopenDay = (ctx: AppContext, { date, reason, version }: ReopenDayInput): Promise<DayClose> =>
  commit(ctx, {
    date,
    decide: ({ current, at, own }) => {
      if (!current) throw new AppError('NOT_FOUND', 'This day was not closed')
      assertShown(current, version)

      return written(ctx, { current, next: reopened(current, { reason, at, by: ctx.actor }), at, own })
    },
  })
