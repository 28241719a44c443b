import { expect, it } from 'vitest'
import { signRequest } from './signature'

// The two worked examples of the S3 documentation ("Authenticating Requests").
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const scope = { date: '20130524', region: 'us-east-1', service: 's3' }
const host = 'examplebucket.s3.amazonaws.com'
const amzDate = '20130524T000000Z'
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

it("computes AWS's own example of a signed header", () => {
  const headers = { host, range: 'bytes=0-9', 'x-amz-content-sha256': emptyHash, 'x-amz-date': amzDate }
  const signedHeaders = ['host', 'range', 'x-amz-content-sha256', 'x-amz-date']
  const parts = { method: 'GET', path: '/test.txt', query: '', headers, signedHeaders, payloadHash: emptyHash }
  expect(signRequest(secret, scope, amzDate, parts)).toBe(
    'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  )
})

it("computes AWS's own example of a signed address", () => {
  const query = [
    'X-Amz-Algorithm=AWS4-HMAC-SHA256',
    'X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request',
    `X-Amz-Date=${amzDate}`,
    'X-Amz-Expires=86400',
    'X-Amz-SignedHeaders=host',
    'X-Amz-Signature=ignored',
  ].join('&')
  const parts = { method: 'GET', path: '/test.txt', query, headers: { host }, signedHeaders: ['host'] }
  expect(signRequest(secret, scope, amzDate, { ...parts, payloadHash: 'UNSIGNED-PAYLOAD' })).toBe(
    'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
  )
})
