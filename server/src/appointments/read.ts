import type { Actor, Appointment, AppointmentStatus, DayView } from '@reservaplus/shared/appointments/schema'
import type { AppointmentId, ProfessionalId } from '@reservaplus/shared/ids/schema'
import type { Instant, LocalDate } from '@reservaplus/shared/time/schema'

import type { AppContext } from '../app-context'

export type ListAppointmentsInput = {
  from: string
  to: string
  professionalId?: ProfessionalId | undefined
  status?: AppointmentStatus | undefined
  cursor?: string | undefined
  limit?: number | undefined
}
export type AppointmentHistory = {
  items: { id: string; type: string; at: Instant; actor: Actor; version: number }[]
}

export declare const dayView: (
  ctx: AppContext,
  input: { date: LocalDate; professionalId?: ProfessionalId | undefined },
) => Promise<DayView>
export declare const list: (
  ctx: AppContext,
  input: ListAppointmentsInput,
) => Promise<{ items: Appointment[]; cursor?: string | undefined }>
export declare const get: (ctx: AppContext, input: { id: AppointmentId }) => Promise<Appointment>
export declare const history: (ctx: AppContext, input: { id: AppointmentId }) => Promise<AppointmentHistory>
