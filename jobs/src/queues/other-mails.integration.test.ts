import { publicBook } from '@reservaplus/server/appointments/book'
import { complete } from '@reservaplus/server/appointments/change'
import { undo } from '@reservaplus/server/appointments/undo-transition'
import { create as createClient } from '@reservaplus/server/clients/service'
import { transact } from '@reservaplus/server/db/transact'
import { findEventsOfSubject } from '@reservaplus/server/events/repository'
import { requestCode, resendLinks, signIn } from '@reservaplus/server/self-service/sign-in'
import { create as createSeries } from '@reservaplus/server/series/service'
import { arrive } from '@reservaplus/server/testing/arrive'
import { monday } from '@reservaplus/server/testing/context'
import { openSalon, type Salon } from '@reservaplus/server/testing/salon'
import { useTestTable } from '@reservaplus/server/testing/table'
import { create as createEntry } from '@reservaplus/server/waitlist/join'
import { offerFreed } from '@reservaplus/server/waitlist/offer-freed'
import { entryReplacement, findWaitlistEntry } from '@reservaplus/server/waitlist/repository'
import { localDate, localTime } from '@reservaplus/shared/time/schema'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { useMailCloud } from '../testing/mail-cloud'
import { deliverBatch, noticeOf, type QueueHandler } from '../testing/queue'

const table = useTestTable()
const cloud = useMailCloud((name, value) => vi.stubEnv(name, value))
let sendMail: QueueHandler
let salon: Salon

beforeAll(async () => {
  vi.stubEnv('TABLE_NAME', table().tableName)
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', table().endpoint)
  sendMail = (await import('./send-mail')).handler as QueueHandler
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(monday) })
  salon = await openSalon()
})

let serial = 0
const newClient = async () => {
  serial += 1
  const email = `clienta-${serial}@correo.example`

  return { ...(await createClient(salon.ctx, { firstName: 'Julia', lastName: 'Rojas', email })), email }
}
const deliverAll = async (kind: string, id: string) => {
  const events = await findEventsOfSubject(salon.ctx.organizationId, { kind, id })

  const failures = await deliverBatch(sendMail, events.map(noticeOf))

  return [...failures, ...(await deliverBatch(sendMail, events.map(noticeOf)))]
}

describe('the waiting list', () => {
  const wednesday = localDate.parse('2026-11-25')
  const joined = async (day = wednesday) => {
    const client = await newClient()
    const entry = await createEntry(salon.ctx, {
      services: [{ serviceId: salon.service.id }],
      professionalId: 'any',
      from: day,
      to: day,
      weekdays: [],
      times: [],
      note: '',
      client: { id: client.id },
    })

    return { entry, client }
  }

  it('tells that one is on it, once', async () => {
    const { entry, client } = await joined()
    expect(await deliverAll('waitlist-entry', entry.id)).toEqual([])
    expect(cloud.mailsTo(client.email).map(({ subject }) => subject)).toEqual([
      'Estás en la lista de espera de La Encina',
    ])
    expect(cloud.mailsTo(client.email)[0]?.body.text).toContain('http://book.localhost:3000/my/waitlist/')
  })

  it('tells of a time that is kept, until when, and not of one that is no longer', async () => {
    const { entry, client } = await joined()
    await offerFreed(salon.ctx, {})
    await deliverAll('waitlist-entry', entry.id)
    const [mail, ...more] = cloud.mailsTo(client.email)
    expect(more).toEqual([])
    expect(mail?.subject).toContain('Se liberó una hora en La Encina: miércoles 25 de noviembre')
    expect(mail?.body.text).toContain('hasta las 12:00')

    const touched = await joined(localDate.parse('2026-11-26'))
    await offerFreed(salon.ctx, {})
    const offered = await findWaitlistEntry(salon.ctx.organizationId, touched.entry.id)
    if (!offered) throw new Error('Nobody waits')
    await transact([entryReplacement({ ...offered, version: offered.version + 1 }, offered)])
    await deliverAll('waitlist-entry', touched.entry.id)
    expect(cloud.mailsTo(touched.client.email).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('Se liberó una hora'),
    ])

    const late = await joined(localDate.parse('2026-11-27'))
    await offerFreed(salon.ctx, {})
    vi.setSystemTime(new Date(Date.parse(monday) + 2 * 3_600_000))
    await deliverAll('waitlist-entry', late.entry.id)
    vi.setSystemTime(new Date(monday))
    expect(cloud.mailsTo(late.client.email)).toEqual([])
  })
})

describe('a visit that took place', () => {
  const visited = async () => {
    const client = await newClient()
    serial += 1
    const start = new Date(Date.UTC(2026, 11, 1 + 7 * serial, 15)).toISOString()
    const { id } = await salon.byHand({ start, client: { id: client.id } })
    await arrive(salon.ctx, { id })
    await complete(salon.ctx, { id })

    return { id, client }
  }

  it('is asked about once, with a link', async () => {
    const { id, client } = await visited()
    const events = await findEventsOfSubject(salon.ctx.organizationId, { kind: 'appointment', id })
    const completed = events.filter(({ type }) => type === 'appointment.completed')
    await deliverBatch(sendMail, completed.map(noticeOf))
    await deliverBatch(sendMail, completed.map(noticeOf))
    const mails = cloud.mailsTo(client.email)
    expect(mails.map(({ subject }) => subject)).toEqual(['¿Cómo te fue en La Encina?'])
    expect(mails[0]?.body.text).toContain('http://book.localhost:3000/my/review/')
  })

  it('is asked about once, also when its end was taken back and came again', async () => {
    const { id, client } = await visited()
    await undo(salon.ctx, { id })
    await complete(salon.ctx, { id })
    await deliverAll('appointment', id)
    const mails = cloud.mailsTo(client.email).filter(({ subject }) => subject.startsWith('¿Cómo te fue'))
    expect(mails).toHaveLength(1)
  })
})

describe('a client who wants to come in', () => {
  const asking = async () => {
    const client = await newClient()

    return { client, asked: { slug: salon.slug, email: client.email } }
  }
  const deliverOf = async (type: string, id: string) => {
    const events = await findEventsOfSubject(salon.ctx.organizationId, { kind: 'client', id })

    return deliverBatch(sendMail, events.filter((each) => each.type === type).map(noticeOf))
  }

  it('gets a code that opens, and no other place has it', async () => {
    const { client, asked } = await asking()
    await requestCode(salon.ctx, asked)
    expect(await deliverOf('client.code-requested', client.id)).toEqual([])
    const [mail] = cloud.mailsTo(client.email)
    const [, code = ''] = /^(\d{6}) es tu código/.exec(mail?.subject ?? '') ?? []
    expect(await signIn(salon.ctx, { ...asked, code })).toMatchObject({ token: expect.any(String) })
  })

  it('gets it in the language they read while asking, else in the one they booked in', async () => {
    const { client, asked } = await asking()
    const email = client.email ?? ''
    await publicBook(salon.ctx, {
      ...salon.bookInput({ start: '2026-12-01T13:00:00Z', locale: 'en' }),
      client: { firstName: 'Julia', lastName: 'Rojas', email, phone: '+56 9 8765 4321' },
    })
    await requestCode(salon.ctx, asked)
    await deliverOf('client.code-requested', client.id)
    await requestCode(salon.ctx, { ...asked, locale: 'pt' })
    await deliverOf('client.code-requested', client.id)
    const subjects = cloud.mailsTo(email).map(({ subject }) => subject)
    expect(subjects).toEqual([expect.stringContaining('is your code'), expect.stringContaining('é o seu código')])
  })

  it('gets the links to all that lies ahead', async () => {
    const { client, asked } = await asking()
    for (const start of ['2027-02-02T13:00:00Z', '2027-02-09T13:00:00Z']) {
      await salon.byHand({ start, client: { id: client.id } })
    }
    await resendLinks(salon.ctx, asked)
    await deliverOf('client.links-requested', client.id)
    const [mail] = cloud.mailsTo(client.email)
    expect(mail?.body.text?.match(/http:\/\/book\.localhost:3000\/m\//g)).toHaveLength(2)
    expect(mail?.body.text).toContain('martes 9 de febrero')
  })
})

describe('a series', () => {
  it('is told in one mail with all its dates, and none for each', async () => {
    const client = await newClient()
    const series = await createSeries(salon.ctx, {
      clientId: client.id,
      serviceId: salon.service.id,
      professionalId: salon.professional.id,
      startsOn: localDate.parse('2027-01-05'),
      localTime: localTime.parse('10:00'),
      rule: 'FREQ=WEEKLY;COUNT=3',
      choices: [],
      notes: '',
      internalNotes: '',
    })
    expect(series.appointments).toHaveLength(3)
    for (const { id } of series.appointments) await deliverAll('appointment', id)
    expect(cloud.mailsTo(client.email)).toEqual([])
    await deliverAll('series', series.id)
    const [mail, ...more] = cloud.mailsTo(client.email)
    expect(more).toEqual([])
    expect(mail?.subject).toBe('Tus próximas horas en La Encina')
    for (const date of ['martes 5 de enero', 'martes 12 de enero', 'martes 19 de enero']) {
      expect(mail?.body.text).toContain(`10:00: ${date}`)
    }
  })
})
