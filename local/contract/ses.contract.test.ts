import * as sdk from '@aws-sdk/client-sesv2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sesTarget } from './ses-target'

let target: Awaited<ReturnType<typeof sesTarget>>
beforeAll(async () => {
  target = await sesTarget()
}, 30_000)
afterAll(() => target.stop())

const simulator = 'success@simulator.amazonses.com'

const send = (changes: Partial<sdk.SendEmailCommandInput> = {}) =>
  target.ses.send(
    new sdk.SendEmailCommand({
      FromEmailAddress: target.from,
      Destination: { ToAddresses: [simulator] },
      Content: { Simple: { Subject: { Data: 'Contract' }, Body: { Text: { Data: 'Hola' } } } },
      ...changes,
    }),
  )

describe('sending', () => {
  it('takes a simple mail with an attachment', async () => {
    const RawContent = Buffer.from('BEGIN:VCALENDAR')
    const Attachments = [{ FileName: 'cita.ics', ContentType: 'text/calendar', RawContent }]
    const Simple = { Subject: { Data: 'Tu hora' }, Body: { Html: { Data: '<p>Hola</p>' } }, Attachments }
    expect((await send({ Content: { Simple } })).MessageId).toBeTruthy()
  })

  it('takes a raw mail', async () => {
    const lines = [`From: ${target.from}`, `To: ${simulator}`, 'Subject: Raw', '', 'Hola']
    const Data = Buffer.from(lines.join('\r\n'))
    expect((await send({ Content: { Raw: { Data } } })).MessageId).toBeTruthy()
  })

  it('refuses an unverified sender', async () => {
    const stranger = send({ FromEmailAddress: 'someone@unverified.example' })
    await expect(stranger).rejects.toMatchObject({ name: 'MessageRejected' })
  })

  it('refuses an address that is none', async () => {
    const broken = send({ Destination: { ToAddresses: ['nobody'] } })
    await expect(broken).rejects.toMatchObject({ name: 'BadRequestException' })
  })

  it('refuses a tag with marks', async () => {
    const tagged = send({ EmailTags: [{ Name: 'event', Value: 'a:b' }] })
    await expect(tagged).rejects.toMatchObject({ name: 'BadRequestException' })
  })
})

describe('the suppression list', () => {
  it('keeps, shows and forgets an address', async () => {
    const EmailAddress = `contract-${Date.now()}@example.com`
    await target.ses.send(new sdk.PutSuppressedDestinationCommand({ EmailAddress, Reason: 'BOUNCE' }))
    const { SuppressedDestination } = await target.ses.send(new sdk.GetSuppressedDestinationCommand({ EmailAddress }))
    expect(SuppressedDestination).toMatchObject({ EmailAddress, Reason: 'BOUNCE' })
    expect(SuppressedDestination?.LastUpdateTime).toBeInstanceOf(Date)
    const listed = await target.ses.send(new sdk.ListSuppressedDestinationsCommand({ Reasons: ['BOUNCE'] }))
    expect(listed.SuppressedDestinationSummaries).toBeInstanceOf(Array)
    await target.ses.send(new sdk.DeleteSuppressedDestinationCommand({ EmailAddress }))
    const gone = target.ses.send(new sdk.GetSuppressedDestinationCommand({ EmailAddress }))
    await expect(gone).rejects.toMatchObject({ name: 'NotFoundException' })
  })
})
