import { runOperation } from '@reservaplus/server/bulk-operations/run-operation'
import { merge } from '@reservaplus/server/clients/merge-clients'
import { create as createSeries } from '@reservaplus/server/series/service'
import { cancel } from '@reservaplus/server/visits/change'
import { create as createVisit } from '@reservaplus/server/visits/create'
import { reschedule } from '@reservaplus/server/visits/reschedule'
import { accept, decline, withdraw } from '@reservaplus/server/waitlist/answer-offer'
import { create as joinWaitlist } from '@reservaplus/server/waitlist/join'
import { offerFreed } from '@reservaplus/server/waitlist/offer-freed'
import { mergeClientsInput } from '@reservaplus/shared/clients/merge'
import { bulkOperationId, holdId, professionalId, waitlistEntryId } from '@reservaplus/shared/ids/schema'
import { createSeriesInput } from '@reservaplus/shared/series/schema'
import { instant } from '@reservaplus/shared/time/schema'
import { cancelVisitInput, createVisitInput, rescheduleVisitInput } from '@reservaplus/shared/visits/schema'
import { createWaitlistEntryInput } from '@reservaplus/shared/waitlist/schema'
import * as z from 'zod'

import { type Answer, atDesk, type Door } from './door'
import { endAllInTime, makeAllSeries } from './due-work'
import type { GroupCallName } from './ledger'

const answerOffer = z.object({ id: waitlistEntryId, offerId: holdId })
const freed = z.object({ professionalId: professionalId.optional(), start: instant })
const nothing: Answer = {}

/** What concerns more than one appointment, and the work of the schedules and queues. */
export const groupCalls: Record<GroupCallName, (door: Door, input: unknown) => Promise<Answer>> = {
  visitCreate: async (door, input) => {
    const { id } = await createVisit(atDesk(door), createVisitInput.parse(input))

    return { made: id }
  },
  visitReschedule: async (door, input) => {
    const { id } = await reschedule(atDesk(door), rescheduleVisitInput.parse(input))

    return { made: id }
  },
  visitCancel: async (door, input) => {
    const { id } = await cancel(atDesk(door), cancelVisitInput.parse(input))

    return { made: id }
  },
  seriesCreate: async (door, input) => {
    const { id } = await createSeries(atDesk(door), createSeriesInput.parse(input))

    return { made: id }
  },
  waitlistJoin: async (door, input) => {
    const { id } = await joinWaitlist(atDesk(door), createWaitlistEntryInput.parse(input))

    return { made: id }
  },
  offerFreed: async (door, input) => {
    await offerFreed(atDesk(door), freed.parse(input))

    return nothing
  },
  waitlistAccept: async (door, input) => {
    const { id, start, professionalId: who, status } = await accept(atDesk(door), answerOffer.parse(input))

    return { answer: { appointmentId: id, start, professionalId: who, status } }
  },
  waitlistDecline: async (door, input) => {
    await decline(atDesk(door), answerOffer.parse(input))

    return nothing
  },
  waitlistWithdraw: async (door, input) => {
    await withdraw(atDesk(door), answerOffer.pick({ id: true }).parse(input))

    return nothing
  },
  merge: async (door, input) => {
    const { operation } = await merge(atDesk(door), mergeClientsInput.parse(input))

    return { made: operation.id }
  },
  runBulk: async ({ request, place: { organizationId } }, input) => {
    const { id } = z.object({ id: bulkOperationId }).parse(input)
    await runOperation({ organizationId, id }, { request, isTimeLeft: () => true })

    return nothing
  },
  runDue: async ({ request }) => {
    await makeAllSeries(request)
    await endAllInTime(request)

    return nothing
  },
}
