import type { Availability } from '@reservaplus/shared/availability/schema'
import type { publicVisitDaysInput, VisitDaysInput } from '@reservaplus/shared/visits/schema'
import type * as z from 'zod'
import type { AppContext, RequestContext } from '../app-context'
import { enterBySlug } from '../organizations/find-by-slug'
import { findVisitDays } from './find-days'

/** Clients are told apart by their place in a list that need not exist yet. */
export const days = (ctx: AppContext, { lines, ...asked }: VisitDaysInput): Promise<Availability> =>
  findVisitDays(ctx, {
    ...asked,
    lines: lines.map(({ client, ...line }) => ({ ...line, client: String(client) })),
    audience: 'staff',
  })

export const publicDays = async (
  ctx: RequestContext,
  { slug, ...asked }: z.infer<typeof publicVisitDaysInput>,
): Promise<Availability> => findVisitDays(await enterBySlug(ctx, slug), { ...asked, slug, audience: 'client' })
