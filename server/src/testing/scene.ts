import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { appointmentId as idOfAppointment } from '@reservaplus/shared/ids/schema'
import { addDays } from '@reservaplus/shared/time/calendar'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'
import { localDateOf, toLocal } from '@reservaplus/shared/time/zone'
import { cancel, start } from '../appointments/change'
import { create } from '../appointments/create'
import { signManageToken } from '../appointments/link-token'
import { appointmentCreation } from '../appointments/repository'
import { days } from '../availability/service'
import { clock } from '../config/clock'
import { transact } from '../db/transact'
import { arrive } from './arrive'
import { openTenant, type Tenant, type TenantOptions } from './tenant'

const daysAsked = 30
/** As far as anybody can book online. */
const months = 2

/** Free times of one professional, each handed out once, an hour apart so that none is in another's way. */
const freeStarts = async ({ ctx, service, professional }: Tenant) => {
  const today = localDateOf(instantOf(clock.now()), 'America/Santiago')
  const found = await Promise.all(
    Array.from({ length: months }, (_, month) => {
      const from = addDays(today, 2 + month * (daysAsked + 1))
      const asked = { serviceId: service.id, professionalId: professional.id, from, to: addDays(from, daysAsked) }

      return days(ctx, asked)
    }),
  )

  return found.flatMap((each) =>
    each.days.flatMap(({ slots }) => slots.filter(({ local }) => local.endsWith(':00')).map((slot) => slot.start)),
  )
}

/** Two organizations side by side, and a supply of times and appointments in the first. */
export const openScene = async (options: TenantOptions) => {
  const own = await openTenant(options)
  const other = await openTenant(options, { name: 'Clínica Andes' })
  const supply = new Map([
    [own, await freeStarts(own)],
    [other, await freeStarts(other)],
  ])

  const nextStart = (tenant = own) => {
    const next = supply.get(tenant)?.shift()
    if (!next) throw new Error('No free time is left for this test')

    return next
  }

  const book = (tenant = own): Promise<Appointment> =>
    create(tenant.ctx, {
      serviceId: tenant.service.id,
      professionalId: tenant.professional.id,
      start: nextStart(tenant),
      client: { id: tenant.client.id },
      isWalkIn: false,
      notes: '',
      internalNotes: '',
    })

  /** It is today's, whatever hour it is: only then somebody can come. */
  const bookForNow = async (): Promise<Appointment> => {
    const booked = await book()
    const now = instantOf(clock.now())
    const stay = { start: now, end: addMinutes(now, 60), localStart: toLocal(now, booked.timeZone) }
    const made = { ...booked, ...stay, id: idOfAppointment.parse(own.ctx.newId()) }
    await transact(appointmentCreation(made))

    return made
  }

  return {
    own,
    other,
    nextStart,
    book,
    bookForNow,
    bookAndCancel: async () => cancel(own.ctx, { id: (await book()).id, reason: '' }),
    bookAndCheckIn: async () => arrive(own.ctx, { id: (await book()).id }),
    bookAndStart: async () => start(own.ctx, { id: (await arrive(own.ctx, { id: (await book()).id })).id }),
    linkTo: ({ id: appointmentId }: Appointment, { ctx } = own) =>
      signManageToken(ctx.config, { organizationId: ctx.organizationId, appointmentId }),
  }
}
export type Scene = Awaited<ReturnType<typeof openScene>>
