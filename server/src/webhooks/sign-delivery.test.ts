import { createHmac } from 'node:crypto'
import { organizationId, webhookId } from '@reservaplus/shared/ids/schema'
import { parseInstant } from '@reservaplus/shared/time/instant'
import { describe, expect, it } from 'vitest'
import { secretOf, signatureHeader } from './sign-delivery'

const master = 'a secret of tests that is long enough'
const signer = {
  organizationId: organizationId.parse('01JDCX000000000000000000AA'),
  id: webhookId.parse('01JDCX000000000000000000HK'),
  secretNumber: 2,
}
const now = parseInstant('2026-11-23T14:00:00Z')
const body = '{"id":"1"}'

/** As a receiver checks it, with nothing but what the reference says. */
const isGenuine = (header: string, secret: string, text: string, receivedAt: number): boolean => {
  const parts = header.split(',').map((part) => part.split('='))
  const [time] = parts.flatMap(([name, value]) => (name === 't' ? [Number(value)] : []))
  const expected = createHmac('sha256', secret).update(`${time}.${text}`).digest('hex')

  return Math.abs(receivedAt - (time ?? 0)) <= 300 && parts.some(([name, value]) => name === 'v1' && value === expected)
}

const header = signatureHeader(master, signer, body, now)
const secret = secretOf(master, signer, 2)
const seconds = Date.parse(now) / 1000

describe('the signature of a delivery', () => {
  it('is genuine to whoever has the secret', () => {
    expect(isGenuine(header, secret, body, seconds + 10)).toBe(true)
  })

  it('is not for another body, another secret, or another time', () => {
    const later = header.replace(`t=${seconds}`, `t=${seconds + 3600}`)

    expect(isGenuine(header, secret, '{"id":"2"}', seconds)).toBe(false)
    expect(isGenuine(header, secretOf(master, signer, 1), body, seconds)).toBe(false)
    expect(isGenuine(later, secret, body, seconds + 3600)).toBe(false)
  })

  it('is refused when it is sent again later', () => {
    expect(isGenuine(header, secret, body, seconds + 301)).toBe(false)
  })

  it('is made with both secrets while one replaces the other, and only as long', () => {
    const previousSecretUntil = parseInstant('2026-11-23T14:30:00Z')
    const changing = { ...signer, previousSecretUntil }
    const old = secretOf(master, signer, 1)
    const at = (instant: string) => signatureHeader(master, changing, body, parseInstant(instant))

    expect([secret, old].map((each) => isGenuine(at('2026-11-23T14:29:59Z'), each, body, seconds + 1799))).toEqual([
      true,
      true,
    ])
    expect([secret, old].map((each) => isGenuine(at('2026-11-23T14:30:00Z'), each, body, seconds + 1800))).toEqual([
      true,
      false,
    ])
  })
})

it('each webhook has a secret of its own, and each organization', () => {
  const others = [
    { ...signer, id: webhookId.parse('01JDCX000000000000000000HL') },
    { ...signer, organizationId: organizationId.parse('01JDCX000000000000000000AB') },
  ].map((each) => secretOf(master, each, 2))

  expect(new Set([secret, ...others, secretOf(`${master}!`, signer, 2)]).size).toBe(4)
  expect(secret).toMatch(/^whsec_[\w-]{43}$/)
})
