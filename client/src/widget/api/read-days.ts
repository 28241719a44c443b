import type { Availability } from '@reservaplus/shared/availability/schema'
import { withRetry } from './retry'
import { send } from './send'

export type DaysQuestion = { slug: string; serviceId: string; professionalId: string; from: string; to: string }

/** The public read that the edge keeps for seconds; the order of the parameters is part of its address. */
export const readDays = ({ slug, serviceId, professionalId, from, to }: DaysQuestion): Promise<Availability> =>
  withRetry(() =>
    send(`/pub/${slug}/availability?service=${serviceId}&professional=${professionalId}&from=${from}&to=${to}`),
  )
