import type {
  Appointment,
  CreateAppointmentInput,
  OwnAppointment,
  PublicBookInput,
} from '@reservaplus/shared/appointments/schema'

import type { AppContext, RequestContext } from '../app-context'

export declare const publicBook: (
  ctx: RequestContext,
  input: PublicBookInput,
) => Promise<{ appointment: OwnAppointment }>
export declare const create: (ctx: AppContext, input: CreateAppointmentInput) => Promise<Appointment>
