import { instantOf, parseInstant, toMinutes } from '@reservaplus/shared/time/instant'
import type { BookedVisit as BookedByClient, PublicBookVisitInput } from '@reservaplus/shared/visits/schema'
import type { AppContext, RequestContext } from '../app-context'
import { quietly } from '../appointments/book'
import { gatherLines } from '../appointments/gather-lines'
import { toOwnAppointment } from '../appointments/read-own'
import { assertMayBookOnline } from '../clients/check-online'
import { findKnownGuest, toGuest } from '../clients/find-guest'
import type { Decision } from '../db/commit-decision'
import { type RecordedCall, recordCall } from '../idempotency/record-call'
import { assertWritable } from '../organizations/check-writable'
import { assertPublic, enterBySlug } from '../organizations/find-by-slug'
import { assertBookableOnline } from '../services/check-online'
import { type BookedVisit, commitVisit, mintVisitIds, type VisitIds, visitDecision } from './commit-visit'
import { decideVisit } from './decide-visit'

type Attempt = { input: PublicBookVisitInput; ids: VisitIds; call: RecordedCall }

const decide = async (ctx: AppContext, { input, ids, call }: Attempt): Promise<Decision<BookedVisit>> => {
  const now = instantOf(ctx.clock.now())
  const start = toMinutes(parseInstant(input.start, 'start'))
  const { lines, gapMinutes, marketingConsent, notes, locale } = input
  const [gathered, known] = await Promise.all([
    gatherLines(ctx.organizationId, { lines, start, gapMinutes }),
    findKnownGuest(ctx, input.client.email),
  ])
  const { organization } = gathered
  assertPublic(organization, input.slug)
  for (const { service } of gathered.lines) assertBookableOnline(service)
  assertWritable(organization)
  const [id] = ids.clients
  if (!id) throw new Error('A visit has no client')
  const made = { id, kind: 'guest' as const, now, organization, path: ['client'] }
  const guest = toGuest(known, input.client, { ...made, marketingConsent, consentSource: 'booking' })
  assertMayBookOnline(known)
  const decided = await decideVisit(gathered, { lines, start, gapMinutes, now, audience: 'client' })

  return visitDecision({
    gathered,
    lines: gathered.lines.flatMap((line, index) => {
      const place = decided[index]

      return place ? [{ gathered: line, ...place, guest }] : []
    }),
    gapMinutes,
    ids,
    call,
    now,
    actor: { kind: 'client', id: guest.client.id },
    source: 'widget',
    notes,
    locale,
  })
}

/** A guest books several services in one go, under the rules of a single one. `isRepeat`: an earlier call did it. */
export const publicBook = async (
  ctx: RequestContext,
  input: PublicBookVisitInput,
): Promise<BookedByClient & { isRepeat: boolean }> => {
  const scoped = await enterBySlug(ctx, input.slug)
  const ids = mintVisitIds(scoped, input.lines.length, 1)
  const call = recordCall(scoped, 'visits.publicBook', input)
  const [first] = ids.lines
  if (!first) throw new Error('A visit has no lines')
  const decideAnew = () => decide(scoped, { input, ids, call })
  const { visit, appointments, organization } = await commitVisit(scoped, {
    id: ids.visitId,
    eventId: first.eventId,
    call,
    decide: decideAnew,
  }).catch(quietly)
  const now = instantOf(ctx.clock.now())

  return {
    id: visit.id,
    appointments: appointments.map((each) => toOwnAppointment(each, organization, now)),
    isRepeat: visit.id !== ids.visitId,
  }
}
