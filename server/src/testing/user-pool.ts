import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

export type IdTokenOverrides = { claims?: Record<string, unknown>; expiresAt?: number; keyId?: string }

/** A user pool that only signs: its keys over HTTP, tokens in Cognito's form. */
export const startUserPool = async (name = 'Pool00001') => {
  const userPoolId = `sa-east-1_${name}`
  const clientId = `client-${name}`
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(publicKey)), kid: name, alg: 'RS256', use: 'sig' }
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ keys: [jwk] }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const seconds = () => Math.floor(Date.now() / 1000)

  return {
    userPoolId,
    clientId,
    jwksUri: `http://127.0.0.1:${port}/.well-known/jwks.json`,
    publicKey,
    signIdToken: (
      subject: { userId: string; organizationId: string },
      { claims = {}, expiresAt = seconds() + 3600, keyId = name }: IdTokenOverrides = {},
    ) =>
      new SignJWT({
        token_use: 'id',
        auth_time: seconds(),
        'custom:organization_id': subject.organizationId,
        'custom:role': 'owner',
        ...claims,
      })
        .setProtectedHeader({ alg: 'RS256', kid: keyId })
        .setSubject(subject.userId)
        .setIssuer(`https://cognito-idp.sa-east-1.amazonaws.com/${userPoolId}`)
        .setAudience(clientId)
        .setIssuedAt()
        .setExpirationTime(expiresAt)
        .sign(privateKey),
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
export type UserPool = Awaited<ReturnType<typeof startUserPool>>
