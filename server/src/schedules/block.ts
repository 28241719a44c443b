import type { AgendaEntry } from '@reservaplus/shared/agenda/entry'
import { findConflicts, touchedDays } from '@reservaplus/shared/agenda/occupancy'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { type BlockId, blockId } from '@reservaplus/shared/ids/schema'
import { may } from '@reservaplus/shared/permissions/may'
import { type Block, type BlockInput, longestBlockDays } from '@reservaplus/shared/schedules/schedule'
import { minutesPerDay } from '@reservaplus/shared/time/calendar'
import { instantOf, parseInstant, toMinutes } from '@reservaplus/shared/time/instant'
import { type AgendaDayKey, findAgendaDays } from '../agenda/repository'
import { agendaWrites } from '../agenda/write-days'
import type { AppContext } from '../app-context'
import { changeEvent } from '../db/change'
import { commitDecision, type Decision } from '../db/commit-decision'
import { eventCreation } from '../events/repository'
import { type RecordedCall, recordCall } from '../idempotency/record-call'
import { assertWritable } from '../organizations/check-writable'
import { findExisting } from '../organizations/find-existing'
import { blockCreation, blockDeletion, findBlock } from './block-repository'
import { findScheduled } from './service'

const entryOf = ({ id, start, end }: Pick<Block, 'id' | 'start' | 'end'>, overlapAccepted: boolean): AgendaEntry => ({
  kind: 'block',
  id,
  start: toMinutes(start),
  end: toMinutes(end),
  before: 0,
  after: 0,
  overlapAccepted,
})

const daysOf = (entry: AgendaEntry, { professionalId }: Pick<Block, 'professionalId'>): AgendaDayKey[] =>
  touchedDays([entry], 0).map((day) => ({ resourceId: professionalId, day }))

const badEnd = (message: string) => new AppError('BAD_INPUT', message, { issues: [{ path: ['end'], message }] })

const assertLength = ({ start, end }: AgendaEntry) => {
  if (end <= start) throw badEnd('Must be later than the start')
  if (end - start > longestBlockDays * minutesPerDay) throw badEnd(`At most ${longestBlockDays} days`)
}

// The desk may block over what somebody online only holds: their booking is refused then.
const assertFree = (entry: AgendaEntry, busy: readonly AgendaEntry[], now: Block['createdAt']) => {
  const taken = findConflicts([entry], busy, { gapMinutes: 0, now, quantity: 1 }).filter(({ kind }) => kind !== 'hold')
  if (taken.length > 0) {
    const message = `${new Set(taken.map(({ id }) => id)).size} entries of the agenda are in this time`
    throw new AppError('CONFLICT', message, { issues: [{ path: ['start'], message }] })
  }
}

// The reason may say what is nobody's business: it stays with the block.
const toldOf = ({ professionalId, start, end }: Block) => ({ professionalId, start, end })

const newBlock = (ctx: AppContext, input: BlockInput, id: BlockId): Block => ({
  id,
  organizationId: ctx.organizationId,
  professionalId: input.professionalId,
  start: parseInstant(input.start),
  end: parseInstant(input.end),
  reason: input.reason,
  createdBy: ctx.actor,
  createdAt: instantOf(ctx.clock.now()),
  version: 1,
})

type Attempt = { made: Block; acceptOverlap: boolean; call: RecordedCall }

const decideBlock = async (ctx: AppContext, { made, acceptOverlap, call }: Attempt): Promise<Decision<Block>> => {
  const entry = entryOf(made, acceptOverlap)
  const [organization, days] = await Promise.all([
    findExisting(ctx),
    findAgendaDays(ctx.organizationId, daysOf(entry, made)),
  ])
  assertWritable(organization)
  assertFree(
    entry,
    days.flatMap(({ entries }) => entries),
    made.createdAt,
  )
  const subject = { kind: 'block', id: made.id, version: made.version, after: toldOf(made) } as const
  const event = changeEvent(ctx, subject)
  const add = [{ resourceId: made.professionalId, entries: [entry], gapMinutes: 0 }]

  return {
    writes: [
      ...call.writes({ eventId: event.id, subjectId: made.id }),
      eventCreation(event),
      blockCreation(made),
      ...agendaWrites(ctx.organizationId, { days, add, removeIds: [], now: made.createdAt }),
    ],
    result: made,
  }
}

/** Takes time out of a professional's agenda through the same guard as a booking. */
export const block = async (ctx: AppContext, { idempotencyKey, ...input }: BlockInput): Promise<Block> => {
  const { acceptOverlap } = input
  if (acceptOverlap && !may(ctx, 'appointments:overlap')) {
    throw new AppError('FORBIDDEN', 'Your role may not accept an overlap')
  }
  await findScheduled(ctx, 'schedules:write', input)
  const made = newBlock(ctx, input, blockId.parse(ctx.newId()))
  assertLength(entryOf(made, acceptOverlap))
  const call = recordCall(ctx, 'schedules.block', { ...input, idempotencyKey })

  return commitDecision(ctx, {
    decide: () => decideBlock(ctx, { made, acceptOverlap, call }),
    recover: async () => {
      const record = await call.find()

      return findBlock(ctx.organizationId, record ? blockId.parse(record.subjectId) : made.id)
    },
    isRepeatable: call.isRepeatable,
  })
}

const findOwnBlock = async (ctx: AppContext, id: BlockId): Promise<Block> => {
  const found = await findBlock(ctx.organizationId, id)
  if (!found) throw new AppError('NOT_FOUND', 'There is no such block')
  await findScheduled(ctx, 'schedules:write', found)

  return found
}

/** The time is free again. */
export const unblock = async (ctx: AppContext, { id }: { id: BlockId }): Promise<Record<string, never>> => {
  const found = await findOwnBlock(ctx, id)

  return commitDecision<Record<string, never>>(ctx, {
    decide: async () => {
      const current = await findOwnBlock(ctx, id)
      const [organization, days] = await Promise.all([
        findExisting(ctx),
        findAgendaDays(ctx.organizationId, daysOf(entryOf(current, true), current)),
      ])
      assertWritable(organization)
      const version = current.version + 1
      const subject = { kind: 'block', id, version, before: toldOf(current) } as const
      const now = instantOf(ctx.clock.now())

      return {
        writes: [
          eventCreation(changeEvent(ctx, subject)),
          blockDeletion(current),
          ...agendaWrites(ctx.organizationId, { days, add: [], removeIds: [id], now }),
        ],
        result: {},
      }
    },
    recover: async () => ((await findBlock(ctx.organizationId, found.id)) ? undefined : {}),
    isRepeatable: false,
  })
}
