import { AppError } from '@reservaplus/shared/errors/app-error'
import { type EventId, eventId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { assertRoom } from '@reservaplus/shared/payments/applied'
import {
  type CloseDayInput,
  cashOf,
  type DayClose,
  type DayFigures,
  type DayOfTill,
  figuresOf,
  type ReopenDayInput,
} from '@reservaplus/shared/payments/day-close'
import { type LedgerEntry, linesOf } from '@reservaplus/shared/payments/ledger'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { Instant, LocalDate } from '@reservaplus/shared/time/schema'
import { dayRange, localDateOf } from '@reservaplus/shared/time/zone'
import type { AppContext } from '../app-context'
import { changeEvent } from '../db/change'
import { commitDecision, type Decision } from '../db/commit-decision'
import type { Page, PageRequest } from '../db/page'
import { eventCreation, findEvent } from '../events/repository'
import { findExisting } from '../organizations/find-existing'
import { findWritable } from '../organizations/find-writable'
import { assertCurrency } from './check-amount'
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

/** What is missing in the till, or too much, is in the books as well; taken back when the day is opened again. */
const differenceEntry = (ctx: AppContext, close: DayClose, amount: number, at: Instant): LedgerEntry | undefined =>
  amount === 0
    ? undefined
    : {
        id: `day-close~${close.id}~${close.version}`,
        organizationId: close.organizationId,
        at,
        kind: 'day-close',
        currency: close.currency,
        lines: linesOf({ cash: amount, 'cash-differences': -amount }),
        shares: [],
        createdBy: ctx.actor,
      }

type Step = { current: DayClose | undefined; next: DayClose; booked: number; at: Instant; own: EventId }

const written = (ctx: AppContext, { current, next, booked, at, own }: Step): Decision<DayClose> => {
  const event = changeEvent(
    { ...ctx, newId: () => own },
    { kind: 'day-close', id: next.id, version: next.version, before: current, after: next },
  )
  const entry = differenceEntry(ctx, next, booked, at)

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
      const figures = await figuresOfDay(organization, date)
      const expectedCash = current.float.amount + cashOf(figures)
      const isSame = JSON.stringify(figures) === JSON.stringify(current.figures)
      if (isSame || current.status !== 'closed') return { writes: [], result: current }
      const difference = current.countedCash - expectedCash
      const next = { ...current, figures, expectedCash, difference, version: current.version + 1 }

      return written(ctx, { current, next, booked: difference - current.difference, at, own })
    },
  })

/** Once: whoever comes second is told so. A day that was opened again is closed again. */
export const closeDay = async (ctx: AppContext, input: CloseDayInput): Promise<DayClose> => {
  const { date, countedCash, note, version } = input
  await commit(ctx, {
    date,
    decide: async ({ current, organization, at, own }) => {
      if (current?.status === 'closed') throw new AppError('CONFLICT', 'This day is closed already')
      assertShown(current, version)
      if (date > localDateOf(at, organization.timeZone)) {
        const message = 'This day has not come yet'
        throw new AppError('BAD_INPUT', message, { issues: [{ path: ['date'], message }] })
      }
      assertCurrency(organization, countedCash, ['countedCash'])
      const float = input.float ?? current?.float ?? { amount: 0, currency: organization.currency }
      assertCurrency(organization, float, ['float'])
      const figures = await figuresOfDay(organization, date)
      const expectedCash = float.amount + cashOf(figures)
      const difference = countedCash.amount - expectedCash
      const next: DayClose = {
        id: date,
        organizationId: ctx.organizationId,
        status: 'closed',
        currency: organization.currency,
        figures,
        float,
        expectedCash,
        countedCash: countedCash.amount,
        difference,
        note,
        closedAt: at,
        closedBy: ctx.actor,
        reopenings: current?.reopenings ?? [],
        version: (current?.version ?? 0) + 1,
      }

      return written(ctx, { current, next, booked: difference, at, own })
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
      if (current.status !== 'closed') throw new AppError('INVALID_TRANSITION', 'This day is open')
      assertRoom(current.reopenings)
      const reopenings = [...current.reopenings, { at, by: ctx.actor, reason }]
      const next: DayClose = { ...current, status: 'reopened', reopenings, version: current.version + 1 }

      return written(ctx, { current, next, booked: -current.difference, at, own })
    },
  })
