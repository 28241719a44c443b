import type { EffectiveService } from '../availability/effective'
import { withDuration } from '../availability/effective'
import { AppError } from '../errors/app-error'
import type { ProfessionalId } from '../ids/schema'
import { stated } from '../payments/position'
import type { Service, ServiceAddOn } from '../services/schema'
import { addMinutes } from '../time/instant'
import type { Instant } from '../time/schema'
import { toLocal } from '../time/zone'
import { deskMayCancel, isMovable, occupies } from './lifecycle'
import type { MoveTerms } from './move'
import type { Appointment } from './schema'

type ServiceChange = {
  service: Pick<Service, 'id' | 'name'>
  /** As the professional does it, with what is booked with it. */
  effective: EffectiveService
  addOns: readonly ServiceAddOn[]
  professional: { id: ProfessionalId; name: string }
  start: Instant
  now: Instant
  timeZone: string
  durationMinutes?: number | undefined
  bySalon?: boolean | undefined
  outsideHours?: true | undefined
  rules: MoveTerms['rules']
}

/** It may be under way where it stays; to another time or professional goes only what has not begun. */
const assertChangeable = (current: Appointment, stays: boolean): void => {
  if (stays ? occupies(current.status) : isMovable(current.status)) return
  throw new AppError('INVALID_TRANSITION', `The service of a ${current.status} appointment cannot be changed`)
}

/** What was agreed on about the service before does not bind the new one: its time, price and room are its own. */
export const changeServiceOf = (current: Appointment, change: ServiceChange): Appointment => {
  const { service, effective, addOns, professional, start, now, timeZone, durationMinutes } = change
  const stays = start === current.start && professional.id === current.professionalId
  assertChangeable(current, stays)
  const {
    resourceId: _resource,
    addOns: _addOns,
    overridden: _overridden,
    hasAcceptedOutsideHours: _hours,
    movedBySalonAt,
    clientConfirmedAt,
    ...rest
  } = current
  const time = withDuration(effective, durationMinutes)
  const movedAt = change.bySalon ? now : stays ? movedBySalonAt : undefined
  const isMovedLate = !stays && !deskMayCancel(current, change.rules, now)

  return stated({
    ...rest,
    serviceId: service.id,
    serviceName: service.name,
    professionalId: professional.id,
    professionalName: professional.name,
    ...(effective.resourceId && { resourceId: effective.resourceId }),
    ...(addOns.length > 0 && { addOns: [...addOns] }),
    ...(movedAt && { movedBySalonAt: movedAt }),
    ...(clientConfirmedAt && start === current.start && { clientConfirmedAt }),
    ...(isMovedLate && { movedLateAt: now }),
    ...(time.durationMinutes !== effective.durationMinutes && { overridden: ['duration' as const] }),
    start,
    end: addMinutes(start, time.durationMinutes),
    localStart: toLocal(start, timeZone),
    timeZone,
    durationMinutes: time.durationMinutes,
    segments: [...time.segments],
    bufferBeforeMinutes: time.before,
    bufferAfterMinutes: time.after,
    price: effective.price,
    hasAcceptedOverlap: false,
    ...(change.outsideHours && { hasAcceptedOutsideHours: change.outsideHours }),
    updatedAt: now,
    version: current.version + 1,
  })
}
