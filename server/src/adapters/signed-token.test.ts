import { createHmac } from 'node:crypto'
import { jwtVerify, SignJWT, UnsecuredJWT } from 'jose'
import { describe, expect, it } from 'vitest'

import { signToken, verifyToken } from './signed-token'

const secret = 'a secret that is long enough for HMAC'
const key = new TextEncoder().encode(secret)
const claims = { s: 'manage', o: 'organización ñ 💇', n: 1 }
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const withHeader = (header: object) => {
  const signed = `${encoded(header)}.${encoded(claims)}`

  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}

describe('signed tokens', () => {
  it('are what any JWT library reads, and read what one signs', async () => {
    const { payload } = await jwtVerify(signToken(secret, claims), key, { algorithms: ['HS256'] })
    expect(payload).toEqual(claims)

    const foreign = await new SignJWT(claims).setProtectedHeader({ typ: 'JWT', alg: 'HS256' }).sign(key)
    expect(verifyToken(secret, foreign)).toEqual(claims)
  })

  it('are the same bytes as before, so that no mail has to be sent again', async () => {
    expect(signToken(secret, claims)).toBe(await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(key))
  })

  it('of another secret, or changed in one character, are nothing', () => {
    const token = signToken(secret, claims)
    expect(verifyToken(`${secret}.`, token)).toBeUndefined()
    for (let at = 0; at < token.length - 1; at++) {
      const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`
      expect(verifyToken(secret, changed)).toBeUndefined()
    }
  })

  it('without signature, of another algorithm or with unknown demands are nothing', async () => {
    expect(verifyToken(secret, new UnsecuredJWT(claims).encode())).toBeUndefined()
    expect(verifyToken(secret, `${new UnsecuredJWT(claims).encode()}x`)).toBeUndefined()
    const other = await new SignJWT(claims).setProtectedHeader({ alg: 'HS512' }).sign(key)
    expect(verifyToken(secret, other)).toBeUndefined()
    expect(verifyToken(secret, withHeader({ alg: 'none' }))).toBeUndefined()
    expect(verifyToken(secret, withHeader({ alg: 'HS256', crit: ['x'] }))).toBeUndefined()
    expect(verifyToken(secret, withHeader({ alg: 'HS256' }))).toEqual(claims)
  })

  it.each(['', '.', '..', 'a.b', 'a.b.c', 'a.b.c.d', 'ñ.ñ.ñ', '💇.💇.💇', `${'a'.repeat(9000)}.b.c`])(
    '%j is nothing',
    (text) => {
      expect(verifyToken(secret, text)).toBeUndefined()
    },
  )

  it('take no characters that only look like base64url', () => {
    const token = signToken(secret, claims)
    expect(verifyToken(secret, `${token}=`)).toBeUndefined()
    expect(verifyToken(secret, token.replace('.', '\n.'))).toBeUndefined()
  })
})
