import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'
import { addDevice, devices, list } from '@reservaplus/server/alerts/service'
import { publicBook } from '@reservaplus/server/appointments/book'
import { findEventsOfSubject } from '@reservaplus/server/events/repository'
import { useTestAccounts } from '@reservaplus/server/testing/accounts'
import { openSalon, type Salon } from '@reservaplus/server/testing/salon'
import { useTestTable } from '@reservaplus/server/testing/table'
import { as, joinTeam } from '@reservaplus/server/testing/team'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { deliverBatch, noticeOf, type QueueHandler } from '../testing/queue'

const table = useTestTable()
const accounts = useTestAccounts()
const ours = createECDH('prime256v1')
const vapid = { public: ours.generateKeys('base64url'), private: ours.getPrivateKey('base64url') }

/** A browser: what it tells us, and how it opens what comes. */
const newBrowser = (endpoint: string) => {
  const pair = createECDH('prime256v1')
  const [p256dh, secret] = [pair.generateKeys(), randomBytes(16)]
  const key = (salt: Uint8Array, material: Uint8Array, info: Uint8Array, length: number) =>
    Buffer.from(hkdfSync('sha256', material, salt, info, length))

  return {
    input: { endpoint, p256dh: p256dh.toString('base64url'), auth: secret.toString('base64url'), name: 'Teléfono' },
    /** RFC 8291, section 3.4, with the header of RFC 8188. */
    open: (body: Uint8Array): unknown => {
      const [salt, keyLength] = [body.subarray(0, 16), body[20] ?? 0]
      const sender = body.subarray(21, 21 + keyLength)
      const sealed = body.subarray(21 + keyLength)
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), p256dh, sender])
      const material = key(secret, pair.computeSecret(sender), info, 32)
      const nonce = key(salt, material, Buffer.from('Content-Encoding: nonce\0'), 12)
      const decipher = createDecipheriv(
        'aes-128-gcm',
        key(salt, material, Buffer.from('Content-Encoding: aes128gcm\0'), 16),
        nonce,
      )
      decipher.setAuthTag(sealed.subarray(-16))
      const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])

      return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString('utf8'))
    },
  }
}

let sendAlerts: QueueHandler
let salon: Salon
let owner: Salon['ctx']
let answer = 201
const posted: { url: string; headers: Headers; body: Uint8Array }[] = []

beforeAll(async () => {
  vi.stubEnv('TABLE_NAME', table().tableName)
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', table().endpoint)
  vi.stubEnv('APP_ORIGIN', 'https://app.reservaplus.example')
  vi.stubEnv('PUSH_PUBLIC_KEY', vapid.public)
  vi.stubEnv('PUSH_PRIVATE_KEY', vapid.private)
  sendAlerts = (await import('./send-alerts')).handler as QueueHandler
  salon = await openSalon()
  owner = as(salon.ctx, await joinTeam(salon.ctx, accounts, { role: 'admin' }))
})
beforeEach(() => {
  posted.length = 0
  answer = 201
  const system = globalThis.fetch
  vi.spyOn(globalThis, 'fetch').mockImplementation((url, init) => {
    if (!String(url).startsWith('https://fcm.googleapis.com/')) return system(url, init)
    posted.push({ url: String(url), headers: new Headers(init?.headers), body: init?.body as Uint8Array })
    if (answer === 0) return Promise.reject(new TypeError('fetch failed'))

    return Promise.resolve(new Response(null, { status: answer }))
  })
})
afterEach(() => vi.restoreAllMocks())

let hour = 11
const booked = async () => {
  hour += 2
  const { appointment } = await publicBook(salon.ctx, salon.bookInput({ start: `2026-11-24T${hour}:00:00Z` }))
  const [event] = await findEventsOfSubject(salon.ctx.organizationId, { kind: 'appointment', id: appointment.id })
  if (!event) throw new Error('There is no event')

  return { appointment, notice: noticeOf(event) }
}

describe('notices on devices', () => {
  it('N-06 reach a browser once, sealed for it alone and signed as ours, without anybody’s name', async () => {
    const browser = newBrowser('https://fcm.googleapis.com/fcm/send/one')
    await addDevice(owner, browser.input)
    const { appointment, notice } = await booked()

    expect(await deliverBatch(sendAlerts, [notice, notice])).toEqual([])
    expect(posted).toHaveLength(1)
    const [{ url, headers, body }] = posted as [(typeof posted)[number]]
    expect(url).toBe(browser.input.endpoint)
    expect(headers.get('content-encoding')).toBe('aes128gcm')
    expect(headers.get('authorization')).toMatch(new RegExp(`^vapid t=[\\w.-]+, k=${vapid.public}$`))
    const told = browser.open(body)
    expect(told).toMatchObject({
      title: 'Nueva reserva',
      tag: appointment.id,
      path: `/app/agenda?appointment=${appointment.id}`,
    })
    expect(told).toMatchObject({ body: expect.stringMatching(/24 de noviembre.*10:00/) })
    expect(JSON.stringify(told)).not.toMatch(/Eva|Mora/)
  })

  it('a browser that is gone is forgotten; the notice stays in the app', async () => {
    answer = 410
    const { appointment, notice } = await booked()
    expect(await deliverBatch(sendAlerts, [notice])).toEqual([])

    expect(await devices(owner)).toEqual([])
    expect((await list(owner, { limit: 1 })).items).toMatchObject([{ appointmentId: appointment.id, isNew: true }])
  })

  it.each([500, 0])('a push service that fails (%i) is asked once and holds up nothing', async (status) => {
    answer = status
    await addDevice(owner, newBrowser('https://fcm.googleapis.com/fcm/send/two').input)
    const { notice } = await booked()

    expect(await deliverBatch(sendAlerts, [notice])).toEqual([])
    expect(await deliverBatch(sendAlerts, [notice])).toEqual([])
    expect(posted).toHaveLength(1)
    expect(await devices(owner)).toHaveLength(1)
  })
})
