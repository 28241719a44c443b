import { liveEntries } from '@reservaplus/shared/agenda/live'
import { findConflicts } from '@reservaplus/shared/agenda/occupancy'
import { agendaEntriesOf } from '@reservaplus/shared/appointments/agenda-entries'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { toMinutes } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'

import { decideSlot } from './decide-slot'
import type { SlotGathered } from './gather-slot'

/** The desk takes what somebody online only holds. */
const standing = ({ days }: SlotGathered, resourceId: string | undefined, now: Instant) =>
  liveEntries(
    days.filter((each) => each.resourceId === resourceId).flatMap(({ entries }) => entries),
    now,
  ).filter(({ kind }) => kind !== 'hold')

const isTaken = (gathered: SlotGathered, wanted: Appointment, now: Instant): boolean => {
  const { professional, resource } = agendaEntriesOf(wanted)
  const { organization } = gathered
  const gapMinutes = organization.bookingRules.bufferMinutes
  const quantity = gathered.resource?.quantity ?? 1

  return (
    findConflicts(professional, standing(gathered, wanted.professionalId, now), { gapMinutes, now, quantity: 1 })
      .length +
      findConflicts(resource, standing(gathered, wanted.resourceId, now), { gapMinutes: 0, now, quantity }).length >
    0
  )
}

const refusalOf = (gathered: SlotGathered, wanted: Appointment, now: Instant): Promise<AppError | undefined> =>
  decideSlot(gathered, {
    start: toMinutes(wanted.start),
    now,
    audience: 'staff',
    ignoreIds: [wanted.id],
    acceptsOutsideHours: wanted.hasAcceptedOutsideHours,
  }).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof AppError) return error
      throw error
    },
  )

/** Nothing else but what stands there matters: it was booked here once. SLOT_TAKEN, with free times near. */
export const assertFree = async (gathered: SlotGathered, wanted: Appointment, now: Instant): Promise<void> => {
  if (!isTaken(gathered, wanted, now)) return
  const refusal = await refusalOf(gathered, wanted, now)
  throw new AppError('SLOT_TAKEN', 'This time is taken by now', refusal?.details)
}

/** It may have begun, and may have begun at any minute. */
const forgiven: ReadonlySet<string | undefined> = new Set(['past', 'off-grid'])

/** The same where it is booked anew: closures and days off count too. */
export const assertBookable = async (gathered: SlotGathered, wanted: Appointment, now: Instant): Promise<void> => {
  await assertFree(gathered, wanted, now)
  const refusal = await refusalOf(gathered, wanted, now)
  if (!refusal || forgiven.has(refusal.details.reason)) return

  throw refusal
}

type Accepting = { now: Instant; acceptOutsideHours?: boolean | undefined }

/** The same for what stays where it is and takes other time; with what somebody accepts about it, if that was needed. */
export const acceptedAt = async (
  gathered: SlotGathered,
  wanted: Appointment,
  { now, acceptOutsideHours = false }: Accepting,
): Promise<Appointment> => {
  try {
    await assertBookable(gathered, wanted, now)

    return wanted
  } catch (error) {
    const isClosed = error instanceof AppError && error.details.reason === 'closed'
    if (!acceptOutsideHours || !isClosed) throw error
    const accepted: Appointment = { ...wanted, hasAcceptedOutsideHours: true }
    await assertBookable(gathered, accepted, now)

    return accepted
  }
}
