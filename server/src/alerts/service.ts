import { createHash } from 'node:crypto'
import type { AddPushDeviceInput, PushDevice } from '@reservaplus/shared/alerts/devices'
import type { Alert, ShownAlert } from '@reservaplus/shared/alerts/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { type UserId, userId } from '@reservaplus/shared/ids/schema'
import { addMinutes, instantOf, parseInstant } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'

import type { AppContext } from '../app-context'
import type { PageRequest } from '../db/page'
import { findWritable } from '../organizations/find-writable'
import { deleteDevice, findDevices, putDevice } from './device-repository'
import { findAlerts, findNewestAlerts, findSeenUntil, putSeenUntil } from './repository'

const mostDevices = 10
/** An event may be that late and still count as new. */
const latestMinutes = 24 * 60

type Person = Pick<AppContext, 'organizationId'> & { userId: UserId }

/** Everything here is the signed-in person's own; another system is nobody. */
const personOf = ({ organizationId, actor }: AppContext): Person => {
  if (actor.kind !== 'staff') throw new AppError('FORBIDDEN', 'Alerts are for people of the team')

  return { organizationId, userId: userId.parse(actor.id) }
}

const isNew = ({ createdAt }: Alert, seen: Instant | undefined) => seen === undefined || createdAt > seen

const shown = ({ organizationId: _o, userId: _u, createdAt: _c, ...alert }: Alert, isNewOne: boolean): ShownAlert => ({
  ...alert,
  isNew: isNewOne,
})

/** Newest first. */
export const list = async (ctx: AppContext, page: PageRequest) => {
  const person = personOf(ctx)
  const [{ items, cursor }, seen] = await Promise.all([findAlerts(person, page), findSeenUntil(person)])

  return { items: items.map((each) => shown(each, isNew(each, seen))), ...(cursor && { cursor }) }
}

export const countNew = async (ctx: AppContext): Promise<{ count: number }> => {
  const person = personOf(ctx)
  const seen = await findSeenUntil(person)
  const newest = await findNewestAlerts(person, seen && addMinutes(seen, -latestMinutes))

  return { count: newest.filter((each) => isNew(each, seen)).length }
}

/** Never later than now: what is still to come has not been seen. */
export const markSeen = async (ctx: AppContext, { until }: { until: string }): Promise<Record<string, never>> => {
  const seen = parseInstant(until, 'until')
  const now = instantOf(ctx.clock.now())
  await putSeenUntil(personOf(ctx), seen < now ? seen : now)

  return {}
}

/** The longest known first. */
export const devices = async (ctx: AppContext): Promise<PushDevice[]> =>
  (await findDevices(personOf(ctx))).sort((a, b) => a.createdAt.localeCompare(b.createdAt))

const idOf = (endpoint: string) => createHash('sha256').update(endpoint).digest('base64url').slice(0, 22)

/** The same browser again is the same device; beyond ten the oldest one is left out. */
export const addDevice = async (ctx: AppContext, input: AddPushDeviceInput): Promise<PushDevice> => {
  const person = personOf(ctx)
  const [known] = await Promise.all([devices(ctx), findWritable(ctx)])
  const device = { ...person, ...input, id: idOf(input.endpoint), createdAt: instantOf(ctx.clock.now()) }
  await putDevice(device)
  const others = known.filter(({ id }) => id !== device.id)
  await Promise.all(others.slice(0, Math.max(0, others.length + 1 - mostDevices)).map(deleteDevice))

  return device
}

export const removeDevice = async (ctx: AppContext, { id }: { id: string }): Promise<Record<string, never>> => {
  await deleteDevice({ ...personOf(ctx), id })

  return {}
}
