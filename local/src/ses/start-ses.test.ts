import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as sdk from '@aws-sdk/client-sesv2'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { localCredentials } from '../config/env'
import type { FeedbackEvent } from './feedback-events'
import { type SesStandIn, startSes } from './start-ses'

const set = 'reservaplus-mail-test'
const now = Date.parse('2027-03-01T12:00:00Z')
let server: SesStandIn
let ses: sdk.SESv2Client
let events: FeedbackEvent[]
let folder: string

const start = async () => {
  events = []
  server = await startSes({
    now: () => now,
    identities: ['reservaplus.test'],
    configurationSets: [set],
    file: join(folder, 'ses.json'),
    onEvent: (event) => void events.push(event),
  })
  ses = new sdk.SESv2Client({ region: 'sa-east-1', endpoint: server.url, credentials: localCredentials })
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ses-'))
  await start()
})
afterEach(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
})

const send = (to: string[], changes: Partial<sdk.SendEmailCommandInput> = {}) =>
  ses.send(
    new sdk.SendEmailCommand({
      FromEmailAddress: 'ReservaPlus <no-reply@reservaplus.test>',
      Destination: { ToAddresses: to },
      ConfigurationSetName: set,
      EmailTags: [{ Name: 'event-id', Value: '01ABC' }],
      Content: { Simple: { Subject: { Data: 'Tu hora' }, Body: { Html: { Data: '<p>Hola</p>' } } } },
      ...changes,
    }),
  )

const types = () => events.map((event) => event.detail.eventType)

it('reports a mail to the event bus as sent and delivered, with its tags', async () => {
  const { MessageId } = await send(['Ana <Ana@example.com>'])
  await expect.poll(types).toEqual(['Send', 'Delivery'])
  expect(events[1]).toMatchObject({
    source: 'aws.ses',
    'detail-type': 'Email Delivered',
    account: '000000000000',
    region: 'sa-east-1',
    time: '2027-03-01T12:00:00Z',
    detail: {
      mail: {
        messageId: MessageId,
        destination: ['ana@example.com'],
        tags: { 'event-id': ['01ABC'], 'ses:configuration-set': [set] },
      },
      delivery: { recipients: ['ana@example.com'] },
    },
  })
})

it('reports what the simulator addresses ask for', async () => {
  await send(['bounce+1@simulator.amazonses.com'])
  await expect.poll(types).toEqual(['Send', 'Bounce'])
  expect(events[1]?.detail).toMatchObject({ bounce: { bounceType: 'Permanent', bounceSubType: 'General' } })
  events = []
  await send(['complaint@simulator.amazonses.com'])
  await expect.poll(types).toEqual(['Send', 'Delivery', 'Complaint'])
})

it('reports nothing of a mail without a configuration set', async () => {
  const plain = new sdk.SendEmailCommand({
    FromEmailAddress: 'no-reply@reservaplus.test',
    Destination: { ToAddresses: ['ana@example.com'] },
    Content: { Simple: { Subject: { Data: 'Hola' }, Body: { Text: { Data: 'Hola' } } } },
  })
  await ses.send(plain)
  await send(['beto@example.com'])
  await expect.poll(types).toEqual(['Send', 'Delivery'])
  expect(events[0]?.detail.mail.destination).toEqual(['beto@example.com'])
})

it('accepts a mail for a suppressed address, hands it to nobody and reports a bounce', async () => {
  const EmailAddress = 'gone@example.com'
  await ses.send(new sdk.PutSuppressedDestinationCommand({ EmailAddress, Reason: 'BOUNCE' }))
  await send(['Gone@example.com', 'ana@example.com'])
  await expect.poll(types).toEqual(['Send', 'Bounce', 'Delivery'])
  expect(events[1]?.detail).toMatchObject({ bounce: { bounceSubType: 'OnAccountSuppressionList' } })
  expect(server.mails().map((mail) => mail.destination.to)).toEqual([['ana@example.com']])
  expect((await send(['gone@example.com'])).MessageId).toBeTruthy()
  expect(server.mails()).toHaveLength(1)
})

it('names an unknown configuration set', async () => {
  const unknown = send(['ana@example.com'], { ConfigurationSetName: 'nothing' })
  await expect(unknown).rejects.toMatchObject({ name: 'NotFoundException' })
})

it('names what the package leaves nameless', async () => {
  const empty = { Simple: { Subject: { Data: '' }, Body: { Text: { Data: 'Hola' } } } }
  await expect(send(['ana@example.com'], { Content: empty })).rejects.toMatchObject({ name: 'BadRequestException' })
  const unsigned = await fetch(`${server.url}/v2/email/outbound-emails`, { method: 'POST', body: '{}' })
  expect(unsigned.headers.get('x-amzn-errortype')).toBe('MissingAuthenticationTokenException')
})

it('shows mails with their attachments in the web inbox, at the shared clock', async () => {
  const RawContent = Buffer.from('BEGIN:VCALENDAR')
  const Attachments = [{ FileName: 'cita.ics', ContentType: 'text/calendar', RawContent }]
  const Simple = { Subject: { Data: 'Tu hora' }, Body: { Html: { Data: '<p>Hola</p>' } }, Attachments }
  await send(['ana@example.com'], { Content: { Simple } })
  const page = await fetch(server.url)
  expect(page.headers.get('content-type')).toContain('text/html')
  const store: unknown = await (await fetch(`${server.url}/store`)).json()
  const attachments = [{ filename: 'cita.ics', content: RawContent.toString('base64') }]
  expect(store).toMatchObject({ emails: [{ at: now / 1000, subject: 'Tu hora', attachments }] })
})

it('reads recipients and sender of a raw mail from its headers', async () => {
  const lines = ['From: no-reply@reservaplus.test', 'To: "Ana, la dueña" <ana@example.com>,', ' beto@example.com']
  const Data = Buffer.from([...lines, 'Subject: Hola', '', 'Hola'].join('\r\n'))
  const command = { ConfigurationSetName: set, Content: { Raw: { Data } } }
  await ses.send(new sdk.SendEmailCommand(command))
  await expect.poll(types).toEqual(['Send', 'Delivery', 'Delivery'])
  expect(events[0]?.detail.mail.destination).toEqual(['ana@example.com', 'beto@example.com'])
})

it('keeps mails and the suppression list over a restart', async () => {
  await send(['ana@example.com'])
  const EmailAddress = 'gone@example.com'
  await ses.send(new sdk.PutSuppressedDestinationCommand({ EmailAddress, Reason: 'COMPLAINT' }))
  await server.stop()
  await start()
  expect(server.mails().map(({ subject }) => subject)).toEqual(['Tu hora'])
  const { SuppressedDestination } = await ses.send(new sdk.GetSuppressedDestinationCommand({ EmailAddress }))
  expect(SuppressedDestination?.Reason).toBe('COMPLAINT')
  await fetch(`${server.url}/clear-store`, { method: 'POST' })
  await server.stop()
  await start()
  expect(server.mails()).toEqual([])
})
