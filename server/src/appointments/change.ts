import type {
  Appointment,
  CancelInput,
  RescheduleInput,
  TransitionInput,
} from '@reservaplus/shared/appointments/schema'

import type { AppContext } from '../app-context'

export declare const reschedule: (ctx: AppContext, input: RescheduleInput) => Promise<Appointment>
export declare const cancel: (ctx: AppContext, input: CancelInput) => Promise<Appointment>
export declare const confirm: (ctx: AppContext, input: TransitionInput) => Promise<Appointment>
export declare const checkIn: (ctx: AppContext, input: TransitionInput) => Promise<Appointment>
export declare const start: (ctx: AppContext, input: TransitionInput) => Promise<Appointment>
export declare const complete: (ctx: AppContext, input: TransitionInput) => Promise<Appointment>
export declare const noShow: (ctx: AppContext, input: TransitionInput) => Promise<Appointment>
