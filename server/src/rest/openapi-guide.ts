import { webhookEventType } from '@reservaplus/shared/webhooks/schema'
import type { Json } from './openapi-schemas'

/** What a reader of the reference needs to know before the first call. Markdown. */
export const description = `Bookings for salons and other businesses that live by appointments. For Postman:
[the same as a collection](/docs/reservaplus.postman_collection.json).

## Who calls

Members of a team send the ID token of their sign-in as \`Authorization: Bearer …\`. It comes from the Amazon Cognito user
pool that the app signs in to: \`/config.json\` on the app's host names its \`region\`, \`userPoolId\` and
\`userPoolClientId\`. Sign in there by SRP (\`USER_SRP_AUTH\`, with any Cognito library, such as Amplify), answer
\`NEW_PASSWORD_REQUIRED\` or \`SOFTWARE_TOKEN_MFA\` where it asks, and send \`AuthenticationResult.IdToken\`, not the access
token. It lasts an hour; \`REFRESH_TOKEN_AUTH\` gives the next one for thirty days. A program of your own is better off with
a key. Another system sends a key as
\`X-Api-Key: rp_…\`: owner and admin make keys under \`/api-keys\`, each with the permissions it needs; a key is shown once,
acts for the organization that made it, takes 120 calls a minute (240 at once) and is dead the moment it is revoked.
A key belongs on a server and never into a web page. What has no lock in this reference is open to everybody.

## Versions

\`/v1\` stays as it is: addresses, fields and values are only added, so read what you know and ignore the rest. What would
break a caller comes as \`/v2\` beside it, at least twelve months before \`/v1\` ends, with \`Deprecation\` and \`Sunset\`
headers on every answer until then.

## Writing

\`PUT\` changes the fields that are sent and leaves the others; \`null\` clears what may be absent. What creates something
takes an \`Idempotency-Key\`: the same key and body get the first answer again, for 24 hours. Errors are RFC 9457 problems
whose \`code\` is what programs should look at. \`issues\` says of each field what is wrong, for people, in the first of es,
en and pt that \`Accept-Language\` names (English without). Some refusals come from the gateway
before the API is asked, which cannot be given the shape of a problem; they are \`{"message": "…"}\` as application/json:
401 for a missing or expired token on what needs one, 413 for a body that is too large, 400 for a request that is no valid
HTTP, 429 and 503 under too much load.

## Webhooks

A webhook gets a \`POST\` for each event it asked for. Answer 2xx within five seconds; anything else is tried again with
longer and longer pauses for three days, and when nothing has arrived for three days the webhook is switched off (\`410\`
switches it off at once). Events may arrive twice and in any order: \`id\` tells which one it is, \`version\` which state of the
subject. They carry ids and figures, nothing personal: ask the API for the rest.

\`Reservaplus-Signature: t=1764000000,v1=5f2b…\`: \`v1\` is the HMAC-SHA256, in hexadecimal, of \`t\`, a full stop and the body
as it came, with the secret of the webhook. Refuse what is signed wrongly or more than five minutes old. While a secret is
being changed there are two \`v1\`: one that fits is enough.
`

const event: Json = {
  type: 'object',
  required: ['id', 'type', 'createdAt', 'organizationId', 'actor', 'subject', 'version', 'data'],
  properties: {
    id: { type: 'string', description: 'Of the event: the same however often it arrives' },
    type: { type: 'string', enum: [...webhookEventType.options, 'webhook.test'] },
    createdAt: { type: 'string', format: 'date-time' },
    organizationId: { type: 'string' },
    actor: {
      type: 'object',
      required: ['kind'],
      properties: { kind: { type: 'string', enum: ['staff', 'client', 'system', 'integration'] } },
    },
    subject: {
      type: 'object',
      required: ['kind', 'id'],
      properties: { kind: { type: 'string' }, id: { type: 'string' } },
    },
    version: { type: 'integer', description: 'Of the subject, after what happened' },
    data: {
      type: 'object',
      description: 'Of an appointment: ids, start, end, status. Of anything else: `changes`, field by field.',
    },
  },
}

/** One entry for all events: they differ in their type and data only. */
export const webhookOperations: Json = {
  event: {
    post: {
      operationId: 'webhookEvent',
      tags: ['webhooks'],
      summary: 'What a webhook receives',
      security: [],
      parameters: [
        { name: 'Reservaplus-Signature', in: 'header', required: true, schema: { type: 'string' } },
        { name: 'Reservaplus-Event', in: 'header', required: true, schema: { type: 'string' } },
        { name: 'Reservaplus-Event-Id', in: 'header', required: true, schema: { type: 'string' } },
      ],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: event,
            example: {
              id: '01JD0000000000000000000001',
              type: 'appointment.booked',
              createdAt: '2026-11-23T14:00:00Z',
              organizationId: '01JD0000000000000000000002',
              actor: { kind: 'client' },
              subject: { kind: 'appointment', id: '01JD0000000000000000000003' },
              version: 1,
              data: {
                clientId: '01JD0000000000000000000004',
                end: '2026-11-25T12:45:00Z',
                professionalId: '01JD0000000000000000000005',
                serviceId: '01JD0000000000000000000006',
                start: '2026-11-25T12:00:00Z',
                status: 'confirmed',
              },
            },
          },
        },
      },
      responses: { '2XX': { description: 'Received' } },
    },
  },
}
