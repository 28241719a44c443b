import { timeOf } from '@reservaplus/shared/appointments/agenda-entries'
import type { Leaving } from '@reservaplus/shared/appointments/propose-places'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { canTakeOver, effectiveService, withDuration } from '@reservaplus/shared/availability/effective'
import { busyMinutes, rankProfessionals } from '@reservaplus/shared/availability/fairness'
import type { ProfessionalId, ResourceId, ServiceId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import type { Service } from '@reservaplus/shared/services/schema'
import { utcDayOf } from '@reservaplus/shared/time/calendar'
import { toMinutes } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'

import { findAgendaEntries } from '../agenda/repository'
import type { AppContext } from '../app-context'
import { agendaDaysOf } from '../availability/gather-offers'
import { exceptionDates, toQuestion } from '../availability/gather-question'
import { findProfessionals } from '../professionals/repository'
import { findResource } from '../resources/repository'
import { findDayExceptions } from '../schedules/repository'
import { findServices } from '../services/repository'

type Asked = {
  organization: Organization
  appointments: readonly Appointment[]
  /** Only this one may take them, for whoever may not give their work to others. */
  only?: ProfessionalId | undefined
  /** Epoch minutes, half-open. */
  from: number
  to: number
  now: Instant
}

/** Their own time with their own; with somebody else that one's, unless another was agreed on. */
const timeWith = (appointment: Appointment, service: Service, professional: Professional) => {
  if (professional.id === appointment.professionalId) return timeOf(appointment)
  const agreed = appointment.overridden?.includes('duration') ? appointment.durationMinutes : undefined

  return withDuration(effectiveService(service, professional, appointment.addOns ?? []), agreed)
}

const distinct = <Id>(ids: readonly (Id | undefined)[]): Id[] => [...new Set(ids.flatMap((id) => id ?? []))] as Id[]

/** Who could take each of them, and what they have to do already: three rounds of reads, however many there are. */
export const findDayPlaces = async (
  { organizationId }: AppContext,
  { organization, appointments, only, from, to, now }: Asked,
): Promise<{ leaving: Leaving[]; team: Professional[] }> => {
  const serviceIds = distinct<ServiceId>(appointments.map(({ serviceId }) => serviceId))
  const resourceIds = distinct<ResourceId>(appointments.map(({ resourceId }) => resourceId))
  const [all, everyService, exceptions, resources] = await Promise.all([
    findProfessionals(organizationId),
    findServices(organizationId),
    findDayExceptions(organizationId, exceptionDates(from, to)),
    Promise.all(resourceIds.map((id) => findResource(organizationId, id))),
  ])
  const services = new Map(everyService.filter(({ id }) => serviceIds.includes(id)).map((each) => [each.id, each]))
  const team = all.filter(
    (each) => (!only || each.id === only) && [...services.values()].some((service) => canTakeOver(service, each)),
  )
  const days = agendaDaysOf(utcDayOf(from), utcDayOf(to))
  const busyOf = async (resourceId: string) =>
    [resourceId, await findAgendaEntries(organizationId, { resourceId, ...days })] as const
  const busy = new Map(await Promise.all([...team.map(({ id }) => id), ...resourceIds].map(busyOf)))
  const byLoad = rankProfessionals(
    team.map((professional) => ({
      professional,
      professionalId: professional.id,
      busyMinutes: busyMinutes(busy.get(professional.id) ?? [], { from, to, now }),
    })),
  )

  const leaving = appointments.flatMap((appointment) => {
    const service = services.get(appointment.serviceId)
    if (!service) return []
    const { id, start, resourceId } = appointment
    const resource = resources.find((each) => each?.id === resourceId)
    const found = { organization, service, resourceId, resource, exceptions }
    const questions = byLoad
      .filter(({ professional }) => canTakeOver(service, professional))
      .map(({ professional }) =>
        toQuestion(found, {
          professional,
          busy: busy.get(professional.id) ?? [],
          resourceBusy: (resourceId && busy.get(resourceId)) ?? [],
          now,
          audience: 'staff',
          ignoreIds: [id],
          time: timeWith(appointment, service, professional),
        }),
      )

    return [{ id, start: toMinutes(start), questions }]
  })

  return { leaving, team }
}
