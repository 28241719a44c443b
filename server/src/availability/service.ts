import type { Availability, AvailabilityInput, Catalogue } from '@reservaplus/shared/availability/schema'
import type { ProfessionalId, ServiceId } from '@reservaplus/shared/ids/schema'
import type { LocalDate } from '@reservaplus/shared/time/schema'

import type { AppContext, RequestContext } from '../app-context'

export declare const catalogue: (ctx: RequestContext, input: { slug: string }) => Promise<Catalogue>
export declare const publicDays: (
  ctx: RequestContext,
  input: AvailabilityInput & { slug: string },
) => Promise<Availability>
export declare const days: (ctx: AppContext, input: AvailabilityInput) => Promise<Availability>
export declare const day: (
  ctx: AppContext,
  input: { professionalId: ProfessionalId; date: LocalDate; serviceId: ServiceId },
) => Promise<Availability>
