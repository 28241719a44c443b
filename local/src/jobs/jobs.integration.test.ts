import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { startControl } from '../cli/start-control'
import { createClock } from '../clock/clock'
import { type Sqs, startSqs } from '../sqs/start-sqs'
import { loadTemplate } from '../template/load-template'
import { help, runJobs } from './main'

const dataDir = mkdtempSync(join(tmpdir(), 'reservaplus-jobs-'))
const clock = createClock()
const calls: { key: string; event: unknown; at: number }[] = []
let sqs: Sqs
let stop: () => Promise<void>
let queueUrl: (id: string) => string

/** As an operator types it. */
const jobs = (line: string) => runJobs([...line.split(' '), '--data', dataDir])

beforeAll(async () => {
  sqs = await startSqs()
  const root = new URL('../../..', import.meta.url).pathname.replace(/\/$/, '')
  const hosts = { app: 'app', book: 'book', apiOrigin: 'api' }
  const template = loadTemplate({ root, hosts, queueUrl: sqs.queueUrl })
  queueUrl = (id) => sqs.queueUrl(template.attributeOf(id, 'QueueName'))
  await sqs.createQueues(
    template
      .resourcesOf('AWS::SQS::Queue')
      .map(({ id, properties }) => ({ name: template.attributeOf(id, 'QueueName'), properties })),
  )
  const invoke = async (key: string, event: unknown) => {
    calls.push({ key, event, at: clock.now() })
    if (key === 'recount-usage') throw new Error('2 could not be done')

    return { reminders: 3, failed: 0 }
  }
  const control = await startControl({ clock, template, sqs, invoke }, dataDir)
  stop = control.stop
})
afterAll(async () => {
  await stop()
  await sqs.stop()
  rmSync(dataDir, { recursive: true })
})

describe('run', () => {
  it('runs a schedule by the end of its name and shows what it did', async () => {
    expect(await jobs('run reminders')).toBe('send-reminders: {"reminders":3,"failed":0}')
    expect(calls.at(-1)).toMatchObject({ key: 'send-reminders', event: { 'detail-type': 'Scheduled Event' } })
  })

  it('moves the clock there first, for everything that runs', async () => {
    await jobs('run reminders --at 2026-12-24T09:00:00Z')

    expect(new Date(calls.at(-1)?.at ?? 0).toISOString()).toMatch(/^2026-12-24T09:00:0/)
  })

  it('fails with what the function said, and names what there is where a name is none', async () => {
    await expect(jobs('run recount-usage')).rejects.toThrow('2 could not be done')
    await expect(jobs('run everything')).rejects.toThrow(/There is no everything.*send-reminders/)
    await expect(jobs('run reminders --at tomorrow')).rejects.toThrow('tomorrow is no time')
  })
})

describe('dead letters', () => {
  const bury = async (body: object) =>
    (
      await sqs.client.send(
        new SendMessageCommand({ QueueUrl: queueUrl('MailDeadLetterQueue'), MessageBody: JSON.stringify(body) }),
      )
    ).MessageId ?? ''

  it('are counted, shown with what the function said of them, and sent again', async () => {
    const first = await bury({ 'detail-type': 'appointment.booked', detail: { id: 'e-1' } })
    await bury({ 'detail-type': 'appointment.cancelled', detail: { id: 'e-2' } })
    mkdirSync(join(dataDir, 'logs'), { recursive: true })
    const line = {
      level: 'ERROR',
      message: 'A message failed',
      messageId: first,
      code: 'NOT_FOUND',
      reason: 'The event is not there',
    }
    writeFileSync(join(dataDir, 'logs', 'send-mail.log'), `${JSON.stringify(line)}\n`)

    expect(await jobs('queues')).toMatch(/^mail +0 +0 +0 +2$/m)
    const shown = await jobs('dead mail')
    expect(shown).toMatch(new RegExp(`${first} +appointment.booked e-1 +NOT_FOUND: The event is not there`))
    expect(shown).toMatch(/appointment.cancelled e-2 +the log says nothing of it/)

    expect(await jobs('redrive mail --limit 1')).toBe('1 sent again')
    expect(await jobs('queues')).toMatch(/^mail +1 +0 +0 +1$/m)
    const { Messages = [] } = await sqs.client.send(new ReceiveMessageCommand({ QueueUrl: queueUrl('MailQueue') }))
    expect(Messages.map(({ Body = '' }) => JSON.parse(Body).detail.id)).toEqual(['e-1'])
  })

  it('of a queue that is none are refused with the names there are', async () => {
    await expect(jobs('dead everything')).rejects.toThrow(/There is no queue everything.*move-mail/)
    await expect(jobs('redrive mail --limit 0')).rejects.toThrow('--limit is a whole number from 1')
  })
})

it('says how it is used, and where nothing runs', async () => {
  expect(await jobs('--help')).toBe(help)
  await expect(runJobs(['queues', '--data', join(dataDir, 'nowhere')])).rejects.toThrow('begin with npm start')
})
