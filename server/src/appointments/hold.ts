import { createHash } from 'node:crypto'
import { type AgendaEntry, holdMinutes, maximumAnonymousHolds } from '@reservaplus/shared/agenda/entry'
import { liveEntries } from '@reservaplus/shared/agenda/live'
import type { Hold, HoldInput } from '@reservaplus/shared/appointments/holds'
import { type HoldId, holdId } from '@reservaplus/shared/ids/schema'
import { utcDayOf, utcDaysBetween } from '@reservaplus/shared/time/calendar'
import {
  addMinutes,
  fromMinutes,
  instantOf,
  parseInstant,
  toMinutes,
  toSeconds,
} from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import { toLocal } from '@reservaplus/shared/time/zone'
import { daysOfStay } from '../agenda/list-days'
import { findAgendaDays } from '../agenda/repository'
import { agendaWrites } from '../agenda/write-days'
import type { AppContext, RequestContext } from '../app-context'
import { commitDecision, type Decision } from '../db/commit-decision'
import { assertSubscribed, assertWritable } from '../organizations/check-writable'
import { assertPublic, enterBySlug } from '../organizations/find-by-slug'
import { findOrganization } from '../organizations/repository'
import { resourceUnchanged } from '../resources/repository'
import { assertBookableOnline } from '../services/check-online'
import { decideSlot } from './decide-slot'
import { gatherSlot } from './gather-slot'
import { findHold, holdWrite, type StoredHold } from './hold-repository'
import { signHoldToken, verifyHoldToken } from './hold-token'
import { holdOccupancy } from './write-hold'

const hashOf = (browserToken: string) => createHash('sha256').update(browserToken).digest('base64url')

const heldBy = (stored: StoredHold | undefined) =>
  stored ? daysOfStay({ ...stored, professionalId: stored.professionalId }) : []

// Of the days that were read, to compare how busy people are, only the slot's own counts.
const tooManyHolds =
  (own: string | undefined, { start, now }: { start: number; now: Instant }) =>
  (busy: readonly AgendaEntry[]) => {
    const day = utcDayOf(start)
    // What is kept longer than anybody's hold is offered to somebody on the waiting list.
    const latest = toSeconds(addMinutes(now, holdMinutes))
    const holds = liveEntries(busy, now).filter(
      (each) =>
        each.kind === 'hold' &&
        (each.expiresAt ?? 0) <= latest &&
        each.id !== own &&
        utcDaysBetween(each.start, each.end).includes(day),
    )

    return new Set(holds.map(({ id }) => id)).size >= maximumAnonymousHolds
  }

const decideHold = async (ctx: AppContext, input: HoldInput, id: HoldId): Promise<Decision<Hold>> => {
  const now = instantOf(ctx.clock.now())
  const start = toMinutes(parseInstant(input.start, 'start'))
  const browserTokenHash = hashOf(input.browserToken)
  const previous = await findHold(ctx.organizationId, browserTokenHash)
  const gathered = await gatherSlot(ctx.organizationId, { ...input, start, alsoDays: heldBy(previous) })
  assertPublic(gathered.organization, input.slug)
  assertBookableOnline(gathered.service)
  assertWritable(gathered.organization)
  assertSubscribed(gathered.subscription, now)

  // Our own hold is there already: the answer to the attempt that wrote it got lost.
  const isOurs = previous?.holdId === id
  const decided = await decideSlot(gathered, {
    start,
    now,
    audience: 'client',
    ignoreIds: previous ? [previous.holdId] : [],
    isBarred: tooManyHolds(previous?.holdId, { start, now }),
  })
  const { professional } = decided
  const stay = { start: fromMinutes(start), end: fromMinutes(start + gathered.timeWith(professional).durationMinutes) }
  const expiresAt = addMinutes(now, holdMinutes)
  const held = { professionalId: professional.id, resourceId: gathered.resource?.id, ...stay }
  const token = await signHoldToken(ctx.config, {
    organizationId: ctx.organizationId,
    holdId: id,
    serviceId: input.serviceId,
    takenAt: now,
    ...held,
  })
  const local = toLocal(stay.start, gathered.organization.timeZone)
  const slot = { start: stay.start, local, professionalId: professional.id }
  const result = { id, token, slot, expiresAt }
  if (isOurs && previous.professionalId === professional.id) return { writes: [], result }

  const stored = { organizationId: ctx.organizationId, browserTokenHash, holdId: id, ...held }

  return {
    writes: [
      holdWrite({ ...stored, expiresAt: toSeconds(expiresAt) }, previous),
      ...holdOccupancy(gathered, decided, { holdId: id, start, now, expiresAt, replaced: previous?.holdId }),
      ...(gathered.resource ? [resourceUnchanged(gathered.resource)] : []),
    ],
    result,
  }
}

/** Keeps a time for ten minutes while somebody types their name. A browser has one hold: a new one takes its place. */
export const hold = async (ctx: RequestContext, input: HoldInput): Promise<Hold> => {
  const scoped = await enterBySlug(ctx, input.slug)
  const id = holdId.parse(ctx.newId())

  return commitDecision(scoped, {
    decide: () => decideHold(scoped, input, id),
    recover: async () => undefined,
    isRepeatable: false,
  })
}

type ReleaseInput = { slug: string; holdToken: string }

/** Gives the time back at once. A token that is none, or of another place, is answered the same and changes nothing. */
export const releaseHold = async (ctx: RequestContext, input: ReleaseInput): Promise<Record<string, never>> => {
  const scoped = await enterBySlug(ctx, input.slug)
  const { organizationId } = scoped
  const held = await verifyHoldToken(ctx.config, input.holdToken).catch(() => undefined)
  if (held?.organizationId !== organizationId) return {}

  return commitDecision<Record<string, never>>(scoped, {
    decide: async () => {
      const [organization, days] = await Promise.all([
        findOrganization(organizationId, { consistent: true }),
        findAgendaDays(organizationId, daysOfStay(held)),
      ])
      assertPublic(organization, input.slug)
      assertWritable(organization)
      const now = instantOf(ctx.clock.now())

      return { writes: agendaWrites(organizationId, { days, add: [], removeIds: [held.holdId], now }), result: {} }
    },
    recover: async () => undefined,
    isRepeatable: false,
  })
}
