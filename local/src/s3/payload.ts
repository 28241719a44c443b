import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { S3Request } from './request'
import { notImplemented, S3Error } from './s3-error'
import { sha256 } from './signature'

const crc32Of = (body: Buffer) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(crc32(body))
  return bytes.toString('base64')
}

const checksums: Record<string, (body: Buffer) => string> = {
  'x-amz-checksum-crc32': crc32Of,
  'x-amz-checksum-sha1': (body) => createHash('sha1').update(body).digest('base64'),
  'x-amz-checksum-sha256': (body) => createHash('sha256').update(body).digest('base64'),
}

interface Decoded {
  body: Buffer
  trailers: Record<string, string>
}

const incomplete = () =>
  new S3Error(
    400,
    'IncompleteBody',
    'You did not provide the number of bytes specified by the Content-Length HTTP header',
  )

/** `size[;chunk-signature=…]\r\n` data `\r\n` …, `0\r\n`, then the trailers. */
const decodeChunks = (raw: Buffer): Decoded => {
  const parts: Buffer[] = []
  let at = 0
  for (;;) {
    const end = raw.indexOf('\r\n', at)
    const size = end < 0 ? Number.NaN : Number.parseInt(raw.toString('latin1', at, end), 16)
    if (Number.isNaN(size)) throw incomplete()
    at = end + 2
    if (size === 0) break
    if (at + size > raw.length) throw incomplete()
    parts.push(raw.subarray(at, at + size))
    at += size + 2
  }
  const lines = raw.toString('latin1', at).split('\r\n')
  const trailers = lines.filter((line) => line.includes(':')).map((line) => line.split(/:\s*/, 2))
  return {
    body: Buffer.concat(parts),
    trailers: Object.fromEntries(trailers.map(([name = '', value = '']) => [name.toLowerCase(), value.trim()])),
  }
}

const requireDigest = (matches: boolean, name: string) => {
  if (!matches) throw new S3Error(400, 'BadDigest', `The ${name} you specified did not match the calculated checksum.`)
}

const verifyChecksums = (request: S3Request, { body, trailers }: Decoded) => {
  const given = { ...request.headers, ...trailers }
  const names = Object.keys(given).filter((name) => /^x-amz-checksum-(?!mode|algorithm|type)/.test(name))
  const verified: Record<string, string> = {}
  for (const name of names) {
    const compute = checksums[name]
    if (!compute) throw notImplemented(name)
    const value = compute(body)
    requireDigest(value === given[name], name.replace('x-amz-checksum-', '').toUpperCase())
    verified[name] = value
  }
  const announced = request.header('x-amz-trailer')
  if (announced && !verified[announced.toLowerCase()]) throw new S3Error(400, 'MalformedTrailerError')
  const md5 = request.header('content-md5')
  if (md5) requireDigest(createHash('md5').update(body).digest('base64') === md5, 'Content-MD5')
  return verified
}

/** The body as the sender meant it, every digest that came along checked. */
export const readPayload = async (request: S3Request, payloadHash: string) => {
  const raw = await request.body()
  const streamed = payloadHash.startsWith('STREAMING-')
  const decoded = streamed ? decodeChunks(raw) : { body: raw, trailers: {} }
  if (streamed && Number(request.header('x-amz-decoded-content-length')) !== decoded.body.length) throw incomplete()
  if (/^[0-9a-f]{64}$/.test(payloadHash) && sha256(raw) !== payloadHash)
    throw new S3Error(
      400,
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    )
  return { body: decoded.body, checksums: verifyChecksums(request, decoded) }
}
