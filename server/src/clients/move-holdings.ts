import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { updatedEvent } from '@reservaplus/shared/events/appointment-event'
import {
  appointmentId,
  type ClientId,
  fileId,
  noteId,
  paymentId,
  seriesId,
  waitlistEntryId,
} from '@reservaplus/shared/ids/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { ChangeContext } from '../app-context'
import { commitAppointmentChange } from '../appointments/commit-change'
import { appointmentReplacement, findAppointment, findAppointmentsOfClient } from '../appointments/repository'
import { commitDecision } from '../db/commit-decision'
import type { Write } from '../db/transact'
import { eventCreation } from '../events/repository'
import { fileCreation, fileRemoval, findFile, findFiles } from '../files/repository'
import { findNote, findNotes, noteCreation, noteRemoval } from '../notes/repository'
import { findPayment, findPaymentsOfClient, paymentReplacement } from '../payments/repository'
import { findReview, reviewWrites } from '../reviews/repository'
import { findOneSeries, findSeriesOfClient, seriesReplacement } from '../series/repository'
import { entryReplacement, findWaitlist, findWaitlistEntry } from '../waitlist/repository'

export type Move = {
  id: string
  from: ClientId
  to: ClientId
  /** Of the same transaction: what is noted of the move. */
  writes: readonly Write[]
}

/** One kind of thing that belongs to a client and goes with them into another. */
export type Mover = {
  /** Ids of some that are with this client; they may be listed a moment longer. */
  list: (ctx: ChangeContext, clientId: ClientId, limit: number) => Promise<string[]>
  /** One guarded transaction; false: it is not with `from` any more. */
  move: (ctx: ChangeContext, move: Move) => Promise<boolean>
}

const commit = (ctx: ChangeContext, decide: () => Promise<readonly Write[] | undefined>): Promise<boolean> =>
  commitDecision<boolean>(ctx, {
    decide: async () => {
      const writes = await decide()

      return { writes: writes ?? [], result: writes !== undefined }
    },
    // Looked at again it is there already: carried out before, by an attempt whose answer got lost.
    recover: async () => true,
    isRepeatable: false,
  })

const moveAppointment: Mover['move'] = async (ctx, { id, from, to, writes }) => {
  let isMoved = false
  await commitAppointmentChange(ctx, {
    id: appointmentId.parse(id),
    decide: async (ownEvent) => {
      const current = await findAppointment(ctx.organizationId, appointmentId.parse(id))
      isMoved = current?.clientId === from
      if (!current || !isMoved) return { writes: [], result: current as Appointment }
      const now = instantOf(ctx.clock.now())
      const next: Appointment = { ...current, clientId: to, updatedAt: now, version: current.version + 1 }
      const facts = { id: ownEvent, at: now, actor: ctx.actor, previousClientId: from }
      const event = updatedEvent(next, ['clientId'], facts)

      const review = await findReview(ctx.organizationId, current.id, { consistent: true })
      const ofReview = review ? reviewWrites({ ...review, clientId: to, version: review.version + 1 }, review) : []

      return {
        writes: [eventCreation(event), ...appointmentReplacement(current, next), ...ofReview, ...writes],
        result: next,
      }
    },
  })

  return isMoved
}

/** With its review; the name on it, and the agenda, stay as they were agreed. */
const appointments: Mover = {
  list: async ({ organizationId }, clientId, limit) =>
    (await findAppointmentsOfClient(organizationId, clientId)).slice(0, limit).map(({ id }) => id),
  move: moveAppointment,
}

const notes: Mover = {
  list: async ({ organizationId }, clientId, limit) => {
    const asked = { clientId, limit, keep: () => true, filter: 'merge' }

    return (await findNotes(organizationId, asked)).items.map(({ id }) => id)
  },
  move: (ctx, { id, from, to, writes }) =>
    commit(ctx, async () => {
      const key = { organizationId: ctx.organizationId, clientId: from, id: noteId.parse(id) }
      const note = await findNote(key, { consistent: true })

      return note && [noteRemoval(note), noteCreation({ ...note, clientId: to }), ...writes]
    }),
}

const files: Mover = {
  list: async ({ organizationId }, clientId, limit) =>
    (await findFiles(organizationId, { clientId, limit })).items.map(({ id }) => id),
  move: (ctx, { id, from, to, writes }) =>
    commit(ctx, async () => {
      const key = { organizationId: ctx.organizationId, clientId: from, id: fileId.parse(id) }
      const file = await findFile(key, { consistent: true })

      return file && [fileRemoval(file), fileCreation({ ...file, clientId: to }), ...writes]
    }),
}

const series: Mover = {
  list: async ({ organizationId }, clientId, limit) =>
    (await findSeriesOfClient(organizationId, { clientId, limit })).items.map(({ id }) => id),
  move: (ctx, { id, from, to, writes }) =>
    commit(ctx, async () => {
      const current = await findOneSeries(ctx.organizationId, seriesId.parse(id), { consistent: true })
      if (current?.clientId !== from) return undefined

      return [seriesReplacement({ ...current, clientId: to, version: current.version + 1 }, current), ...writes]
    }),
}

/** With whose they are in the books of the salon nothing changes. */
const payments: Mover = {
  list: async ({ organizationId }, clientId, limit) =>
    (await findPaymentsOfClient(organizationId, { clientId, limit })).items.map(({ id }) => id),
  move: (ctx, { id, from, to, writes }) =>
    commit(ctx, async () => {
      const current = await findPayment(ctx.organizationId, paymentId.parse(id))
      if (current?.clientId !== from) return undefined

      return [...paymentReplacement({ ...current, clientId: to, version: current.version + 1 }, current), ...writes]
    }),
}

const open = ['waiting', 'offered'] as const

/** What somebody still waits for; what they once waited for is over. */
const waitlist: Mover = {
  list: async ({ organizationId }, clientId) => {
    const ids: string[] = []
    for (const status of open) {
      let cursor: string | undefined
      do {
        const page = await findWaitlist(organizationId, { status, limit: 500, cursor })
        ids.push(...page.items.filter((entry) => entry.clientId === clientId).map(({ id }) => id))
        cursor = page.cursor
      } while (cursor !== undefined)
    }

    return ids
  },
  move: (ctx, { id, from, to, writes }) =>
    commit(ctx, async () => {
      const current = await findWaitlistEntry(ctx.organizationId, waitlistEntryId.parse(id))
      if (current?.clientId !== from) return undefined

      return [entryReplacement({ ...current, clientId: to, version: current.version + 1 }, current), ...writes]
    }),
}

/** What moves when clients are merged. A noun that keeps something of a client has its line here. */
export const movers: Readonly<Record<string, Mover>> = {
  appointment: appointments,
  note: notes,
  file: files,
  payment: payments,
  series,
  waitlist,
}
