import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isSignedNotice, type SignedNotice } from './mercado-pago-signature'

const secret = 'a webhook secret of tests'
const now = new Date('2026-11-23T14:00:00Z')
const seconds = String(now.getTime() / 1000)
const signed = (manifest: string, ts = seconds) =>
  `ts=${ts},v1=${createHmac('sha256', secret).update(manifest).digest('hex')}`
const isRight = (notice: Partial<SignedNotice>) =>
  isSignedNotice({ signature: null, requestId: 'r-1', dataId: '77', ...notice }, { secret, now })
const manifest = `id:77;request-id:r-1;ts:${seconds};`

describe('a notice of MercadoPago', () => {
  it('is signed over the id of its address in small letters, the request and the time', () => {
    expect(isRight({ signature: signed(manifest) })).toBe(true)
    expect(isRight({ signature: signed(`id:ab1;request-id:r-1;ts:${seconds};`), dataId: 'AB1' })).toBe(true)
  })

  it('is signed without what it does not have', () => {
    expect(isRight({ signature: signed(`request-id:r-1;ts:${seconds};`), dataId: null })).toBe(true)
    expect(isRight({ signature: signed(`id:77;ts:${seconds};`), requestId: null })).toBe(true)
    expect(isRight({ signature: signed(manifest), dataId: null })).toBe(false)
  })

  it.each([-301, 301])('of %i seconds from now is none, in seconds or milliseconds', (away) => {
    const at = (shift: number) => now.getTime() + shift * 1000
    for (const unit of [1000, 1]) {
      const ts = (shift: number) => String(Math.floor(at(shift) / unit))
      const of = (shift: number) => signed(`id:77;request-id:r-1;ts:${ts(shift)};`, ts(shift))
      expect(isRight({ signature: of(away) })).toBe(false)
      expect(isRight({ signature: of(away > 0 ? 299 : -299) })).toBe(true)
    }
  })

  it.each([
    null,
    '',
    'ts=1',
    'v1=00',
    `ts=${seconds},v1=zz`,
    `ts=x,v1=${'0'.repeat(64)}`,
    `ts=${seconds},v1=${'0'.repeat(64)}`,
  ])('is not one that says %j', (signature) => {
    expect(isRight({ signature })).toBe(false)
  })

  it('counts for nothing else than it was signed for', () => {
    expect(isRight({ signature: signed(manifest), dataId: '78' })).toBe(false)
    expect(isRight({ signature: signed(manifest), requestId: 'r-2' })).toBe(false)
    expect(isRight({ signature: signed(manifest).replace(seconds, String(Number(seconds) + 1)) })).toBe(false)
  })
})
