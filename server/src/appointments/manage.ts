import type { OwnAppointment } from '@reservaplus/shared/appointments/schema'
import type { Availability } from '@reservaplus/shared/availability/schema'
import type { ProfessionalId } from '@reservaplus/shared/ids/schema'
import type { LocalDate } from '@reservaplus/shared/time/schema'

import type { RequestContext } from '../app-context'

export declare const manageGet: (ctx: RequestContext, input: { token: string }) => Promise<OwnAppointment>
export declare const manageDays: (
  ctx: RequestContext,
  input: { token: string; professionalId?: ProfessionalId | 'any' | undefined; from: LocalDate; to: LocalDate },
) => Promise<Availability>
export declare const manageReschedule: (
  ctx: RequestContext,
  input: {
    token: string
    start: string
    professionalId?: ProfessionalId | undefined
    idempotencyKey?: string | undefined
  },
) => Promise<OwnAppointment>
export declare const manageCancel: (
  ctx: RequestContext,
  input: { token: string; reason: string },
) => Promise<OwnAppointment>
