import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { Client } from '@reservaplus/shared/clients/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { waitlistEntryId } from '@reservaplus/shared/ids/schema'
import { isSame } from '@reservaplus/shared/objects/same'
import type { Payment } from '@reservaplus/shared/payments/schema'
import type { Review } from '@reservaplus/shared/reviews/schema'
import type { Series } from '@reservaplus/shared/series/schema'
import type { ChangeContext } from '../app-context'
import { appointmentReplacement, findAppointment } from '../appointments/repository'
import { commitDecision } from '../db/commit-decision'
import { inGroups } from '../db/in-groups'
import { belowClientPrefix, organizationPk } from '../db/keys'
import { deleteItems, readRange } from '../db/partition'
import type { Write } from '../db/transact'
import { removeFile } from '../files/remove'
import { findPayment, paymentReplacement } from '../payments/repository'
import { findReview, reviewWrites } from '../reviews/repository'
import { findOneSeries, seriesReplacement } from '../series/repository'
import { withdraw } from '../waitlist/answer-offer'
import type { Holdings } from './gather-holdings'

type Rewriting<Item> = {
  known: Item
  read: () => Promise<Item | undefined>
  clean: (item: Item) => Item
  writes: (next: Item, current: Item) => Write[]
}

/** Under the version that was read: nobody's change is lost, and nobody's change brings back what is gone. */
const rewrite = <Item extends { version: number }>(
  ctx: ChangeContext,
  { known, read, clean, writes }: Rewriting<Item>,
): Promise<boolean> => {
  let given: Item | undefined = known

  return commitDecision<boolean>(ctx, {
    isRepeatable: false,
    recover: async () => undefined,
    decide: async () => {
      const current = given ?? (await read())
      given = undefined
      const next = current && clean(current)
      if (!current || !next || isSame(next, current)) return { writes: [], result: false }

      return { writes: writes({ ...next, version: current.version + 1 }, current), result: true }
    },
  })
}

const withoutWords = (appointment: Appointment, name: string): Appointment => {
  const { contact: _contact, cancellationReason: _reason, reasons: _all, lastTransition: last, ...rest } = appointment

  return {
    ...rest,
    isClientErased: true,
    ...(last && { lastTransition: { from: last.from, at: last.at, by: last.by } }),
    clientName: name,
    notes: '',
    internalNotes: '',
  }
}

const eraseAppointment = (ctx: ChangeContext, known: Appointment, name: string) =>
  rewrite<Appointment>(ctx, {
    known,
    read: () => findAppointment(known.organizationId, known.id),
    clean: (each) => withoutWords(each, name),
    writes: (next, current) => appointmentReplacement(current, next),
  })

/** The stars stay, they are figures of the salon; who gave them and what they said does not. */
const eraseReview = (ctx: ChangeContext, known: Review, name: string) =>
  rewrite<Review>(ctx, {
    known,
    read: () => findReview(known.organizationId, known.id, { consistent: true }),
    clean: ({ answer: _answer, reported: _reported, hiddenReason: _hidden, ...rest }) => ({
      ...rest,
      isClientErased: true,
      authorName: name,
      text: '',
    }),
    writes: (next, current) => reviewWrites(next, current),
  })

/** What was paid stays in the books; who paid it, and what was written about it, does not. */
const erasePayment = (ctx: ChangeContext, known: Payment) =>
  rewrite<Payment>(ctx, {
    known,
    read: () => findPayment(known.organizationId, known.id),
    clean: ({ clientId: _client, note: _note, booking: _booking, checkoutUrl: _url, ...rest }) => ({
      ...rest,
      isClientErased: true,
      refunds: rest.refunds.map(({ reason: _reason, ...refund }) => refund),
    }),
    writes: (next, current) => paymentReplacement(next, current),
  })

/** Nothing of it is made any more. */
const eraseSeries = (ctx: ChangeContext, known: Series) =>
  rewrite<Series>(ctx, {
    known,
    read: () => findOneSeries(known.organizationId, known.id, { consistent: true }),
    clean: ({ dueAt: _due, ...rest }) => ({
      ...rest,
      isClientErased: true,
      notes: '',
      internalNotes: '',
      choices: [],
    }),
    writes: (next, current) => [seriesReplacement(next, current)],
  })

/** Proofs about a client that name nobody: they stay. */
const lasting: ReadonlySet<string> = new Set(['ClientConsent', 'ClientAccess'])

/** Read strongly, as not every list is: nothing else lies below the client any more. */
export const isEmptied = async ({ organizationId, id }: Client): Promise<boolean> => {
  const below = await readRange(organizationPk(organizationId), belowClientPrefix(id))

  return below.every(({ _et = '' }) => lasting.has(_et))
}

/** Somebody may be waiting for it. */
const atOnce = 25

const unlessGone = (error: unknown) => {
  if (!(error instanceof AppError && error.code === 'NOT_FOUND')) throw error
}

type Erasing = { name: string; isTimeLeft: () => boolean }
export type ErasedHoldings = { counts: Record<string, number>; isDone: boolean }

/**
 * May be repeated, and ended early: what is still there is found again. Who waits for a free time waits no more before
 * their entry goes: what was kept for them is offered to the next.
 */
export const eraseHoldings = async (
  ctx: ChangeContext,
  { appointments, files, payments, reviews, series, waitlist, below }: Holdings,
  { name, isTimeLeft }: Erasing,
): Promise<ErasedHoldings> => {
  const counts: Record<string, number> = {}
  let isDone = true
  const each = async <Item>(kind: string, items: readonly Item[], erase: (item: Item) => Promise<boolean>) => {
    await inGroups(
      items,
      async (item) => {
        if (!isTimeLeft()) isDone = false
        else if (await erase(item)) counts[kind] = (counts[kind] ?? 0) + 1
      },
      atOnce,
    )
  }
  for (const { id } of waitlist) await withdraw(ctx, { id: waitlistEntryId.parse(id) }).catch(unlessGone)
  const gone = [...waitlist, ...below.filter(({ _et = '' }) => !lasting.has(_et))]
  await deleteItems(gone)
  for (const { _et: kind = 'other' } of gone) counts[kind] = (counts[kind] ?? 0) + 1
  await each('ClientFile', files, async (file) => {
    await removeFile(ctx, file)

    return true
  })
  await each('Payment', payments, (payment) => erasePayment(ctx, payment))
  await each('Review', reviews, (review) => eraseReview(ctx, review, name))
  await each('Series', series, (one) => eraseSeries(ctx, one))
  await each('Appointment', appointments, (appointment) => eraseAppointment(ctx, appointment, name))

  return { counts, isDone }
}
