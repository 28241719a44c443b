import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'

export const newSigningKey = () =>
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

export type Claims = Record<string, unknown>

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

export const signingKeys = (pem: string) => {
  const privateKey = createPrivateKey(pem)
  const publicKey = createPublicKey(privateKey)
  const jwk = publicKey.export({ format: 'jwk' })
  const kid = createHash('sha256').update(String(jwk.n)).digest('base64')

  return {
    jwks: { keys: [{ alg: 'RS256', e: String(jwk.e), kid, kty: 'RSA', n: String(jwk.n), use: 'sig' }] },
    issue(claims: Claims) {
      const signed = `${encode({ kid, alg: 'RS256' })}.${encode(claims)}`
      return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), privateKey).toString('base64url')}`
    },
    /** The claims, or undefined when the signature is not ours. */
    read(token: string): Claims | undefined {
      const [header, payload, signature] = token.split('.')
      if (!header || !payload || !signature) return undefined
      const genuine = verify(
        'RSA-SHA256',
        Buffer.from(`${header}.${payload}`),
        publicKey,
        Buffer.from(signature, 'base64url'),
      )
      return genuine ? (JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims) : undefined
    },
  }
}
export type SigningKeys = ReturnType<typeof signingKeys>
