import { randomBytes } from 'node:crypto'
import { currency } from '@reservaplus/shared/money/schema'
import * as z from 'zod'

import type { Desk } from '../desk'
import { badRequest, notFound } from '../errors'
import { cancelCharges, chargeDue, resumeCharges } from '../subscriptions/charges'
import { type StoredPreapproval, wireDate } from '../wire'
import { type OwnedOperation, parse } from './request'

const instant = z.iso.datetime({ offset: true })

const input = z.object({
  reason: z.string().min(1),
  external_reference: z.string().optional(),
  payer_email: z.email(),
  back_url: z.url(),
  status: z.literal('pending', 'A card token is needed to begin authorized').default('pending'),
  notification_url: z.url().optional(),
  auto_recurring: z.object({
    frequency: z.int().positive(),
    frequency_type: z.enum(['months', 'days']),
    transaction_amount: z.number().positive(),
    currency_id: currency,
    start_date: instant.optional(),
    end_date: instant.optional(),
  }),
})

const change = z.object({
  status: z.enum(['authorized', 'paused', 'cancelled']).optional(),
  reason: z.string().optional(),
  external_reference: z.string().optional(),
  back_url: z.url().optional(),
  auto_recurring: z.object({ transaction_amount: z.number().positive(), currency_id: z.string() }).partial().optional(),
})

const answerOf = (desk: Desk, { answer }: StoredPreapproval) => ({
  ...answer,
  init_point: `${desk.url()}/subscriptions/checkout?preapproval_id=${answer.id}`,
})

const owned = (desk: Desk, id: string, accountId: number) => {
  const found = desk.state.preapprovals[id]
  if (found?.answer.collector_id !== accountId) throw notFound('The preapproval does not exist')
  return found
}

export const tellOfPreapproval = (desk: Desk, { answer, notificationUrl }: StoredPreapproval, isNew = false) =>
  desk.tell({
    url: notificationUrl,
    topic: 'subscription_preapproval',
    id: answer.id,
    accountId: answer.collector_id,
    isNew,
  })

export const createPreapproval: OwnedOperation = ({ desk, body }, caller) => {
  const { auto_recurring, notification_url, ...given } = parse(input, body)
  const now = wireDate(desk.now())
  const start = auto_recurring.start_date
  if (start && Date.parse(start) < desk.now() - 60_000) throw badRequest('start_date must not be in the past')
  const id = randomBytes(16).toString('hex')
  const stored: StoredPreapproval = {
    answer: {
      ...given,
      id,
      external_reference: given.external_reference ?? null,
      collector_id: caller.id,
      payment_method_id: null,
      auto_recurring: { ...auto_recurring, start_date: start ?? now, end_date: auto_recurring.end_date ?? null },
      summarized: { charged_quantity: 0, charged_amount: 0, last_charged_date: null, last_charged_amount: null },
      next_payment_date: start ?? now,
      date_created: now,
      last_modified: now,
    },
    ...(notification_url && { notificationUrl: notification_url }),
    installments: 0,
    rejectedInstallments: 0,
  }
  desk.state.preapprovals[id] = stored
  tellOfPreapproval(desk, stored, true)
  return { status: 201, body: answerOf(desk, stored) }
}

export const getPreapproval: OwnedOperation = ({ desk, id }, caller) => ({
  status: 200,
  body: answerOf(desk, owned(desk, id, caller.id)),
})

export const updatePreapproval: OwnedOperation = ({ desk, id, body }, caller) => {
  const stored = owned(desk, id, caller.id)
  const { status, auto_recurring, ...rest } = parse(change, body)
  if (stored.answer.status === 'cancelled') throw badRequest('You can not modify a cancelled preapproval.')
  if (status === 'authorized' && stored.answer.payment_method_id === null) throw badRequest('A card is needed')
  Object.assign(stored.answer, rest, { last_modified: wireDate(desk.now()) })
  Object.assign(stored.answer.auto_recurring, auto_recurring)
  const isResumed = stored.answer.status === 'paused' && status === 'authorized'
  if (status) stored.answer.status = status
  if (status === 'cancelled') cancelCharges(desk, stored)
  if (isResumed) resumeCharges(desk, stored)
  tellOfPreapproval(desk, stored)
  chargeDue(desk)
  return { status: 200, body: answerOf(desk, stored) }
}

export const getAuthorizedPayment: OwnedOperation = ({ desk, id }, caller) => {
  const found = desk.state.authorizedPayments[id]
  if (!found) throw notFound('The authorized payment does not exist')
  owned(desk, found.preapproval_id, caller.id)
  return { status: 200, body: found }
}

export const searchAuthorizedPayments: OwnedOperation = ({ desk, query }, caller) => {
  const { answer } = owned(desk, query.get('preapproval_id') ?? '', caller.id)
  const results = Object.values(desk.state.authorizedPayments)
    .filter(({ preapproval_id }) => preapproval_id === answer.id)
    .sort((a, b) => b.id - a.id)
  return { status: 200, body: { paging: { total: results.length, limit: results.length, offset: 0 }, results } }
}
