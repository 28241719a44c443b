import { startWhatsapp } from '@reservaplus/local/whatsapp/start-whatsapp'
import { cancel } from '@reservaplus/server/appointments/change'
import { findAppointment } from '@reservaplus/server/appointments/repository'
import { clock as serverClock } from '@reservaplus/server/config/clock'
import { whatsappEnv } from '@reservaplus/server/config/env'
import { createWhatsappNotices } from '@reservaplus/server/http/whatsapp-notices'
import { findMessage } from '@reservaplus/server/notifications/repository'
import { listConsents, recordConsent } from '@reservaplus/server/privacy/record-consent'
import { requestContext } from '@reservaplus/server/testing/context'
import { useTestTable } from '@reservaplus/server/testing/table'
import { updateSettings } from '@reservaplus/server/whatsapp/service'
import type { DomainEvent } from '@reservaplus/shared/events/schema'
import type { ClientId } from '@reservaplus/shared/ids/schema'
import {
  reminderButtons,
  templateName,
  templateVariables,
  whatsappTemplates,
} from '@reservaplus/shared/whatsapp/templates'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { booked } from '../testing/booked'
import { deliverBatch, noticeOf, type QueueHandler } from '../testing/queue'

const table = useTestTable()
const secrets = { accessToken: 'token', appSecret: 'an application secret', verifyToken: 'a word agreed upon' }
const phone = '56961234567'

let now = Date.parse('2026-11-23T14:00:00Z')
let meta: Awaited<ReturnType<typeof startWhatsapp>>
let send: QueueHandler
let apply: QueueHandler

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now })
  meta = await startWhatsapp({
    now: () => Date.now(),
    phoneNumberId: '4242',
    ...secrets,
    templates: whatsappTemplates.map((each) => ({
      name: templateName(each),
      language: 'es',
      variables: templateVariables.length,
      buttons: each === 'reminder' ? reminderButtons.length : 0,
    })),
    unknown: ['56900000000'],
  })
  const environment = {
    TABLE_NAME: table().tableName,
    AWS_ENDPOINT_URL_DYNAMODB: table().endpoint,
    LINK_SECRET: 'a secret of tests that is long enough',
    BOOK_ORIGIN: 'http://book.localhost:3000',
    WHATSAPP_API: meta.url,
    WHATSAPP_PHONE_NUMBER_ID: '4242',
    WHATSAPP_ACCESS_TOKEN: secrets.accessToken,
    WHATSAPP_APP_SECRET: secrets.appSecret,
    WHATSAPP_VERIFY_TOKEN: secrets.verifyToken,
  }
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  send = (await import('./send-whatsapp')).handler as QueueHandler
  apply = (await import('./apply-whatsapp')).handler as QueueHandler
})
afterAll(async () => {
  vi.useRealTimers()
  await meta.stop()
})

type Agreed = { isOn?: boolean; agrees?: boolean }

/** An appointment of somebody who agreed to be written to, in a salon that writes. */
const salonOf = async ({ isOn = true, agrees = true }: Agreed = {}) => {
  // All of them have the same telephone: what was written to it last is what it answers to.
  now += 600_000
  vi.setSystemTime(now)
  const salon = await booked({ start: '2026-11-26T15:00:00Z' })
  if (isOn) await updateSettings(salon.ctx, { isOn: true })
  const clientId = salon.event.type === 'appointment.booked' ? salon.event.data.clientId : ('' as ClientId)
  if (agrees) await recordConsent(salon.ctx, { id: clientId, purpose: 'whatsapp', given: true })
  meta.sent.length = 0

  return { ...salon, clientId }
}

const tell = (event: DomainEvent) => deliverBatch(send, [noticeOf(event)])

type Posted = ReturnType<typeof meta.writes>

/** The way from Meta's post through the route and the queue, as often as Meta likes. */
const receive = async ({ body, headers }: Posted, times = 1) => {
  const queued: string[] = []
  const route = createWhatsappNotices({
    env: whatsappEnv,
    queue: async (notice) => void queued.push(JSON.stringify(notice)),
  })
  const request = {
    method: 'POST',
    path: '/v1/whatsapp/webhook',
    rawQuery: '',
    headers: new Headers(headers),
    body,
    correlationId: 'test',
    viewerAddress: undefined,
    isByKey: false,
  }
  const response = await route(request, { ...requestContext(serverClock), locale: 'es' } as never)
  expect(response.status).toBe(200)
  for (const _ of Array.from({ length: times })) expect(await deliverBatch(apply, queued)).toEqual([])
}

const lastText = () => {
  const last = meta.sent.at(-1)

  return last?.type === 'text' ? last.text.body : undefined
}

describe('what clients are told', () => {
  it('once, as a template that Meta knows, besides the mail', async () => {
    const { event } = await salonOf()

    expect(await tell(event)).toEqual([])
    expect(await tell(event)).toEqual([])
    expect(meta.sent).toHaveLength(1)
    expect(meta.sent[0]).toMatchObject({
      to: phone,
      template: { name: 'reservaplus_booked', language: { code: 'es' } },
    })
    expect(JSON.stringify(meta.sent[0])).toMatch(/María José.*Salón \d+.*jueves 26 de noviembre/)
  })

  it.each([
    ['the organization has not turned it on', { isOn: false }],
    ['the client has not agreed', { agrees: false }],
  ])('nothing where %s', async (_, options) => {
    const { event } = await salonOf(options)

    expect(await tell(event)).toEqual([])
    expect(meta.sent).toEqual([])
  })

  it('nothing of what is no longer true', async () => {
    const { ctx, appointment, event, eventOf } = await salonOf()
    await cancel(ctx, { id: appointment.id, reason: '' })
    await tell(event)
    expect(meta.sent).toEqual([])

    await tell(await eventOf('appointment.cancelled'))
    expect(meta.sent).toMatchObject([{ template: { name: 'reservaplus_cancelled' } }])
  })

  it('what became of it is written down, whatever the order', async () => {
    const { ctx, event } = await salonOf()
    await tell(event)
    const [message] = meta.sent
    if (!message) throw new Error('Nothing was sent')
    await receive(meta.status(message, 'read'))
    await receive(meta.status(message, 'sent'))

    const key = { organizationId: ctx.organizationId, eventId: event.id, recipient: 'client-whatsapp' }
    expect(await findMessage(key)).toMatchObject({ status: 'delivered', providerId: message.id })
  })
})

describe('what clients answer', () => {
  it('1 confirms, and the answer to it comes once however often Meta brings it', async () => {
    const { ctx, appointment, event } = await salonOf()
    await tell(event)
    vi.setSystemTime(Date.now() + 60_000)
    await receive(meta.writes(phone, { text: ' 1 ' }), 2)

    expect(await findAppointment(ctx.organizationId, appointment.id)).toHaveProperty('clientConfirmedAt')
    expect(meta.sent.filter(({ type }) => type === 'text')).toHaveLength(1)
    expect(lastText()).toMatch(/^¡Listo! Tu hora del jueves 26 de noviembre.* está confirmada/)
  })

  it('2 cancels what they were last written about, in time; later it says whom to call', async () => {
    const { ctx, appointment, event } = await salonOf()
    await tell(event)
    vi.setSystemTime(new Date('2026-11-26T14:30:00Z'))
    await receive(meta.writes(phone, { text: '2' }))
    expect(lastText()).toMatch(/llama a Salón/)

    vi.setSystemTime(now + 60_000)
    await receive(meta.writes(phone, { text: '2' }))
    expect(lastText()).toMatch(/quedó cancelada/)
    expect(await findAppointment(ctx.organizationId, appointment.id)).toMatchObject({
      status: 'cancelled',
      cancelledBy: { kind: 'client' },
    })
  })

  it('a button stands for its own appointment, and ids that somebody typed open nobody else’s', async () => {
    const theirs = await salonOf()
    await tell(theirs.event)
    const other = await booked({ start: '2026-11-26T15:00:00Z' })
    vi.setSystemTime(Date.now() + 60_000)
    const payload = (id: string, organization: string) => ({ payload: `2 ${organization} ${id}` })
    await receive(meta.writes(phone, payload(other.appointment.id, theirs.ctx.organizationId)))
    await receive(meta.writes(phone, payload(other.appointment.id, other.ctx.organizationId)))
    expect(await findAppointment(other.ctx.organizationId, other.appointment.id)).toMatchObject({ status: 'confirmed' })

    await receive(meta.writes(phone, payload(theirs.appointment.id, theirs.ctx.organizationId)))
    expect(await findAppointment(theirs.ctx.organizationId, theirs.appointment.id)).toMatchObject({
      status: 'cancelled',
    })
  })

  it('BAJA ends it and stands in the log of consents; ALTA begins it again', async () => {
    const { ctx, clientId, event } = await salonOf()
    await tell(event)
    vi.setSystemTime(Date.now() + 60_000)
    await receive(meta.writes(phone, { text: 'Baja' }))
    const given = async () => (await listConsents(ctx, { id: clientId, limit: 10 })).items.map((each) => each.given)

    expect(await given()).toEqual([false, true])
    vi.setSystemTime(Date.now() + 60_000)
    await receive(meta.writes(phone, { text: 'ALTA' }))
    expect(await given()).toEqual([true, false, true])
  })

  it('anything else is answered with how to answer; after a day nothing is', async () => {
    const { event } = await salonOf()
    await tell(event)
    vi.setSystemTime(Date.now() + 60_000)
    await receive(meta.writes(phone, { text: '¿Puedo ir con mi hija?' }))
    expect(lastText()).toMatch(/Responde 1/)

    const late = meta.writes(phone, { text: '¿Hola?' })
    const before = meta.sent.length
    vi.setSystemTime(Date.now() + 25 * 3_600_000)
    await receive(late)
    expect(meta.sent).toHaveLength(before)
  })

  it('a number that nobody wrote to is told nothing', async () => {
    meta.sent.length = 0
    await receive(meta.writes('56977777777', { text: '1' }))

    expect(meta.sent).toEqual([])
  })
})
