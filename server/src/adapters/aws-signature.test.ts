import { AwsV4Signer } from 'aws4fetch'
import { describe, expect, it } from 'vitest'

import { signedHeaders } from './aws-signature'

const env = {
  AWS_REGION: 'sa-east-1',
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG',
}
const now = new Date('2026-11-23T14:05:06.789Z')

const asSignedElsewhere = async (
  { method, url, service, headers = {}, body }: Parameters<typeof signedHeaders>[0],
  token?: string,
) => {
  const signed = await new AwsV4Signer({
    method,
    url: url.href,
    headers: service === 's3' ? headers : { ...headers, 'x-amz-content-sha256': await hashOf(body ?? '') },
    ...(body === undefined ? {} : { body }),
    service,
    region: env.AWS_REGION,
    accessKeyId: env.AWS_ACCESS_KEY_ID,
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
    ...(token ? { sessionToken: token } : {}),
    datetime: '20261123T140506Z',
    allHeaders: true,
  }).sign()

  return signed.headers.get('authorization')
}
const hashOf = async (text: string) =>
  Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('hex')

const hashedBody = async (body: string) => ({ 'x-amz-content-sha256': await hashOf(body) })

describe('signed requests to AWS', () => {
  it.each([
    ['an object', 'https://bucket.s3.sa-east-1.amazonaws.com/widget/manifest.json'],
    ['an object with spaces and signs', 'https://bucket.s3.sa-east-1.amazonaws.com/a%20b/c(1).json'],
    ['a query', 'https://bucket.s3.sa-east-1.amazonaws.com/?list-type=2&prefix=a%2Fb%20c&delimiter='],
    ['another place and port', 'http://127.0.0.1:4566/bucket/key'],
  ])('are signed as a library signs them: %s', async (_what, address) => {
    const headers = await hashedBody('')
    const request = { method: 'GET', url: new URL(address), service: 's3', headers }
    expect(signedHeaders(request, env, now).authorization).toBe(await asSignedElsewhere(request))
  })

  it('with a body, more headers and a session', async () => {
    const body = '{"Username":"ñ"}'
    const request = {
      method: 'POST',
      url: new URL('https://cognito-idp.sa-east-1.amazonaws.com/'),
      service: 'cognito-idp',
      headers: { 'Content-Type': 'application/x-amz-json-1.1', 'x-amz-target': 'Service.Operation' },
      body,
    }
    const sent = signedHeaders(request, { ...env, AWS_SESSION_TOKEN: 'session/+=' }, now)
    expect(sent.authorization).toBe(await asSignedElsewhere(request, 'session/+='))
    expect(sent).toMatchObject({ 'x-amz-security-token': 'session/+=', 'x-amz-date': '20261123T140506Z' })
  })
})
