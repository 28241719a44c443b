import { findEventsOfSubject } from '@reservaplus/server/events/repository'
import { createRegistration } from '@reservaplus/server/onboarding/repository'
import { cancel } from '@reservaplus/server/subscriptions/change'
import { monday, openOrganization } from '@reservaplus/server/testing/context'
import { useTestTable } from '@reservaplus/server/testing/table'
import { eventId, registrationId } from '@reservaplus/shared/ids/schema'
import { instant } from '@reservaplus/shared/time/schema'
import { beforeAll, expect, it, vi } from 'vitest'
import { useMailCloud } from '../testing/mail-cloud'
import { addMember } from '../testing/member'
import { deliverBatch, noticeOf, type QueueHandler } from '../testing/queue'

const table = useTestTable()
const cloud = useMailCloud((name, value) => vi.stubEnv(name, value))
let sendMail: QueueHandler

beforeAll(async () => {
  vi.stubEnv('TABLE_NAME', table().tableName)
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', table().endpoint)
  sendMail = (await import('./send-mail')).handler as QueueHandler
})

const open = async () => {
  const ctx = await openOrganization({ name: 'La Encina' })
  const owner = await addMember(ctx, { role: 'owner' })
  const reception = await addMember(ctx, { role: 'reception' })
  const tell = (type: string, subject: { kind: string; id: string }) => {
    const detail = { id: eventId.parse(ctx.newId()), type, organizationId: ctx.organizationId, subject, version: 1 }

    return deliverBatch(sendMail, [JSON.stringify({ detail })])
  }

  return { ctx, owner, reception, tell }
}

it('N-02 owners are told what becomes of their plan, while it is so, and nobody else is', async () => {
  const { ctx, owner, reception, tell } = await open()
  const subject = { kind: 'subscription', id: ctx.organizationId }
  await cancel(ctx, {})
  const events = await findEventsOfSubject(ctx.organizationId, subject)
  expect(await deliverBatch(sendMail, events.map(noticeOf))).toEqual([])
  expect(await tell('subscription.trial-ending', subject)).toEqual([])

  const [mail, ...more] = cloud.mailsTo(owner.email)
  expect(mail?.subject).toBe('Cancelaste el plan de La Encina')
  expect(mail?.from).toContain('ReservaPlus')
  expect([more, cloud.mailsTo(reception.email)]).toEqual([[], []])
})

it.each([
  ['wizard', 1],
  ['direct', 0],
] as const)('whoever set up a salon as %s is welcomed %i times', async (kind, times) => {
  const { ctx, owner, tell } = await open()
  const id = registrationId.parse(ctx.newId())
  await createRegistration({
    id,
    kind,
    organizationId: ctx.organizationId,
    planId: 'basico',
    billingCycle: 'monthly',
    email: owner.email,
    firstName: 'Eva',
    lastName: '',
    phone: '',
    locale: 'es',
    answers: {},
    skipped: [],
    expiresAt: instant.parse('2040-01-01T00:00:00Z'),
    version: 1,
    createdAt: instant.parse(monday),
    tokenHash: 'hash',
  })
  await tell('registration.changed', { kind: 'registration', id })

  expect(cloud.mailsTo(owner.email)).toHaveLength(times)
})
