import { createDiffieHellman, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

// RFC 5054's 3072-bit group, as Cognito uses it.
const primeHex =
  'FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3BE39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200CBBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF'
export const prime = BigInt(`0x${primeHex}`)
export const generator = 2n

export const fromHex = (hex: string) => BigInt(`0x${hex}`)
export const randomBig = (bytes: number) => fromHex(randomBytes(bytes).toString('hex'))

/** Cognito pads a number as Java's BigInteger.toByteArray does: a zero byte keeps a high first bit positive. */
export const padHex = (value: bigint) => {
  const hex = value.toString(16)
  const even = hex.length % 2 ? `0${hex}` : hex
  return /^[89a-f]/.test(even) ? `00${even}` : even
}

export const hashHex = (hex: string) => fromHex(createHash('sha256').update(Buffer.from(hex, 'hex')).digest('hex'))
export const multiplier = hashHex(padHex(prime) + padHex(generator))

export const modPow = (base: bigint, exponent: bigint, modulus: bigint) => {
  let result = 1n
  let square = base % modulus
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}

const group = createDiffieHellman(primeHex, 'hex', Number(generator))

/** The same of the generator, by OpenSSL: every password that is set needs one. */
const generatorPower = (exponent: bigint) => {
  group.setPrivateKey(padHex(exponent), 'hex')
  return fromHex(group.generateKeys('hex'))
}

export const privateKeyOf = (poolName: string, userId: string, password: string, salt: bigint) => {
  const identity = createHash('sha256').update(`${poolName}${userId}:${password}`).digest('hex')
  return hashHex(padHex(salt) + identity)
}

export const verifierOf = (poolName: string, userId: string, password: string, salt: bigint) =>
  generatorPower(privateKeyOf(poolName, userId, password, salt))

export interface SrpExchange {
  clientPublic: bigint
  serverPublic: bigint
  serverSecret: bigint
  verifier: bigint
}

export const openExchange = (clientPublic: bigint, verifier: bigint): SrpExchange => {
  const serverSecret = randomBig(32)
  const serverPublic = (multiplier * verifier + generatorPower(serverSecret)) % prime
  return { clientPublic, serverPublic, serverSecret, verifier }
}

export const sessionKey = (scramble: bigint, shared: bigint) => {
  const extracted = createHmac('sha256', Buffer.from(padHex(scramble), 'hex'))
    .update(Buffer.from(padHex(shared), 'hex'))
    .digest()
  return createHmac('sha256', extracted).update('Caldera Derived Key\x01').digest().subarray(0, 16)
}

export interface SrpClaim {
  poolName: string
  userId: string
  secretBlock: string
  timestamp: string
}

export const claimSignature = (key: Buffer, claim: SrpClaim) =>
  createHmac('sha256', key)
    .update(claim.poolName)
    .update(claim.userId)
    .update(Buffer.from(claim.secretBlock, 'base64'))
    .update(claim.timestamp)
    .digest()

export const provesPassword = (exchange: SrpExchange, claim: SrpClaim, signature: string) => {
  const scramble = hashHex(padHex(exchange.clientPublic) + padHex(exchange.serverPublic))
  const base = exchange.clientPublic * modPow(exchange.verifier, scramble, prime)
  const key = sessionKey(scramble, modPow(base, exchange.serverSecret, prime))
  const given = Buffer.from(signature, 'base64')
  const expected = claimSignature(key, claim)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
