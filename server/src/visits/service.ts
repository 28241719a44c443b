import type { Availability } from '@reservaplus/shared/availability/schema'
import type { SmartAvailability } from '@reservaplus/shared/availability/smart'
import type { publicVisitDaysInput, VisitDaysInput, VisitSmartInput } from '@reservaplus/shared/visits/schema'
import type * as z from 'zod'
import type { AppContext, RequestContext } from '../app-context'
import { answerIn } from '../availability/suggest'
import { enterBySlug } from '../organizations/find-by-slug'
import { findVisitDays, findVisitOffers } from './find-days'

type Lines = Pick<VisitDaysInput, 'lines'>['lines']

/** Clients are told apart by their place in a list that need not exist yet. */
const namedLines = (lines: Lines) => lines.map(({ client, ...line }) => ({ ...line, client: String(client) }))

export const days = (ctx: AppContext, { lines, ...asked }: VisitDaysInput): Promise<Availability> =>
  findVisitDays(ctx, {
    ...asked,
    lines: namedLines(lines),
    audience: 'staff',
  })

/** The next free starts of a visit, the earliest, or how free some days are for it. */
export const smart = (ctx: AppContext, { lines, gapMinutes, ...asked }: VisitSmartInput): Promise<SmartAvailability> =>
  answerIn(ctx, asked, (range) =>
    findVisitOffers(ctx, { ...range, lines: namedLines(lines), gapMinutes, audience: 'staff' }),
  )

export const publicDays = async (
  ctx: RequestContext,
  { slug, ...asked }: z.infer<typeof publicVisitDaysInput>,
): Promise<Availability> => findVisitDays(await enterBySlug(ctx, slug), { ...asked, slug, audience: 'client' })
