import type { ServiceTime } from '../agenda/build'
import type { ResourceId, ServiceId } from '../ids/schema'
import { addMoney } from '../money/money'
import type { Money } from '../money/schema'
import type { BookingRules, Organization } from '../organizations/schema'
import type { Professional } from '../professionals/schema'
import type { Service, ServiceAddOn, ServiceSegment } from '../services/schema'

/** A service as one professional does it. */
export type EffectiveService = ServiceTime & { id: ServiceId; price: Money; resourceId?: ResourceId }

/** The organization's rules as they bind one professional. */
export type EffectiveRules = BookingRules & {
  slotIntervalMinutes: number
  /** An inactive professional is offered to nobody, not even at the desk. */
  isActive: boolean
}

type WorkParts = Pick<Professional, 'isActive' | 'serviceIds' | 'serviceOverrides'>

/** Whether this professional does this service at all. */
export const offersService = (
  service: Pick<Service, 'id' | 'isActive' | 'isDeleted'>,
  professional: Pick<Professional, 'isActive' | 'serviceIds'>,
): boolean =>
  service.isActive && !service.isDeleted && professional.isActive && professional.serviceIds.includes(service.id)

/** Of an appointment that was made before: also where the service has been withdrawn since. */
export const canTakeOver = (
  service: Pick<Service, 'id'>,
  professional: Pick<Professional, 'isActive' | 'serviceIds'>,
): boolean => professional.isActive && professional.serviceIds.includes(service.id)

/** Whether clients may see and book it; who comes with an appointment already made may still move it. */
export const isPublicService = ({
  isActive,
  isDeleted,
  isBookableOnline,
}: Pick<Service, 'isActive' | 'isDeleted' | 'isBookableOnline'>): boolean => isActive && !isDeleted && isBookableOnline

const minutesOf = (segments: readonly ServiceSegment[]) => segments.reduce((sum, { minutes }) => sum + minutes, 0)

/**
 * Who works faster or slower does so while working: processing takes what it takes, the work segments share the rest in
 * proportion. Where nothing would be left for one of them, all of it counts as work.
 */
const fitSegments = (segments: readonly ServiceSegment[], durationMinutes: number): ServiceSegment[] => {
  const total = minutesOf(segments)
  if (segments.length === 0 || total === durationMinutes) {
    return [...segments]
  }

  const workBefore = minutesOf(segments.filter(({ kind }) => kind === 'work'))
  const workAfter = durationMinutes - (total - workBefore)
  let worked = 0
  let given = 0
  const fitted = segments.map((segment) => {
    if (segment.kind === 'processing') {
      return segment
    }
    worked += segment.minutes
    const upToHere = Math.round((workAfter * worked) / workBefore)
    const minutes = upToHere - given
    given = upToHere

    return { ...segment, minutes }
  })

  return fitted.every(({ minutes }) => minutes >= 1) ? fitted : []
}

/** A service that takes another time than the catalogue says, because somebody agreed on it. Absent: as it is. */
export const withDuration = <Time extends ServiceTime>(time: Time, durationMinutes: number | undefined): Time =>
  durationMinutes === undefined || durationMinutes === time.durationMinutes
    ? time
    : { ...time, durationMinutes, segments: fitSegments(time.segments, durationMinutes) }

/** What is booked with it is done at its end. */
const extendSegments = (segments: readonly ServiceSegment[], minutes: number): ServiceSegment[] => {
  const last = segments.at(-1)
  if (!last || minutes === 0) return [...segments]

  return last.kind === 'work'
    ? [...segments.slice(0, -1), { kind: 'work', minutes: last.minutes + minutes }]
    : [...segments, { kind: 'work', minutes }]
}

/** The professional's own duration and price beat the service's; what is booked with it is the same by everybody. */
export const effectiveService = (
  service: Pick<
    Service,
    'id' | 'durationMinutes' | 'segments' | 'price' | 'bufferBeforeMinutes' | 'bufferAfterMinutes' | 'resourceId'
  >,
  professional: Pick<WorkParts, 'serviceOverrides'>,
  addOns: readonly ServiceAddOn[] = [],
): EffectiveService => {
  const own = Object.hasOwn(professional.serviceOverrides, service.id)
    ? professional.serviceOverrides[service.id]
    : undefined
  const ownMinutes = own?.durationMinutes ?? service.durationMinutes
  const addedMinutes = addOns.reduce((sum, each) => sum + each.durationMinutes, 0)

  return {
    id: service.id,
    durationMinutes: ownMinutes + addedMinutes,
    segments: extendSegments(fitSegments(service.segments, ownMinutes), addedMinutes),
    before: service.bufferBeforeMinutes,
    after: service.bufferAfterMinutes,
    price: addOns.reduce((sum, each) => addMoney(sum, each.price), own?.price ?? service.price),
    ...(service.resourceId === undefined ? {} : { resourceId: service.resourceId }),
  }
}

type ProfessionalRules = Pick<
  Professional,
  'slotIntervalMinutes' | 'minimumNoticeMinutes' | 'horizonDays' | 'isActive' | 'acceptsBookings' | 'acceptsWalkIns'
>

/** The larger notice and the smaller horizon of the two win; online booking and walk-ins need both to say yes. */
export const effectiveRules = (
  { bookingRules }: Pick<Organization, 'bookingRules'>,
  professional: ProfessionalRules,
): EffectiveRules => ({
  ...bookingRules,
  minimumNoticeMinutes: Math.max(bookingRules.minimumNoticeMinutes, professional.minimumNoticeMinutes ?? 0),
  horizonDays: Math.min(bookingRules.horizonDays, professional.horizonDays ?? bookingRules.horizonDays),
  onlineBooking: bookingRules.onlineBooking && professional.acceptsBookings,
  acceptsWalkIns: bookingRules.acceptsWalkIns && professional.acceptsWalkIns,
  slotIntervalMinutes: professional.slotIntervalMinutes,
  isActive: professional.isActive,
})
