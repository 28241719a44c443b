import { AppError } from '@reservaplus/shared/errors/app-error'
import { exportSPKI, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startUserPool, type UserPool } from '../testing/user-pool'
import { createIdTokenVerifier } from './id-tokens'

const subject = { userId: '01JDZZZZZZZZZZZZZZZZZZUSER', organizationId: '01JDZZZZZZZZZZZZZZZZZZZORG' }

let pool: UserPool
let foreignPool: UserPool
let verify: ReturnType<typeof createIdTokenVerifier>

beforeAll(async () => {
  ;[pool, foreignPool] = await Promise.all([startUserPool(), startUserPool('Pool00002')])
  verify = createIdTokenVerifier(pool)
})
afterAll(() => Promise.all([pool.stop(), foreignPool.stop()]))

const codeOf = (token: string) =>
  verify(token).then(
    () => 'accepted',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  )

describe('createIdTokenVerifier', () => {
  it('answers who signed in, for which organization and when', async () => {
    const token = await pool.signIdToken(subject, { claims: { auth_time: 1_700_000_000 } })

    expect(await verify(token)).toEqual({ ...subject, signedInAt: 1_700_000_000 })
  })

  it('F-11 refuses an access token in place of an ID token', async () => {
    expect(await codeOf(await pool.signIdToken(subject, { claims: { token_use: 'access' } }))).toBe('UNAUTHENTICATED')
  })

  it('refuses an expired token', async () => {
    expect(await codeOf(await pool.signIdToken(subject, { expiresAt: 1_700_000_000 }))).toBe('UNAUTHENTICATED')
  })

  it('refuses a token of another pool, also under the name of one of our keys', async () => {
    expect(await codeOf(await foreignPool.signIdToken(subject))).toBe('UNAUTHENTICATED')
    expect(await codeOf(await foreignPool.signIdToken(subject, { keyId: 'Pool00001' }))).toBe('UNAUTHENTICATED')
  })

  it('refuses a token for another app client', async () => {
    const other = createIdTokenVerifier({ ...pool, clientId: 'another' })
    await expect(other(await pool.signIdToken(subject))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  it('refuses a token without signature', async () => {
    const forged = new UnsecuredJWT({ token_use: 'id', auth_time: 1, 'custom:organization_id': subject.organizationId })
      .setSubject(subject.userId)
      .setIssuer(`https://cognito-idp.sa-east-1.amazonaws.com/${pool.userPoolId}`)
      .setAudience(pool.clientId)
      .setExpirationTime('1h')
      .encode()

    expect(await codeOf(forged)).toBe('UNAUTHENTICATED')
  })

  it('refuses a token signed with the public key as if it were a shared secret', async () => {
    const secret = new TextEncoder().encode(await exportSPKI(pool.publicKey))
    const forged = await new SignJWT({
      token_use: 'id',
      auth_time: 1,
      'custom:organization_id': subject.organizationId,
    })
      .setProtectedHeader({ alg: 'HS256', kid: 'Pool00001' })
      .setSubject(subject.userId)
      .setIssuer(`https://cognito-idp.sa-east-1.amazonaws.com/${pool.userPoolId}`)
      .setAudience(pool.clientId)
      .setExpirationTime('1h')
      .sign(secret)

    expect(await codeOf(forged)).toBe('UNAUTHENTICATED')
  })

  it.each(['', 'x', 'a.b.c', 'ey.ey.ey', '💇.💇.💇'])('refuses %j', async (text) => {
    expect(await codeOf(text)).toBe('UNAUTHENTICATED')
  })

  it('refuses a token that names no organization', async () => {
    const token = await pool.signIdToken(subject, { claims: { 'custom:organization_id': 'ORG#1' } })

    expect(await codeOf(token)).toBe('UNAUTHENTICATED')
  })

  it('is unavailable, not unauthenticated, while the keys cannot be read', async () => {
    const blind = createIdTokenVerifier({ ...pool, jwksUri: 'http://127.0.0.1:9/jwks.json' })

    await expect(blind(await pool.signIdToken(subject))).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  })
})
